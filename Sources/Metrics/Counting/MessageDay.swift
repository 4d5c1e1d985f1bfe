/// The day on which SES took a message, as its id says.
///
/// SES's ids begin with sixteen hexadecimal digits, of which the last twelve are milliseconds since 1970 (R§1.7). That is not
/// documented, so nothing depends on it but where things are looked for: messages of a day are together, and those whose ids
/// look different are together in a place of their own.
enum MessageDay {
    /// Where messages are whose ids do not say.
    static let unknown: UInt16 = 0

    /// Days since 1970-01-01, or ``unknown``.
    static func of(_ id: UnsafeRawBufferPointer) -> UInt16 {
        guard id.count > 16, unsafe id[16] == UInt8(ascii: "-") else { return unknown }
        var value: UInt64 = 0
        for index in 0..<16 {
            let digit: UInt8
            switch unsafe id[index] {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = unsafe id[index] &- UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = unsafe id[index] &- UInt8(ascii: "a") &+ 10
            default: return unknown
            }
            value = value &<< 4 | UInt64(digit)
        }
        return UInt16(exactly: (value & 0xFFFF_FFFF_FFFF) / 86_400_000) ?? unknown
    }
}
