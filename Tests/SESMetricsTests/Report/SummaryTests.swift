import Events
import Inflate
import Testing

@testable import SESMetrics

@Suite("Summaries") struct SummaryTests {
    private func report() -> RunReport {
        var input = InputReport(index: 0, path: FilePath(bytes: Array("a\"\n".utf8) + [0xFF]))
        input.totals.records = 1_000_010
        input.totals.counted = 1_000_000
        input.totals.duplicate = 3
        input.totals.filtered = 1
        input.totals.ignored.add(.controlText, times: 2)
        input.totals.rejected.add(.badTimestamp)
        input.totals.rejected.add(.jsonSyntax, times: 3)
        input.totals.warnings.add(.openTooLate, times: 7)
        input.totals.note(eventTime: 0)
        input.totals.note(eventTime: 1_773_480_302_007)
        input.totals.compressedBytes = 1_500
        input.totals.bytes = 15_000_000
        input.add(InputDamage(code: .gzipTruncated, offset: 12, detail: "ends inside a block"))
        input.add(InputDamage(code: .readError, offset: 13, detail: ""))
        var report = RunReport()
        report.add(input)
        report.warnings.add(.severalAccounts)
        report.skipped = [SkippedInput(path: FilePath("l"), reason: .linkOutside)]
        report.olderThanKey = 4
        report.seconds = 1.25
        return report
    }

    @Test("the JSON has the contract's keys in the contract's order")
    func json() {
        #expect(
            String(decoding: SummaryJSON.bytes(report(), inputs: 1), as: UTF8.self)
                == #"{"version":"\#(ToolVersion.current)","inputs":1,"damaged":[{"input":"a\"\n\#u{FFFD}","code":"gzip_truncated","offset":12},"#
                + #"{"input":"a\"\n\#u{FFFD}","code":"read_error","offset":13}],"records":1000010,"counted":1000000,"#
                + #""duplicate":3,"filtered":1,"ignored":{"control_text":2},"rejected":{"json_syntax":3,"bad_timestamp":1},"#
                + #""warnings":{"open_too_late":7,"several_accounts":1},"firstEvent":"1970-01-01T00:00:00.000Z","#
                + #""lastEvent":"2026-03-14T09:25:02.007Z","compressedBytes":1500,"bytes":15000000,"seconds":1.250,"#
                + #""skipped":[{"input":"l","reason":"link_outside"}],"olderThanKey":4,"unlistedDamage":0}"# + "\n")
    }

    @Test("the JSON of nothing has every key")
    func emptyJSON() {
        #expect(
            String(decoding: SummaryJSON.bytes(RunReport(), inputs: 0), as: UTF8.self)
                == #"{"version":"\#(ToolVersion.current)","inputs":0,"damaged":[],"records":0,"counted":0,"duplicate":0,"#
                + #""filtered":0,"ignored":{},"rejected":{},"warnings":{},"firstEvent":null,"lastEvent":null,"#
                + #""compressedBytes":0,"bytes":0,"seconds":0.000,"skipped":[],"olderThanKey":0,"unlistedDamage":0}"#
                + "\n")
    }

    @Test("the text says what was read and what is wrong, with control characters escaped")
    func text() {
        #expect(
            SummaryText.lines(report(), inputs: 1, quarantine: nil, isSpreadsheetExceeded: true) == """
                sesstat: read 1,000,010 records from 1 input (1.5 kB, inflated 15 MB) in 1.3 s
                  1,000,000 counted, 3 duplicate, 1 filtered out, 2 ignored (control_text 2)
                  4 rejected (json_syntax 3, bad_timestamp 1); see them with --quarantine FILE
                  warnings: open_too_late 7, several_accounts 1
                  1 input damaged; what could be read of them is counted
                    a"\\n\u{FFFD}: gzip_truncated at byte 12 and 1 more: ends inside a block
                  4 objects older than --since-key left out
                  1 name skipped; --follow reads links and special files
                    l: link_outside
                  more rows than the 1,048,576 that a spreadsheet shows: choose a longer --period

                """)
    }

    @Test("a clean run has two lines, and long lists are cut")
    func shortText() {
        var report = RunReport()
        let clean = SummaryText.lines(report, inputs: 0, quarantine: nil, isSpreadsheetExceeded: false)
        #expect(clean == "sesstat: read 0 records from 0 inputs (0 B) in 0.0 s\n  0 counted\n")
        report.skipped = (0..<12).map { SkippedInput(path: FilePath("\($0)"), reason: .special) }
        for index in 0..<11 {
            var input = InputReport(index: index, path: FilePath("d\(index)"))
            input.add(InputDamage(code: .gzipCorrupt, offset: 0, detail: ""))
            input.totals.rejected.add(.tooLong)
            report.add(input)
        }
        let text = SummaryText.lines(report, inputs: 11, quarantine: FilePath("q"), isSpreadsheetExceeded: false)
        #expect(text.contains("    and 2 more skipped; --summary FILE names all\n"))
        #expect(text.contains("    and 1 more damaged; --summary FILE names all\n"))
        #expect(text.contains("  11 rejected (too_long 11); they are in q\n"))
    }

    @Test("what is forgiven decides between status 0 and 1")
    func tolerance() {
        let report = report()
        var tolerance = Tolerance()
        #expect(tolerance.status(for: RunReport()) == .success)
        tolerance.forgivesDamage = true
        #expect(tolerance.status(for: report) == .imperfect)
        tolerance.rejected = .records(4)
        #expect(tolerance.status(for: report) == .success)
        tolerance.rejected = .records(3)
        #expect(tolerance.status(for: report) == .imperfect)
        tolerance.rejected = .percent(0.0004)
        #expect(tolerance.status(for: report) == .success)
        tolerance.rejected = .percent(0.0003)
        #expect(tolerance.status(for: report) == .imperfect)
        tolerance.rejected = .percent(100)
        tolerance.forgivesDamage = false
        #expect(tolerance.status(for: report) == .imperfect)
    }
}
