internal import Metrics

/// How fields and lines of `csv` and `wide` are written: RFC 4180, with quotes only where they are needed (contract
/// §8).
struct CSVDialect {
    /// What tells Excel that a file is UTF-8.
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// What stands between fields.
    let delimiter: UInt8
    /// `\n` or `\r\n`.
    let lineEnd: [UInt8]
    private let guardsFormulas: Bool
    private let decimalSeparator: UInt8
    /// Whether a number can hold the delimiter.
    private let checksNumbers: Bool

    /// - Precondition: ``RenderOptions/allowsDelimiter(_:)`` holds for the delimiter.
    init(_ options: RenderOptions) {
        self.init(
            delimiter: options.delimiter, carriageReturns: options.carriageReturns, rawText: options.rawText,
            decimalComma: options.decimalComma)
    }

    /// - Precondition: ``RenderOptions/allowsDelimiter(_:)`` holds for the delimiter.
    init(delimiter: UInt8, carriageReturns: Bool, rawText: Bool, decimalComma: Bool) {
        precondition(RenderOptions.allowsDelimiter(delimiter), "not a delimiter")
        self.delimiter = delimiter
        lineEnd = carriageReturns ? [0x0D, 0x0A] : [0x0A]
        guardsFormulas = !rawText
        decimalSeparator = UInt8(ascii: decimalComma ? "," : ".")
        checksNumbers = "0123456789-".utf8.contains(delimiter) || delimiter == decimalSeparator
    }

    /// Appends text that comes from outside; see ``harmless(_:)``.
    func appendText(_ text: [UInt8], to bytes: inout [UInt8]) {
        appendField(harmless(text), to: &bytes)
    }

    /// The text with a `'` in front where a spreadsheet would take it for a formula, unless that is turned off.
    func harmless(_ text: [UInt8]) -> [UInt8] {
        guard guardsFormulas, let first = text.first, CSVDialect.startsFormula(first) else { return text }
        return [UInt8(ascii: "'")] + text
    }

    /// Appends a field as it is, in quotes where it holds a delimiter, a quote or a line end.
    func appendField(_ field: [UInt8], to bytes: inout [UInt8]) {
        guard field.contains(where: needsQuotes) else {
            bytes.append(contentsOf: field)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in field {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a number, or nothing for nil.
    @inline(__always)
    func appendNumber(_ value: DatapointValue?, to bytes: inout [UInt8]) {
        guard let value else { return }
        if checksNumbers {
            var field: [UInt8] = []
            NumberText.append(value, decimalSeparator: decimalSeparator, to: &field)
            appendField(field, to: &bytes)
        } else {
            NumberText.append(value, decimalSeparator: decimalSeparator, to: &bytes)
        }
    }

    /// Appends a line of fields.
    func appendLine(_ fields: [[UInt8]], to bytes: inout [UInt8]) {
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            appendField(field, to: &bytes)
        }
        bytes.append(contentsOf: lineEnd)
    }

    private func needsQuotes(_ byte: UInt8) -> Bool {
        byte == delimiter || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    /// Whether a spreadsheet takes a field that begins like this for a formula.
    private static func startsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
            UInt8(ascii: "\r"):
            true
        default: false
        }
    }
}
