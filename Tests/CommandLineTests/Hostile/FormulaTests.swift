import Foundation
import Testing

/// Text that a spreadsheet would take for a formula, in every field of every table for spreadsheets (contract §8).
@Suite("Formulas") struct FormulaTests {
    /// The fields of CSV (RFC 4180).
    static func fields(_ text: String, delimiter: Character = ",") -> [String] {
        var fields = [""]
        var isQuoted = false
        var wasQuote = false
        for character in text.unicodeScalars {
            if character == "\"" {
                if wasQuote { fields[fields.count - 1] += "\"" }
                wasQuote = isQuoted ? !wasQuote : false
                if !wasQuote || !isQuoted { isQuoted = true }
                continue
            }
            if wasQuote { (isQuoted, wasQuote) = (false, false) }
            if !isQuoted, Character(character) == delimiter || character == "\n" {
                fields.append("")
            } else {
                fields[fields.count - 1].unicodeScalars.append(character)
            }
        }
        return fields
    }

    private static func startsFormula(_ field: String) -> Bool {
        field.unicodeScalars.first.map { "=+-@\t\r".unicodeScalars.contains($0) } ?? false
    }

    private static let dimensions = "campaign,header/X,field/source,link/slot,=x"

    /// The commands that write tables, and how many fields of text are guarded in each at least.
    static let commands: [([String], Int)] = [
        (
            [
                "metrics", "--format", "csv", "--namespace", "=1+1", "--dimension-default", "=1", "--dimensions",
                dimensions,
            ], 200
        ),
        (["metrics", "--format", "wide", "--dimensions", dimensions], 30), (["events", "--format", "csv"], 1500),
        (["account", "--format", "csv"], 0), (["send-statistics", "--format", "csv"], 0),
        (["reputation", "--format", "csv", "--dimensions", dimensions], 20),
        (["reputation", "--format", "csv", "--dimensions", "field/recipientDomain"], 1),
        (["engagement", "--format", "csv", "--dimensions", dimensions], 20),
        (["engagement", "--format", "csv", "--dimensions", "field/link"], 5),
    ]

    /// Events with every formula in every field, of one account or of as many.
    private static func events(account: String) -> String {
        HostileText.formulas.flatMap { HostileText.events($0, account: account) }.joined(separator: "\n")
    }

    @Test("no field of a table begins a formula, in whatever field of a record it was", arguments: commands)
    func tables(command: [String], guarded: Int) throws {
        let folder = try ScratchFolder()
        try folder.write("one", FormulaTests.events(account: "111122223333"))
        try folder.write("several", FormulaTests.events(account: "§"))
        for input in command[0] == "send-statistics" ? ["one"] : ["one", "several"] {
            for style in [[], ["--delimiter", ";", "--bom"]] {
                let run = try ToolRun(command + style + [input, "--quiet"], in: folder)
                #expect(run.status == 0, "\(run.errors)")
                let text = String(run.text.drop { $0 == "\u{FEFF}" })
                let fields = FormulaTests.fields(text, delimiter: style.isEmpty ? "," : ";")
                let formulas = fields.filter { FormulaTests.startsFormula($0) && Double($0) == nil }
                #expect(formulas == [], "\(style)")
                #expect(fields.count { $0.hasPrefix("'") } >= guarded, "\(style): \(fields)")
            }
        }
    }

    @Test(
        "with --raw-text the fields are what they were", arguments: ["events", "metrics", "reputation", "engagement"])
    func raw(command: String) throws {
        let folder = try ScratchFolder()
        try folder.write("in", FormulaTests.events(account: "111122223333"))
        let dimensions = command == "events" ? [] : ["--dimensions", "campaign"]
        let run = try ToolRun([command, "in", "--format", "csv", "--quiet", "--raw-text"] + dimensions, in: folder)
        let fields = FormulaTests.fields(run.text)
        for formula in HostileText.formulas {
            #expect(fields.contains { Array($0.utf8) == Array(formula.utf8) }, "\(formula)")
        }
        #expect(!fields.contains { $0.hasPrefix("'") })
    }
}
