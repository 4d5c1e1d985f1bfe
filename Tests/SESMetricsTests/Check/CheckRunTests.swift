import Events
import Foundation
import Metrics
import Synchronization
import Testing

@testable import SESMetrics

// A request to stop is one for the whole process, so these runs must not be beside the test that makes one.
extension MetricsRunTests {
    @Suite("Check run") struct CheckRunTests {
        let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder() }

        private final class Messages: Sendable {
            let texts = Mutex<[String]>([])
            var text: String { texts.withLock { $0.joined() } }
        }

        /// A run over the folder `in` that writes to `out`; its status, report, and messages.
        private func run(
            format: String = "text", hasColour: Bool = false, _ change: (inout CheckArguments) -> Void = { _ in }
        ) -> (status: SESMetrics.ExitStatus, report: String, messages: String) {
            let messages = Messages()
            let environment = RunEnvironment(
                now: 1_773_500_000_000, processors: 1, zones: ZoneLoader(environmentFolder: nil),
                printError: { text in messages.texts.withLock { $0.append(text) } }, hasTerminal: false)
            var arguments = CheckArguments()
            arguments.input.inputs = [folder.path("in").text]
            arguments.output = folder.path("out").text
            arguments.format = format
            change(&arguments)
            let status = CheckRun.run(arguments, environment: environment, hasColour: hasColour)
            return (status, folder.text("out") ?? "", messages.text)
        }

        private func json(_ change: (inout CheckArguments) -> Void = { _ in }) throws -> [String: Any] {
            let report = run(format: "json", change).report
            #expect(report.hasSuffix("}\n"))
            return try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        }

        private func send(_ time: String, id: String = "m", mail: String = "", key: String = "eventType") -> String {
            #"{"\#(key)":"Send","mail":{"timestamp":"\#(time)","messageId":"\#(id)"\#(mail)},"send":{}}"# + "\n"
        }

        @Test("the members of a summary are there, but the time, and the parts add up")
        func summary() throws {
            try folder.write("in/a", send("2026-03-01T00:00:00Z") + send("2026-03-01T00:00:00Z") + "junk\n{}\n")
            try folder.write("in/b", send("2026-03-01T05:00:00Z") + #"{"detail-type":"x","detail":1}"#)
            let check = try json()
            let summary = SummaryJSON.bytes(RunReport(), inputs: 0)
            let keys = try #require(try JSONSerialization.jsonObject(with: Data(summary)) as? [String: Any]).keys
            #expect(Set(keys).subtracting(check.keys) == ["seconds"])
            #expect(check["records"] as? Int == 6)
            #expect(check["counted"] as? Int == 2)
            #expect(check["duplicate"] as? Int == 1)
            #expect(check["ignored"] as? [String: Int] == ["other_aws_event": 1])
            #expect(check["rejected"] as? [String: Int] == ["json_syntax": 1, "missing_type": 1])
            let types = try #require(check["types"] as? [[String: Any]])
            #expect(types.map { $0["type"] as? String } == EventType.allCases.map(\.wireName))
            #expect(types[0]["counted"] as? Int == 2)
            #expect(types[0]["duplicate"] as? Int == 1)
            #expect(types.map { $0["seen"] as? Bool } == [true] + Array(repeating: false, count: 9))
            let hours = try #require(check["hours"] as? [[String: Any]])
            #expect(hours.map { $0["events"] as? Int } == [1, 1])
            #expect(hours.map { $0["start"] as? String } == ["2026-03-01T00:00:00Z", "2026-03-01T05:00:00Z"])
            let gaps = try #require((check["gaps"] as? [String: Any])?["longest"] as? [[String: Any]])
            #expect(gaps.map { $0["seconds"] as? Int } == [5 * 3600])
        }

        @Test("the number of threads, and which input holds what, changes no byte", arguments: ["text", "json"])
        func threads(format: String) throws {
            for number in 0..<9 {
                var text = ""
                for index in 0..<40 {
                    let time = "2026-03-0\(1 + index % 9)T0\(number):\(10 + index):00Z"
                    let tags = #","tags":{"t\#(index % 7)":["\#(number)"],"ses:configuration-set":["s\#(index % 3)"]}"#
                    text += send(time, id: "m\(index % 5)", mail: tags)
                    if index % (number + 3) == 0 { text += "junk \(index)\n[1,\n{}\n" }
                }
                try folder.write("in/\(number)", text)
            }
            let one = run(format: format) { $0.run.threads = "1" }.report
            #expect(one.utf8.count > 1000)
            for threads in ["2", "3", "8"] {
                #expect(run(format: format) { $0.run.threads = threads }.report == one)
            }
        }

        @Test("a type outside the range is no type that was never seen")
        func range() throws {
            try folder.write(
                "in/a",
                send("2026-03-01T00:00:00Z") + send("2026-03-05T00:00:00Z")
                    + #"{"eventType":"Reject","mail":{"timestamp":"2026-03-05T00:00:00Z","messageId":"m"}}"#)
            let check = try json {
                $0.window.startTime = "2026-03-01"
                $0.window.endTime = "2026-03-02"
            }
            let types = try #require(check["types"] as? [[String: Any]])
            #expect(types.map { $0["counted"] as? Int } == [1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
            #expect(types.map { $0["filtered"] as? Int } == [1, 0, 0, 0, 0, 0, 1, 0, 0, 0])
            #expect(types[6]["seen"] as? Bool == true)
            #expect(types[1]["seen"] as? Bool == false)
            #expect(types[1]["firstEvent"] is NSNull)
            #expect(check["startTime"] as? String == "2026-03-01T00:00:00.000Z")
            let text = run { $0.window.startTime = "2026-03-03" }.report
            #expect(text.contains("range from 2026-03-03T00:00:00Z to the last event"))
            #expect(text.contains("never seen"))
        }

        @Test("no address and no control character is shown, whatever an input holds")
        func hostile() throws {
            let mail =
                #","sendingAccountId":"kim@example.org","sourceArn":"arn:aws:ses:lou@x:1:a","source":"max@example.org","#
                + #""tags":{"ses:configuration-set":["nia@example.org"],"ola@example.org":["v"],"\u001b[31m\n\u202e":["v"],"#
                + #""a":["\u001b[1m"],"":["w"]}"#
            try folder.write("in/\u{1B}[1mname", send("2026-03-01T00:00:00Z", mail: mail) + "pat@example.org\n{]\n")
            for format in ["text", "json"] {
                let (status, report, _) = run(format: format)
                #expect(status == .imperfect)
                #expect(!report.contains("@"))
                #expect(!report.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
                #expect(report.contains("(address)"))
                #expect(report.contains("(invalid)"))
            }
            let text = run().report
            #expect(text.contains(#"\u{1b}[31m\n\u{202e}"#))
            #expect(text.contains(#"\u{1b}[1mname"#))
        }

        @Test("a flood of tag names and values is bounded, and told")
        func flood() throws {
            var text = ""
            for number in 0..<300 {
                let tags = (0..<50).map { #""n\#(number)-\#($0)":["x"]"# }.joined(separator: ",")
                text += send(
                    "2026-03-01T00:00:00Z", id: "\(number)",
                    mail: #","tags":{"ses:configuration-set":["c\#(number)"],\#(tags)}"#)
            }
            try folder.write("in/a", text)
            let check = try json()
            let tags = try #require(check["tags"] as? [String: Any])
            let names = try #require(tags["names"] as? [[String: Any]])
            #expect(names.count == 200)
            #expect(tags["hasMore"] as? Bool == true)
            #expect(names.allSatisfy { $0["events"] as? Int == 1 })
            let sets = try #require(check["configurationSets"] as? [String: Any])
            #expect((sets["names"] as? [Any])?.count == 300)
            let report = run().report
            #expect(report.contains("and more than 180 others"))
            #expect(report.contains("and 280 more; --format json has all"))
            #expect(report.contains("(other)"))
        }

        @Test("names and values that are too long are one name, and draw a warning a record")
        func long() throws {
            let long = String(repeating: "x", count: 1025)
            let mail = #","tags":{"ses:configuration-set":["\#(long)"],"\#(long)":["1"],"a":["\#(long)"]}"#
            try folder.write("in/a", send("2026-03-01T00:00:00Z", mail: mail) + send("2026-03-01T01:00:00Z"))
            let check = try json()
            #expect(check["warnings"] as? [String: Int] == ["value_too_long": 1])
            let sets = try #require((check["configurationSets"] as? [String: Any])?["names"] as? [[String: Any]])
            #expect(sets.map { $0["name"] as? String } == ["(none)", "(too long)"])
            #expect(run().report.contains("value_too_long"))
        }

        @Test("a tag that a record holds twice counts once, with its last value")
        func twice() throws {
            let mail = #","tags":{"a":["1"],"a":["2"]}"#
            try folder.write(
                "in/a", send("2026-03-01T00:00:00Z", mail: mail) + send("2026-03-01T01:00:00Z", mail: mail))
            let tags = try #require((try json()["tags"] as? [String: Any])?["names"] as? [[String: Any]])
            #expect(tags.map { $0["events"] as? Int } == [2])
            #expect(tags.map { $0["values"] as? Int } == [1])
        }

        @Test("a rejected record is named by member, line and offset; members that are done are forgotten")
        func position() throws {
            try folder.write("in/a", send("2026-03-01T00:00:00Z") + "\n{\"a\n")
            let problems = try #require(try json()["problems"] as? [String: Any])
            let rejected = try #require(problems["rejected"] as? [[String: Any]])
            let example = try #require(rejected[0]["example"] as? [String: Any])
            #expect(example["line"] as? Int == 3)
            #expect(example["member"] as? Int == 0)
            #expect(example["offset"] as? Int == send("2026-03-01T00:00:00Z").utf8.count + 1)
            #expect(example["reason"] as? String == "json_syntax")
            var members = MemberMap()
            for member in 1...5 { members.note(member: member, from: Int64(member * 10)) }
            members.forget(before: 35)
            #expect(members.member(at: 35) == 3)
            #expect(members.member(at: 50) == 5)
        }

        @Test("an empty archive is clean, and no input at all is status 66 unless that is allowed")
        func empty() throws {
            try folder.folder("in")
            #expect(run().status == .noInput)
            #expect(folder.text("out") == nil)
            let (status, report, messages) = run { $0.input.allowEmpty = true }
            #expect(status == .success)
            #expect(report.contains("nothing is wrong"))
            #expect(messages.hasPrefix("sesstat: read 0 records from 0 inputs"))
            let check = try json { $0.input.allowEmpty = true }
            #expect(check["firstEvent"] is NSNull)
            #expect(check["hours"] as? [String] == [])
        }

        @Test("what is wrong is status 1, and can be tolerated")
        func status() throws {
            try folder.write("in/a", "junk")
            #expect(run().status == .imperfect)
            #expect(run { $0.run.tolerate = "1" }.status == .success)
            try folder.write("in/b", "PK\u{3}\u{4}")
            #expect(run { $0.run.tolerate = "1" }.status == .imperfect)
            #expect(
                run {
                    $0.run.tolerate = "1"
                    $0.run.tolerateDamage = true
                    $0.run.quiet = true
                }.messages == "")
            let check = try json()
            #expect((check["compression"] as? [String: Int])?["unsupported"] == 1)
            #expect(run().report.contains("unsupported_format: 1 in 1 input"))
        }

        @Test("what cannot be opened or read is damage, and is stored as nobody knows")
        func unread() throws {
            try folder.write("in/a", send("2026-03-01T00:00:00Z"))
            let check = try json { $0.input.inputs += ["/proc/self/mem"] }
            let problems = try #require(check["problems"] as? [String: Any])
            let damage = try #require(problems["damage"] as? [[String: Any]])
            #expect(damage.map { $0["code"] as? String } == ["read_error"])
            #expect(
                (check["compression"] as? [String: Int])?["plain"] == 2
                    || (check["compression"] as? [String: Int])?["unread"] == 1)
        }

        @Test("wrong options are usage errors", arguments: 0..<4)
        func usage(which: Int) throws {
            try folder.write("in/a", "")
            let (status, report, messages) = run {
                switch which {
                case 0: $0.format = "csv"
                case 1: $0.deduplication = "some"
                case 2: $0.window.timeZone = "Nowhere"
                default: $0.run.threads = "0"
                }
            }
            #expect(status == .usage)
            #expect(report == "")
            #expect(messages.hasPrefix("sesstat: --"))
        }

        @Test("a file that ends in .json gets JSON, and is never its own input")
        func formats() throws {
            try folder.write("in/a", "")
            let out = folder.path("in/report.json").text
            for _ in 0..<2 {
                _ = run {
                    $0.output = out
                    $0.format = nil
                }
                #expect(folder.text("in/report.json")?.hasPrefix(#"{"version":"#) == true)
                #expect(folder.text("in/report.json")?.contains(#""inputs":1,"#) == true)
            }
            #expect(run(hasColour: true).report.contains("\u{1B}") == false)
        }

        @Test("long lists are cut, in text")
        func lists() throws {
            for number in 0..<30 {
                try folder.write("in/f\(number)", "junk\n")
                try folder.link("in/l\(number)", to: "..")
            }
            let report = run().report
            #expect(report.contains("and 10 more"))
            #expect(report.contains("link_to_folder"))
            #expect(report.contains("json_syntax: 30 records in 30 inputs"))
        }
    }
}
