import Foundation
import Testing

@testable import SESMetrics

@Suite("Spilling") struct SpillingTests {
    @Test(
        "whatever the memory and the number of workers, the same bytes come out",
        arguments: PropertySeeds.from(1, standard: 40))
    func sameBytes(seed: UInt64) throws {
        var events = RandomEvents(seed: seed &+ 77_000)
        let records = (0..<events.generator.number(1...150)).map { _ in events.event().compact }
        let folder = try TemporaryFolder()
        // A batch is judged before its tables go to disk, so that it takes several inputs to be late.
        for file in 0..<12 {
            let part = records.filter { _ in events.generator.isOne(in: 4) }
                .map { events.generator.isOne(in: 6) ? SpillingTests.notification($0) : $0 }
            try folder.write("in/\(file)", part.map { $0 + "\n" }.joined())
        }
        let options = RandomOptions(using: &events.generator, deduplicates: events.generator.isOne(in: 2))
        let top = events.generator.isOne(in: 4) ? "2" : nil
        let series = events.generator.isOne(in: 4) ? "2" : nil
        let run = { (memory: String?, threads: Int) in
            try ProductRun(folder) { arguments in
                options.apply(to: &arguments)
                arguments.selection.top = top
                arguments.limits.series = series
                arguments.limits.valueBytes = "5"
                arguments.run.memoryLimit = memory
                arguments.run.temporaryFolder = folder.path.text
                arguments.run.threads = "\(threads)"
            }
        }
        let expected = try run(nil, 1)
        #expect([.success, .imperfect].contains(expected.status), "\(expected.messages)")
        for threads in [1, events.generator.number(2...6)] {
            let spilled = try run("64K", threads)
            let place = "seed \(seed), \(threads) threads: \(options)"
            #expect(spilled.output == expected.output, "\(place)")
            #expect(spilled.conserves, "\(place)")
            for name in ["records", "counted", "duplicate", "filtered"] {
                #expect(spilled.number(name) == expected.number(name), "\(name), \(place)")
            }
            #expect(spilled.counts("warnings") == expected.counts("warnings"), "\(place)")
            #expect(spilled.status == expected.status, "\(place)")
        }
        #expect(folder.names == ["in", "out.csv", "summary.json"], "temporary files have no names")
    }

    /// SES's notification of a published event, where there is one of its type.
    private static func notification(_ record: String) -> String {
        let types = ["Bounce", "Complaint", "Delivery"]
        guard types.contains(where: { record.contains("\"eventType\":\"\($0)\"") }) else { return record }
        return record.replacingOccurrences(of: "\"eventType\"", with: "\"notificationType\"")
    }

    @Test("a folder that cannot take what memory has no room for ends the run with status 74")
    func full() throws {
        let folder = try TemporaryFolder()
        var events = RandomEvents(seed: 3)
        try folder.write("in/1", (0..<50).map { _ in events.event().compact + "\n" }.joined())
        let run = try ProductRun(folder) { arguments in
            arguments.run.memoryLimit = "64K"
            arguments.run.temporaryFolder = folder.path("missing").text
        }
        #expect(run.status == .cannotWrite)
        #expect(run.messages.contains("--memory-limit"))
        #expect(run.messages.contains("--temporary-folder"))
        #expect(run.output == "")
    }
}
