/// Builds JSON text, compact, in the order of the calls; commas come by themselves.
struct JSONBytes {
    /// The text so far.
    private(set) var bytes: [UInt8] = []

    /// Begins an object or array (`{`, `[`), as a value.
    mutating func open(_ bracket: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(ascii: bracket))
    }

    /// Ends an object or array (`}`, `]`).
    mutating func close(_ bracket: Unicode.Scalar) {
        bytes.append(UInt8(ascii: bracket))
    }

    /// The name of the member whose value comes next.
    mutating func key(_ name: String) {
        string(name)
        bytes.append(UInt8(ascii: ":"))
    }

    /// A value that is JSON as it stands: a number, `true`, `null`.
    mutating func literal(_ text: some CustomStringConvertible) {
        separate()
        bytes.append(contentsOf: text.description.utf8)
    }

    /// A string.
    mutating func string(_ text: String) {
        let utf8 = Array(text.utf8)
        string(utf8: utf8.span)
    }

    /// A string of UTF-8 bytes, which must be valid.
    mutating func string(utf8 text: Span<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        for index in text.indices { escape(text[index]) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// A string of bytes in base64 (RFC 4648 §4).
    mutating func base64(_ data: Span<UInt8>) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        var index = 0
        while index < data.count {
            let count = min(3, data.count - index)
            var group: UInt32 = 0
            for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(data[index + offset]) : 0) }
            for place in 0..<4 {
                let digit = Int(group >> UInt32(18 - 6 * place) & 63)
                bytes.append(place <= count ? JSONBytes.base64Digits[digit] : UInt8(ascii: "="))
            }
            index += 3
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Ends a line, so that the next value begins a new document.
    mutating func newline() { bytes.append(UInt8(ascii: "\n")) }

    private static let base64Digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let hexDigits = Array("0123456789abcdef".utf8)

    /// A comma, unless the value is the first of its kind.
    private mutating func separate() {
        switch bytes.last {
        case nil, UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ":"), UInt8(ascii: "\n"): break
        default: bytes.append(UInt8(ascii: ","))
        }
    }

    private mutating func escape(_ byte: UInt8) {
        let short: Unicode.Scalar
        switch byte {
        case UInt8(ascii: "\""): short = "\""
        case UInt8(ascii: "\\"): short = "\\"
        case UInt8(ascii: "\n"): short = "n"
        case UInt8(ascii: "\r"): short = "r"
        case UInt8(ascii: "\t"): short = "t"
        case 0x08: short = "b"
        case 0x0C: short = "f"
        case 0..<0x20:
            bytes.append(contentsOf: "\\u00".utf8)
            bytes.append(JSONBytes.hexDigits[Int(byte >> 4)])
            bytes.append(JSONBytes.hexDigits[Int(byte & 15)])
            return
        default:
            bytes.append(byte)
            return
        }
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(ascii: short))
    }
}
