/// How a record of an input stands there: what parts it from the one before (contract §2).
public enum Framing: UInt8, CaseIterable, Sendable {
    /// A line end: the record begins its line and ends on it.
    case lines
    /// Nothing: it follows the one before without a space (`}{`).
    case backToBack
    /// White space on the same line.
    case severalALine
    /// It spans several lines, whatever stands before it.
    case multiLine
    /// It is an element of a top-level array, whatever its layout.
    case array

    /// The stable code in reports.
    public var code: String {
        switch self {
        case .lines: "newline_delimited"
        case .backToBack: "back_to_back"
        case .severalALine: "several_a_line"
        case .multiLine: "multi_line"
        case .array: "array"
        }
    }
}
