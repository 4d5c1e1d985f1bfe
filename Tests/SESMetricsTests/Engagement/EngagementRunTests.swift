import Foundation
import Testing

@testable import SESMetrics

// A request to stop is one for the whole process, so these runs must not be beside the test that makes one.
extension MetricsRunTests {
    @Suite("Engagement run") struct EngagementRunTests {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private func run(
            _ records: String, _ change: (inout EngagementArguments) -> Void = { _ in }
        ) throws -> (status: SESMetrics.ExitStatus, report: String) {
            let input = try folder.write("in/events", records)
            let environment = RunEnvironment(
                now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { _ in },
                hasTerminal: false)
            var arguments = EngagementArguments()
            arguments.input.inputs = [input.text]
            arguments.output.output = folder.path("out").text
            arguments.output.format = "csv"
            change(&arguments)
            let status = EngagementRun.run(arguments, environment: environment)
            return (status, folder.text("out") ?? "")
        }

        /// The fields of a row by the names of their columns.
        private func row(_ report: String, _ number: Int) -> [String: String] {
            let lines = report.split(separator: "\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            return Dictionary(uniqueKeysWithValues: zip(lines[0], lines[number]))
        }

        private let sent = "2026-03-02T10:00:00Z"

        /// Two messages to one recipient each, whose address is written in two ways, and one to two recipients.
        private var records: String {
            let both = ["ida@example.net", "otto@example.com"]
            return ReportEvents.message("1", at: sent) + ReportEvents.message("2", at: sent, campaign: "sale")
                + ReportEvents.message("3", at: "2026-03-04T10:00:00Z", to: both)
                + ReportEvents.response("1", sent: sent, at: "2026-03-02T11:00:00Z", userAgent: "Mozilla/5.0")
                + ReportEvents.response(
                    "2", sent: sent, at: "2026-03-03T11:00:00Z", to: ["Ida <IDA@example.net>"], campaign: "sale")
                + ReportEvents.response(
                    "2", sent: sent, at: "2026-03-03T12:00:00Z", campaign: "sale", link: "https://a/")
                + ReportEvents.response(
                    "3", sent: "2026-03-04T10:00:00Z", at: "2026-03-05T10:00:00Z", to: both)
        }

        @Test("a recipient counts once, however the address is written, and those of several are apart")
        func recipients() throws {
            let report = try run(records) { $0.dimensions = ["campaign"] }.report
            let total = row(report, 1)
            #expect(total["View"] == "total" && total["Recipients"] == "1" && total["SharedResponses"] == "1")
            #expect(total["Open"] == "3" && total["MachineOpen"] == "1" && total["UniqueOpen"] == "3")
            #expect(total["OpenRate"] == "1" && total["LastSend"] == "" && total["AgeSeconds"] == "")
            let letters = try #require((2...3).map { row(report, $0) }.first { $0["campaign"] == "letters" })
            #expect(letters["Recipients"] == "1" && letters["RecipientsNotMachines"] == "0")
            let sale = try #require((2...3).map { row(report, $0) }.first { $0["campaign"] == "sale" })
            #expect(sale["RecipientsNotMachines"] == "1" && sale["ClickToOpenRate"] == "1")
        }

        @Test("by send the range chooses messages, and the age runs to the last event of all")
        func bySend() throws {
            let report = try run(records) {
                $0.window.placement = "send"
                $0.window.endTime = "2026-03-03"
            }.report
            #expect(row(report, 1)["Open"] == "2")
            #expect(row(report, 1)["LastSend"] == sent)
            #expect(row(report, 1)["AgeSeconds"] == "\(3 * 86_400)")
        }

        @Test("a recipient's fields put a response to several into each of its groups")
        func recipientFields() throws {
            let report = try run(records) { $0.dimensions = ["field/recipientDomain"] }.report
            for number in 2...3 { #expect(row(report, number)["SharedResponses"] == "1") }
            #expect(row(report, 2)["field/recipientDomain"] == "example.net")
            #expect(row(report, 2)["Recipients"] == "1" && row(report, 3)["Recipients"] == "0")
        }

        @Test("groups beyond the limit are put together, and have no total of their own")
        func folding() throws {
            let report = try run(records) {
                $0.dimensions = ["campaign"]
                $0.limits.series = "1"
            }.report
            #expect(row(report, 1)["Account"] == "(other)" && row(report, 1)["campaign"] == "(other)")
            #expect(row(report, 1)["Recipients"] == "1" && row(report, 1)["View"] == "group")
            for format in ["json", "text"] {
                let other = try run(records) {
                    $0.dimensions = ["campaign"]
                    $0.limits.series = "1"
                    $0.output.format = format
                }.report
                #expect(other.contains(format == "json" ? #""total":null"# : "Engagement of account (other)\n\nBy"))
            }
        }

        @Test("text and JSON say the same as csv")
        func formats() throws {
            let text = try run(records) {
                $0.output.format = "text"
                $0.window.placement = "send"
                $0.dimensions = ["campaign"]
            }.report
            for part in ["OpenRate         100.0 %", "last sent", "3 d 0 h", "1 d 0 h", "without 1 opens and clicks"] {
                #expect(text.contains(part), "\(part)")
            }
            let json = try run(records) { $0.output.format = "json" }.report
            let tree = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
            let total = try #require((tree["accounts"] as? [[String: Any]])?.first?["total"] as? [String: Any])
            #expect(total["recipients"] as? Int == 1 && total["Open"] as? Int == 3 && total["OpenRate"] as? Int == 1)
            #expect(try run("") { $0.output.format = "text" }.report == "No sends, deliveries, opens or clicks\n")
        }

        @Test("more recipients than memory holds end the run")
        func memory() throws {
            let many = (0..<600).map {
                ReportEvents.response("\($0)", sent: sent, at: sent, to: ["r\($0)@example.net"])
            }.joined()
            #expect(try run(many) { $0.run.memoryLimit = "64KiB" }.status == .limit)
            #expect(folder.text("out") == nil)
        }
    }
}
