import Foundation
import Synchronization
import Testing

@testable import SESMetrics

// A request to stop is one for the whole process, so these runs must not be beside the test that makes one.
extension MetricsRunTests {
    @Suite("Reputation run") struct ReputationRunTests {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private final class Messages: Sendable {
            let texts = Mutex<[String]>([])
            var text: String { texts.withLock { $0.joined() } }
        }

        private func run(
            _ records: String, hasColour: Bool = false, _ change: (inout ReputationArguments) -> Void = { _ in }
        ) throws -> (status: SESMetrics.ExitStatus, report: String, messages: String) {
            let input = try folder.write("in/events", records)
            let messages = Messages()
            let environment = RunEnvironment(
                now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil),
                printError: { text in messages.texts.withLock { $0.append(text) } }, hasTerminal: false)
            var arguments = ReputationArguments()
            arguments.input.inputs = [input.text]
            arguments.output.output = folder.path("out").text
            arguments.output.format = "csv"
            arguments.minimumVolume = "1"
            change(&arguments)
            let status = ReputationRun.run(arguments, environment: environment, hasColour: hasColour)
            return (status, folder.text("out") ?? "", messages.text)
        }

        private let day = "2026-03-02T10:00:00Z"

        private func messages(_ count: Int, bounces: Int) -> String {
            (0..<count).map { ReportEvents.message("\($0)", at: day, bounces: $0 < bounces) }.joined()
        }

        @Test(
            "--fail-on is status 10 from its threshold on",
            arguments: [
                (4, nil, SESMetrics.ExitStatus.success), (4, "review", .success), (5, "review", .threshold),
                (9, "pause", .success), (10, "pause", .threshold), (10, nil, .success),
            ] as [(Int, String?, SESMetrics.ExitStatus)])
        func failOn(bounces: Int, alarm: String?, expected: SESMetrics.ExitStatus) throws {
            let outcome = try run(messages(100, bounces: bounces)) { $0.failOn = alarm }
            #expect(outcome.status == expected)
            #expect(outcome.messages.contains("--fail-on") == (expected == .threshold))
        }

        @Test("suppression lists, not-spam and the simulator are left out; other complaints are not")
        func exclusions() throws {
            var records = messages(20, bounces: 0)
            for (id, more) in [
                ("1", #","complaintSubType":"OnAccountSuppressionList""#),
                ("2", #","complaintSubType":"OnTenantSuppressionList""#),
                ("3", #","complaintFeedbackType":"not-spam""#), ("4", #","complaintFeedbackType":"abuse""#), ("5", ""),
            ] {
                records += ReportEvents.complaint(id, at: day, more)
            }
            records += ReportEvents.message(
                "s", at: day, to: ["bounce@simulator.amazonses.com"], bounces: true)
            let report = try run(records).report
            #expect(report.split(separator: "\n")[1].hasPrefix("111122223333,data,,,20,0,0,"))
            #expect(report.split(separator: "\n")[1].contains(",20,2,0.1,"))
        }

        @Test("a crossed threshold beats what was rejected")
        func beatsRejected() throws {
            #expect(try run(messages(10, bounces: 5) + "junk\n") { $0.failOn = "review" }.status == .threshold)
            #expect(try run(messages(10, bounces: 0) + "junk\n") { $0.failOn = "review" }.status == .imperfect)
        }

        @Test("a single bad day among good ones is no alarm, and a bad group is one")
        func partsAndDays() throws {
            var records = messages(300, bounces: 0)
            for number in 0..<8 {
                records += ReportEvents.message(
                    "x\(number)", at: "2026-03-03T10:00:00Z", campaign: "lottery", bounces: true)
            }
            let whole = try run(records) { $0.failOn = "review" }
            #expect(whole.status == .success)
            #expect(whole.report.contains("111122223333,day,2026-03-03T00:00:00Z,2026-03-04T00:00:00Z,8,8,1,"))
            let grouped = try run(records) {
                $0.failOn = "pause"
                $0.dimensions = ["campaign"]
            }
            #expect(grouped.status == .threshold)
            let groups = grouped.report.split(separator: "\n").filter { $0.contains(",group,") }
            #expect(groups.count == 2)
            #expect(groups[0].hasPrefix("111122223333,group,,,lottery,8,8,1,"))
        }

        @Test("text names every part, and has colours where they are wanted")
        func text() throws {
            let change = { (arguments: inout ReputationArguments) in
                arguments.output.format = "text"
                arguments.dimensions = ["campaign"]
            }
            let plain = try run(messages(20, bounces: 1), change).report
            for part in [
                "Reputation of account 111122223333", "By day (UTC)", "By campaign", "5.00 %", "What it means",
            ] {
                #expect(plain.contains(part))
            }
            for (bounces, words) in [(0, "healthy\n"), (1, "review: SES"), (2, "pause: SES")] {
                #expect(try run(messages(20, bounces: bounces), change).report.contains("  \(words)"))
            }
            #expect(
                try run(messages(2, bounces: 0)) {
                    change(&$0)
                    $0.minimumVolume = "3"
                }.report.contains("too few sends"))
            #expect(try run("", change).report == "No sends, deliveries, bounces or complaints\n")
        }

        @Test("JSON has every part, with null where there is nothing")
        func json() throws {
            let report = try run(ReportEvents.complaint("1", at: day)) {
                $0.output.format = "json"
                $0.dimensions = ["campaign"]
            }.report
            let tree = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
            #expect(tree["status"] as? String == "unknown")
            let account = try #require((tree["accounts"] as? [[String: Any]])?.first)
            #expect(account["lastSends"] is NSNull)
            let data = try #require(account["data"] as? [String: Any])
            #expect(data["complaints"] as? Int == 1)
            #expect(data["bounceRate"] is NSNull)
            let group = try #require((account["groups"] as? [[String: Any]])?.first)
            #expect(group["dimensions"] as? [[String: String]] == [["name": "campaign", "value": "letters"]])
        }

        @Test("a flood of accounts ends the run")
        func flood() throws {
            var floods = ""
            for number in 0...VolumeMeter.mostKeys {
                let account = String(100_000_000_000 + number)
                floods += ReportEvents.message("1", at: day).replacingOccurrences(of: "111122223333", with: account)
            }
            #expect(try run(floods).status == .limit)
        }
    }
}
