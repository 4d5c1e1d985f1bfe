/// Reads instants in the form that SES writes, with the day of the one before at hand: an archive's records come by day.
///
/// ``Timestamp`` reads all other forms, and is what this one must agree with.
struct TimestampReader {
    /// The bytes of the day that was read last, `YYYY-MM-DDT`, as two overlapping words; no text has the first ones.
    private var dayStart = UInt64.max
    private var dayEnd = UInt64.max
    /// That day's first instant in milliseconds since 1970-01-01T00:00:00Z.
    private var dayInstant: Int64 = 0

    /// Bits by which an ASCII digit is told, a byte each.
    private static let zeros: UInt64 = 0x3030_3030_3030_3030

    /// As ``Timestamp/milliseconds(_:_:)``, whatever the form.
    @inline(__always) mutating func milliseconds(_ bytes: ByteView, _ range: Range<Int>) -> Int64? {
        let start = range.lowerBound
        if range.count == 24, bytes.word(at: start) == dayStart, bytes.word(at: start &+ 3) == dayEnd,
            let time = TimestampReader.timeOfDay(bytes, start &+ 11)
        {
            return dayInstant &+ time
        }
        return readSlowly(bytes, range)
    }

    @inline(never) private mutating func readSlowly(_ bytes: ByteView, _ range: Range<Int>) -> Int64? {
        let instant = Timestamp.milliseconds(bytes, range)
        let start = range.lowerBound
        if let instant, range.count == 24, let time = TimestampReader.timeOfDay(bytes, start + 11) {
            dayStart = bytes.word(at: start)
            dayEnd = bytes.word(at: start + 3)
            dayInstant = instant - time
        }
        return instant
    }

    /// Milliseconds since midnight of `hh:mm:ss.mmmZ`; nil for anything else.
    @inline(__always) private static func timeOfDay(_ bytes: ByteView, _ start: Int) -> Int64? {
        // Eight bytes each: `hh:mm:ss` and `:ss.mmmZ`.
        let clock = bytes.word(at: start)
        let rest = bytes.word(at: start &+ 5)
        guard clock & 0x0000_FF00_00FF_0000 == 0x0000_3A00_003A_0000,
            rest & 0xFF00_0000_FF00_00FF == 0x5A00_0000_2E00_003A
        else { return nil }
        // Digits, with the other places as if they held one.
        let digits = clock & ~0x0000_FF00_00FF_0000 | 0x0000_3000_0030_0000
        let fraction = rest & ~0xFF00_0000_FF00_00FF | 0x3000_0000_3000_0030
        guard areDigits(digits), areDigits(fraction) else { return nil }
        let clockDigits = digits ^ zeros
        let fractionDigits = fraction ^ zeros
        @inline(__always) func digit(_ word: UInt64, _ index: UInt64) -> Int64 {
            Int64(truncatingIfNeeded: word &>> (index &* 8) & 0xFF)
        }
        let hour = digit(clockDigits, 0) &* 10 &+ digit(clockDigits, 1)
        let minute = digit(clockDigits, 3) &* 10 &+ digit(clockDigits, 4)
        let second = digit(clockDigits, 6) &* 10 &+ digit(clockDigits, 7)
        guard hour < 24, minute < 60, second < 60 else { return nil }
        let milliseconds =
            digit(fractionDigits, 4) &* 100 &+ digit(fractionDigits, 5) &* 10 &+ digit(fractionDigits, 6)
        return ((hour &* 60 &+ minute) &* 60 &+ second) &* 1000 &+ milliseconds
    }

    /// Whether all eight bytes are ASCII digits.
    @inline(__always) private static func areDigits(_ word: UInt64) -> Bool {
        // The upper halves are 3, also after 6 is added, which takes what is above 9 to the next.
        (word & 0xF0F0_F0F0_F0F0_F0F0) == zeros && ((word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0) == zeros
    }
}
