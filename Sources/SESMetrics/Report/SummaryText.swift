internal import Events
internal import Inflate

/// The summary of a run for people, on standard error (contract §8).
enum SummaryText {
    /// The most damaged inputs, and the most skipped ones, that are named; the summary file names all.
    private static let longestList = 10

    /// Some lines, each with its newline: what was read and counted, then only what is wrong, and what to do about it.
    ///
    /// `quarantine` is where rejected records went, nil for nowhere; `option` is what would put them somewhere.
    static func lines(
        _ report: RunReport, inputs: Int, quarantine: FilePath?, option: String = "--quarantine FILE",
        isSpreadsheetExceeded: Bool
    ) -> String {
        var lines = [readLine(report, inputs: inputs), countedLine(report.totals)]
        lines += rejectedLines(report.totals, quarantine: quarantine, option: option)
        let warnings =
            report.totals.warnings.nonzero.map { ($0.code.code, $0.count) }
            + report.warnings.nonzero.map { ($0.code.code, $0.count) }
        if !warnings.isEmpty { lines.append("  warnings: \(list(warnings))") }
        lines += damageLines(report)
        lines += skippedLines(report)
        if isSpreadsheetExceeded {
            lines.append(
                "  more rows than the 1,048,576 that a spreadsheet shows: choose a longer --period")
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// What was read, in one line without its newline.
    static func readLine(_ report: RunReport, inputs: Int) -> String {
        let stored = ReadableNumber.bytes(report.totals.compressedBytes)
        let inflated = ReadableNumber.bytes(report.totals.bytes)
        let size = report.totals.compressedBytes == report.totals.bytes ? stored : "\(stored), inflated \(inflated)"
        let seconds = ReadableNumber.decimal(report.seconds, places: 1)
        return "sesstat: read \(ReadableNumber.count(report.totals.records, "record")) "
            + "from \(ReadableNumber.count(Int64(inputs), "input")) (\(size)) in \(seconds) s"
    }

    private static func countedLine(_ totals: RecordTotals) -> String {
        var parts = ["\(ReadableNumber.count(totals.counted)) counted"]
        if totals.duplicate > 0 { parts.append("\(ReadableNumber.count(totals.duplicate)) duplicate") }
        if totals.filtered > 0 { parts.append("\(ReadableNumber.count(totals.filtered)) filtered out") }
        let ignored = totals.ignored.nonzero.map { ($0.code.code, $0.count) }
        if !ignored.isEmpty { parts.append("\(ReadableNumber.count(totals.ignored.total)) ignored (\(list(ignored)))") }
        return "  " + parts.joined(separator: ", ")
    }

    private static func rejectedLines(_ totals: RecordTotals, quarantine: FilePath?, option: String) -> [String] {
        guard totals.rejected.total > 0 else { return [] }
        let reasons = list(totals.rejected.nonzero.map { ($0.code.code, $0.count) })
        let advice =
            quarantine.map { "they are in \(SafeText.escaping($0.text))" } ?? "see them with \(option)"
        return ["  \(ReadableNumber.count(totals.rejected.total)) rejected (\(reasons)); \(advice)"]
    }

    private static func damageLines(_ report: RunReport) -> [String] {
        let damaged = report.damagedInputs
        guard !damaged.isEmpty else { return [] }
        var lines = [
            "  \(ReadableNumber.count(Int64(damaged.count), "input")) damaged; what could be read of them is counted"
        ]
        for input in damaged.prefix(longestList) {
            guard let first = input.damage.first else { continue }
            let others = Int64(input.damage.count - 1) + input.unlistedDamage
            let more = others > 0 ? " and \(ReadableNumber.count(others)) more" : ""
            let detail = first.detail.isEmpty ? "" : ": \(SafeText.escaping(first.detail))"
            lines.append(
                "    \(SafeText.escaping(input.path.text)): \(first.code.name) at byte \(first.offset)\(more)\(detail)")
        }
        return lines + remainder(damaged.count, what: "damaged")
    }

    private static func skippedLines(_ report: RunReport) -> [String] {
        var lines: [String] = []
        if report.olderThanKey > 0 {
            lines.append("  \(ReadableNumber.count(report.olderThanKey, "object")) older than --since-key left out")
        }
        guard !report.skipped.isEmpty else { return lines }
        let count = ReadableNumber.count(Int64(report.skipped.count), "name")
        lines.append("  \(count) skipped; --follow reads links and special files")
        for skipped in report.skipped.prefix(longestList) {
            lines.append("    \(SafeText.escaping(skipped.path.text)): \(skipped.reason.rawValue)")
        }
        return lines + remainder(report.skipped.count, what: "skipped")
    }

    private static func remainder(_ count: Int, what: String) -> [String] {
        guard count > longestList else { return [] }
        return ["    and \(ReadableNumber.count(Int64(count - longestList))) more \(what); --summary FILE names all"]
    }

    private static func list(_ counts: [(String, Int64)]) -> String {
        counts.map { "\($0.0) \(ReadableNumber.count($0.1))" }.joined(separator: ", ")
    }
}
