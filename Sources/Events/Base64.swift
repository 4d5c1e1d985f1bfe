/// Base64 (RFC 4648 §4), as Firehose's error objects and quarantine files hold it.
enum Base64 {
    /// Appends the bytes that `range` stands for; false where it is no base64.
    static func decode(_ bytes: ByteView, _ range: Range<Int>, into output: inout ByteArena) -> Bool {
        guard range.count % 4 == 0 else { return false }
        var pending: UInt32 = 0
        var end = range.upperBound
        while end > range.lowerBound, range.upperBound - end < 2, bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
        for position in range.lowerBound..<end {
            guard let value = value(bytes[position]) else { return false }
            pending = pending << 6 | value
            if (position - range.lowerBound) % 4 == 3 {
                output.append(UInt8(truncatingIfNeeded: pending >> 16))
                output.append(UInt8(truncatingIfNeeded: pending >> 8))
                output.append(UInt8(truncatingIfNeeded: pending))
                pending = 0
            }
        }
        switch range.upperBound - end {
        case 1:
            output.append(UInt8(truncatingIfNeeded: pending >> 10))
            output.append(UInt8(truncatingIfNeeded: pending >> 2))
        case 2:
            output.append(UInt8(truncatingIfNeeded: pending >> 4))
        default: break
        }
        return true
    }

    private static func value(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
        case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
