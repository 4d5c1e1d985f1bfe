internal import Metrics
internal import Rendering

/// How a list of events is written.
struct RowStyle: Sendable {
    /// The formats of a list.
    enum Format: String, CaseIterable, Sendable {
        case csv, ndjson
    }

    var format: Format
    /// How csv is written.
    var lines: CSVLines.Options
    /// The zone of times.
    var zone: TimeZoneRules
    /// What becomes of addresses.
    var redaction: Redaction

    /// What stands before the first row.
    var header: [UInt8] {
        guard format == .csv else { return [] }
        var writer = CSVLines(lines)
        writer.header(EventColumn.all.map(\.name), lines)
        return writer.bytes
    }
}
