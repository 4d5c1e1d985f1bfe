/// Turns the inside of a JSON string, which a scan has found sound, into the text that it stands for.
package enum JSONString {
    /// The text of what lies between the quotes; an unpaired surrogate becomes U+FFFD.
    package static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var output = ByteArena(capacity: text.count)
        defer { output.deallocate() }
        unsafe text.withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return }
            decode(unsafe ByteView(start), 0..<bytes.count, into: &output)
        }
        return unsafe Array(output.view.buffer(0..<output.count))
    }

    /// Appends the text of `range`, which lies between the quotes; an unpaired surrogate becomes U+FFFD.
    static func decode(_ bytes: ByteView, _ range: Range<Int>, into output: inout ByteArena) {
        var at = range.lowerBound
        while at < range.upperBound {
            let byte = bytes[at]
            if byte != UInt8(ascii: "\\") {
                output.append(byte)
                at += 1
                continue
            }
            let escape = bytes[at + 1]
            at += 2
            switch escape {
            case UInt8(ascii: "b"): output.append(0x08)
            case UInt8(ascii: "f"): output.append(0x0C)
            case UInt8(ascii: "n"): output.append(0x0A)
            case UInt8(ascii: "r"): output.append(0x0D)
            case UInt8(ascii: "t"): output.append(0x09)
            case UInt8(ascii: "u"): at = decodeUnicode(bytes, at, before: range.upperBound, into: &output)
            default: output.append(escape)
            }
        }
    }

    /// Appends the character of the four digits at `position`, and of the low surrogate that may follow.
    private static func decodeUnicode(
        _ bytes: ByteView, _ position: Int, before limit: Int, into output: inout ByteArena
    ) -> Int {
        let unit = HexDigit.codeUnit(bytes, at: position)
        var next = position + 4
        var scalar = unit
        if unit & 0xF800 == 0xD800 {
            scalar = 0xFFFD
            if unit < 0xDC00, next + 6 <= limit, bytes[next] == UInt8(ascii: "\\"), bytes[next + 1] == UInt8(ascii: "u")
            {
                let low = HexDigit.codeUnit(bytes, at: next + 2)
                if low & 0xFC00 == 0xDC00 {
                    scalar = 0x10000 + (unit & 0x3FF) << 10 + (low & 0x3FF)
                    next += 6
                }
            }
        }
        append(scalar, to: &output)
        return next
    }

    private static func append(_ scalar: UInt32, to output: inout ByteArena) {
        switch scalar {
        case ..<0x80:
            output.append(UInt8(scalar))
        case ..<0x800:
            output.append(UInt8(0xC0 | scalar >> 6))
            output.append(UInt8(0x80 | scalar & 0x3F))
        case ..<0x10000:
            output.append(UInt8(0xE0 | scalar >> 12))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        default:
            output.append(UInt8(0xF0 | scalar >> 18))
            output.append(UInt8(0x80 | scalar >> 12 & 0x3F))
            output.append(UInt8(0x80 | scalar >> 6 & 0x3F))
            output.append(UInt8(0x80 | scalar & 0x3F))
        }
    }
}
