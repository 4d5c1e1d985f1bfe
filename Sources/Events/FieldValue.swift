/// The type of a JSON value.
enum JSONKind: UInt8 {
    /// Not there, or `null`, which is the same (contract §11).
    case missing
    case string, number, boolean, object, array

    /// The kind of a sound value that begins with `firstByte`.
    init(firstByte: UInt8) {
        switch firstByte {
        case UInt8(ascii: "\""): self = .string
        case UInt8(ascii: "{"): self = .object
        case UInt8(ascii: "["): self = .array
        case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .boolean
        case UInt8(ascii: "n"): self = .missing
        default: self = .number
        }
    }
}

/// Where a value stands in its block: a string without its quotes, anything else whole.
struct FieldValue: BitwiseCopyable, Equatable {
    var start: UInt32
    var end: UInt32
    var kind: JSONKind

    static let missing = FieldValue(start: 0, end: 0, kind: .missing)

    var range: Range<Int> { Int(start)..<Int(end) }
    var isString: Bool { kind == .string }
    /// Whether it is not there, or an empty text.
    var isBlank: Bool { kind == .missing || kind == .string && start == end }
}
