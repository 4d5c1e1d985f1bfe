import Testing

@testable import SESMetrics

@Suite("The limit on datapoints") struct DatapointLimitTests {
    /// Four campaigns, an input each.
    private func run(
        _ limit: String, threads: Int, _ change: (inout MetricsArguments) -> Void
    ) throws -> ProductRun {
        let folder = try TemporaryFolder()
        for campaign in ["a", "b", "c", "d"] {
            let lines = (0..<3).map { event in
                #"{"eventType":"Send","mail":{"messageId":"\#(campaign)\#(event)","#
                    + #""timestamp":"2026-03-14T10:00:00Z","tags":{"campaign":["\#(campaign)"]}},"send":{}}"# + "\n"
            }
            try folder.write("in/\(campaign)", lines.joined())
        }
        return try ProductRun(folder) { arguments in
            arguments.run.threads = "\(threads)"
            arguments.selection.dimensions = ["campaign"]
            arguments.selection.noAccountLevel = true
            arguments.limits.datapoints = limit
            change(&arguments)
        }
    }

    @Test("what counts is the result after folding, however many workers there are", arguments: 1...5)
    func folded(threads: Int) throws {
        let bySeries = try run("2", threads: threads) { $0.limits.series = "1" }
        #expect(bySeries.status == .success, "\(bySeries.messages)")
        #expect(bySeries.output.split(separator: "\n").count == 3)
        #expect(try run("1", threads: threads) { $0.limits.series = "1" }.status == .limit)
        let byTotal = try run("3", threads: threads) { $0.selection.top = "2" }
        #expect(byTotal.status == .success, "\(byTotal.messages)")
        #expect(try run("2", threads: threads) { $0.selection.top = "2" }.status == .limit)
        #expect(try run("4", threads: threads) { _ in }.status == .success)
        #expect(try run("3", threads: threads) { _ in }.status == .limit)
    }
}
