import Foundation
import Testing

@Suite("Golden cases") struct GoldenTests {
    @Test("the command prints, writes and returns what the folder says", arguments: GoldenCase.all)
    func golden(_ golden: GoldenCase) throws {
        // A limit on files ends the thread sanitizer, which keeps its own memory in some.
        let isSanitized = ProcessInfo.processInfo.environment["SESSTAT_TESTS_SANITIZED"] != nil
        if isSanitized, try golden.command.contains("ulimit -f") { return }
        let outcome = try GoldenOutcome(running: golden)
        if let summary = outcome.summary {
            let totals = try SummaryTotals(summary: summary)
            #expect(totals.records == totals.sum, "records = counted + duplicate + filtered + ignored + rejected")
        }
        guard ProcessInfo.processInfo.environment["RECORD"] != "1" else {
            try golden.record(outcome)
            Issue.record("recorded; read the difference before it is committed")
            return
        }
        let errors = String(decoding: try outcome.output("stderr"), as: UTF8.self)
        #expect(outcome.status == golden.status, "standard error was: \(errors)")
        #expect(golden.expectations.contains { $0.name == "stdout" }, "a case needs a file named expected")
        for (name, file) in golden.expectations {
            let expected = try Data(contentsOf: file)
            let found = try outcome.output(name)
            #expect(found == expected, "\(Difference.first(expected, found, in: name))")
        }
    }

    @Test("every case has a shell line")
    func everyFolder() throws {
        let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let folders = try FileManager.default.contentsOfDirectory(atPath: cases.path).filter {
            $0 != "README.md" && GoldenCase.isOfThisBuild($0)
        }
        #expect(Set(folders) == Set(GoldenCase.all.map(\.testDescription)))
        #expect(!folders.isEmpty)
    }
}

/// Shows where two outputs part.
enum Difference {
    /// The first line that differs, of both.
    static func first(_ expected: Data, _ found: Data, in name: String) -> String {
        let left = expected.split(separator: 0x0A, omittingEmptySubsequences: false)
        let right = found.split(separator: 0x0A, omittingEmptySubsequences: false)
        let line = zip(left, right).prefix { $0 == $1 }.count
        let text = { (lines: [Data]) in line < lines.count ? String(decoding: lines[line], as: UTF8.self) : "(the end)"
        }
        return "\(name), line \(line + 1)\n  expected: \(text(left))\n  found:    \(text(right))"
    }
}
