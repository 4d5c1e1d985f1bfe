/// How much a rendering wrote.
public struct RenderedSize: Equatable, Sendable {
    /// Rows that a sheet of Excel or LibreOffice Calc holds.
    public static let spreadsheetRows = 1_048_576

    /// Rows of data, without the header; in `json` datapoints.
    public var rows: Int
    /// Bytes handed to the sink.
    public var bytes: Int
    /// Whether this is a sheet under a header line: `csv` or `wide`.
    public var isSheet: Bool

    /// Whether a spreadsheet would show only part of it (contract §8); the header takes one row of the sheet.
    public var exceedsSpreadsheet: Bool { isSheet && rows + 1 > RenderedSize.spreadsheetRows }
}
