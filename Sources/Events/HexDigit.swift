/// Hexadecimal digits of `\u` escapes.
enum HexDigit {
    /// 0 to 15, or nil for another byte.
    static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
        default: nil
        }
    }

    /// Four digits from `position` on, which a scan has found to be digits.
    static func codeUnit(_ bytes: ByteView, at position: Int) -> UInt32 {
        var unit: UInt32 = 0
        for index in 0..<4 { unit = unit << 4 | (value(bytes[position + index]) ?? 0) }
        return unit
    }
}
