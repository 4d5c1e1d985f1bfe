/// A format of datapoints, named as `--format` names it (contract §8).
public enum OutputFormat: String, CaseIterable, Sendable {
    /// One row a datapoint, for scripts and databases.
    case csv
    /// One row a window and series, one column a metric, for spreadsheets.
    case wide
    /// One object, datapoints grouped by series.
    case json

    /// The format that a file's ending names, in upper or lower case: `.csv`, `.wide` or `.json`; nil when it names
    /// none.
    ///
    /// A name that is nothing but an ending, as `.csv`, has none, as a hidden file has none elsewhere.
    public init?(fileName: String) {
        let name = fileName.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).last ?? []
        guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else { return nil }
        self.init(rawValue: String(decoding: name[name.index(after: dot)...], as: UTF8.self).lowercased())
    }
}
