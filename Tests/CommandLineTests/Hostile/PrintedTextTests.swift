import Foundation
import Testing

/// Untrusted text on its way to a terminal: values, names and keys of records, names of files, and arguments.
@Suite("Printed text") struct PrintedTextTests {
    /// Whether a character could steer a terminal, end a line or turn text around, by Unicode's own properties.
    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        let category = scalar.properties.generalCategory
        return [.control, .lineSeparator, .paragraphSeparator].contains(category) || scalar.properties.isBidiControl
    }

    /// The unsafe characters of what was printed, but for the ends of its own lines.
    private static func unsafe(_ text: String) -> [String] {
        Set(text.unicodeScalars.filter { $0 != "\n" && isUnsafe($0) }).map { "U+\(String($0.value, radix: 16))" }
    }

    /// A folder of inputs with every text in every field, under names with every text, one of them cut.
    private static func archive() throws -> ScratchFolder {
        let folder = try ScratchFolder()
        let inputs = folder.url.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: inputs, withIntermediateDirectories: true)
        let lines = HostileText.steering.flatMap { HostileText.events($1) + HostileText.oddities($1) }
        for (name, text) in HostileText.steering {
            let safe = text.filter { $0 != "\0" && $0 != "/" }
            try folder.write("in/\(name)\(safe)", lines.joined(separator: "\n"))
            // The beginning of a gzip member and nothing more.
            let cut = inputs.appendingPathComponent("cut \(name)\(safe).gz")
            try Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0]).write(to: cut)
        }
        return folder
    }

    @Test("no report for people holds a character that steers a terminal, whatever records and files are called")
    func reports() throws {
        let folder = try PrintedTextTests.archive()
        let message = "campaign,ses:configuration-set,header/X,field/source,field/fromDomain,field/sendingAccountId"
        let response =
            "campaign,link/slot,field/link,field/userAgentFamily,field/recipientDomain,field/recipientProvider"
        let bounce = "field/bounceType,field/bounceSubType,field/smtpStatus,field/recipientDomain"
        let commands = [
            ["check"], ["account"], ["reputation"], ["engagement"], ["metrics", "-o", "/dev/null"],
            ["events", "-o", "/dev/null"], ["send-statistics"], ["reputation", "--dimensions", message],
            ["reputation", "--dimensions", bounce], ["engagement", "--dimensions", message],
            ["engagement", "--dimensions", response],
        ]
        var shown = ""
        for command in commands {
            let run = try ToolRun(command + ["in"], in: folder)
            #expect([0, 1, 64].contains(run.status), "\(command): \(run.errors)")
            #expect(PrintedTextTests.unsafe(run.text) == [], "\(command)")
            #expect(PrintedTextTests.unsafe(run.errors) == [], "\(command)")
            shown += run.text + run.errors
        }
        // They are shown, then, as escapes.
        for code in ["1b", "9b", "7", "202e", "2067", "61c", "2028", "85"] {
            #expect(shown.contains("\\u{\(code)}"), "\(code)")
        }
        #expect(shown.contains("X\\nY\\rZ") && shown.contains("\\tX"))
    }

    @Test("no message about an argument holds such a character")
    func arguments() throws {
        let text = HostileText.steering.map(\.value).joined().filter { $0 != "\0" }
        let folder = try ScratchFolder()
        try folder.write("in", HostileText.events("x").joined(separator: "\n"))
        let options = [
            "period", "time-zone", "metrics", "statistics", "where", "start-time", "now", "format", "delimiter",
            "tolerate",
            "max-depth", "providers", "by", "count", "top", "threads", "memory-limit",
        ]
        let commands =
            options.map { ["metrics", "in", "--\($0)", text] }
            + [
                [text], ["metrics", "in", "--\(text)"], ["metrics", "in", "-\(text)"], ["metrics", text],
                ["metrics", "in", "--dimensions", "field/\(text)"], ["metrics", "in", "-o", "missing/\(text)"],
                ["metrics", "in", "--quarantine", "missing/\(text)"],
                ["metrics", "in", "--summary", "missing/\(text)"],
                ["metrics", "--files-from", text], ["events", "in", "--type", text],
                ["events", "in", "--redact-key-file", text, "--redact", "hash"],
                ["reputation", "in", "--volume", text],
                ["account", "in", "--quota", text], ["check", "in", "--format", text],
            ]
        for command in commands {
            let run = try ToolRun(command, in: folder)
            let place = command.map { $0.unicodeScalars.map { $0.escaped(asASCII: true) }.joined() }
            #expect((64...74).contains(run.status), "\(place)")
            #expect(!run.errors.isEmpty, "\(place)")
            #expect(PrintedTextTests.unsafe(run.errors + run.text) == [], "\(place)")
        }
    }

    @Test("what is for programs is JSON whatever the text, and gives it back")
    func json() throws {
        let folder = try ScratchFolder()
        let texts = HostileText.steering.map(\.value)
        let lines = texts.flatMap { HostileText.events($0, account: "111122223333") + HostileText.oddities($0) }
        try folder.write("in", lines.joined(separator: "\n"))
        let commands = [
            ["metrics", "--format", "json", "--dimensions", "campaign", "--quarantine", "bad"],
            ["check", "--format", "json"], ["events", "--format", "ndjson"],
            ["reputation", "--format", "json", "--dimensions", "campaign"],
            ["engagement", "--format", "json", "--dimensions", "campaign"],
        ]
        for command in commands {
            let run = try ToolRun(command + ["in", "--quiet"], in: folder)
            #expect(run.status == 1, "\(run.errors)")
            var found: Set<[UInt8]> = []
            for line in run.output.split(separator: 0x0A) {
                #expect(line.allSatisfy { $0 >= 0x20 })
                PrintedTextTests.collect(try JSONSerialization.jsonObject(with: line), into: &found)
            }
            for text in texts { #expect(found.contains(Array(text.utf8)), "\(command[0])") }
        }
        let bad = try Data(contentsOf: folder.url.appendingPathComponent("bad"))
        for line in bad.split(separator: 0x0A) { _ = try JSONSerialization.jsonObject(with: line) }
    }

    /// All strings of a JSON value.
    private static func collect(_ value: Any, into strings: inout Set<[UInt8]>) {
        switch value {
        case let list as [Any]:
            for element in list { collect(element, into: &strings) }
        case let object as [String: Any]:
            for (key, element) in object {
                strings.insert(Array(key.utf8))
                collect(element, into: &strings)
            }
        case let string as String: strings.insert(Array(string.utf8))
        default: break
        }
    }
}
