/// Reads small ASCII grammars from left to right: what does not match is left where it is.
struct TextCursor {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// The next byte, or nil at the end.
    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    var isAtEnd: Bool { position == bytes.count }

    /// Steps over one byte if it is this one.
    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard let byte = next, byte == UInt8(ascii: scalar) else { return false }
        position += 1
        return true
    }

    /// Steps over the bytes that satisfy a condition, and gives them.
    mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        let start = position
        while let byte = next, condition(byte) { position += 1 }
        return bytes[start..<position]
    }

    /// Steps over a decimal number; nil, without a step, where the count of digits is not within `digits`.
    ///
    /// A run of digits is read up to the upper bound, which is at most 18, so that no number overflows.
    mutating func takeNumber(digits: ClosedRange<Int>) -> Int? {
        var value = 0
        var end = position
        while end < bytes.count, end - position < digits.upperBound, bytes[end].isDigit {
            value = value * 10 + Int(bytes[end] - UInt8(ascii: "0"))
            end += 1
        }
        guard end - position >= digits.lowerBound else { return nil }
        position = end
        return value
    }

    /// Steps over `+` or `-`: 1, or -1; nil where there is neither.
    mutating func takeSign() -> Int? {
        if take("+") { return 1 }
        return take("-") ? -1 : nil
    }
}

extension UInt8 {
    var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

    var isLetter: Bool { (self | 0x20) >= UInt8(ascii: "a") && (self | 0x20) <= UInt8(ascii: "z") }
}

extension String {
    /// The text in quotation marks, printable ASCII alone, so that no message of ours can steer a terminal.
    var quotedForMessage: String {
        "\"" + unicodeScalars.map { $0.escaped(asASCII: true) }.joined() + "\""
    }
}
