internal import Metrics

/// Builds lines of CSV field by field, for tables that are not of datapoints: RFC 4180, with quotes only where they are
/// needed, and a `'` before what a spreadsheet would take for a formula (contract §8).
///
/// In: fields in order, ``endLine()`` after the last of each line. Out: ``bytes``, UTF-8.
public struct CSVLines: Sendable {
    /// How fields and lines are written.
    public struct Options: Sendable {
        /// What stands between fields; ``RenderOptions/allowsDelimiter(_:)`` must hold.
        public var delimiter = UInt8(ascii: ",")
        /// Whether lines end in `\r\n`.
        public var carriageReturns = false
        /// Whether the text begins with a UTF-8 byte-order mark.
        public var byteOrderMark = false
        /// Whether text that a spreadsheet could take for a formula stays as it is.
        public var rawText = false

        /// Commas, `\n`, no mark, and formulas made harmless.
        public init() {}
    }

    /// The lines so far.
    public private(set) var bytes: [UInt8] = []
    private let dialect: CSVDialect
    private var isAtLineStart = true

    /// No lines.
    public init(_ options: Options) {
        dialect = CSVDialect(
            delimiter: options.delimiter, carriageReturns: options.carriageReturns, rawText: options.rawText,
            decimalComma: false)
    }

    /// Appends a header line, with a byte-order mark before it where there is to be one.
    public mutating func header(_ names: [String], _ options: Options) {
        if options.byteOrderMark { bytes.append(contentsOf: CSVDialect.byteOrderMark) }
        // Names of dimensions, which the user types, are among them.
        for name in names { text(Array(name.utf8)) }
        endLine()
    }

    /// Appends a field of text that comes from outside, valid UTF-8.
    public mutating func text(_ text: [UInt8]) {
        separate()
        dialect.appendText(text, to: &bytes)
    }

    /// Appends a field of the product's own words or digits, in which no formula has to be feared.
    public mutating func plain(_ text: String) {
        separate()
        dialect.appendField(Array(text.utf8), to: &bytes)
    }

    /// Appends a whole number; nothing for nil.
    public mutating func number(_ number: Int64?) {
        separate()
        dialect.appendNumber(number.map { .whole($0) }, to: &bytes)
    }

    /// Appends a number in the shortest decimal that reads back the same; nothing for nil.
    public mutating func fraction(_ number: Double?) {
        separate()
        dialect.appendNumber(number.map { $0 == $0.rounded() ? .whole(Int64($0)) : .fraction($0) }, to: &bytes)
    }

    /// Appends an empty field.
    public mutating func empty() { separate() }

    /// Ends a line.
    public mutating func endLine() {
        bytes.append(contentsOf: dialect.lineEnd)
        isAtLineStart = true
    }

    /// Forgets the lines; the room stays.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func separate() {
        if !isAtLineStart { bytes.append(dialect.delimiter) }
        isAtLineStart = false
    }
}
