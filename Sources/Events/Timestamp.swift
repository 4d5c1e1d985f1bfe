/// Instants as SES and its re-writers put them (R§1.6, contract §11).
enum Timestamp {
    /// The first instant of 2101: years 1970 to 2100 are accepted.
    private static let limit = Int64(CivilDate(year: 2101, month: 1, day: 1).daysSinceEpoch) * 86_400_000

    /// Reads `YYYY-MM-DD`, `T` or a space, `hh:mm:ss`, an optional fraction, an optional space, `Z` or `±hh:mm` or `±hhmm`.
    ///
    /// - Returns: milliseconds since 1970-01-01T00:00:00Z, further digits cut; nil for anything else, for second 60,
    ///   hour 24, a day that the calendar lacks, an offset beyond ±14:00, or a year outside 1970 to 2100.
    static func milliseconds(_ bytes: ByteView, _ range: Range<Int>) -> Int64? {
        let start = range.lowerBound
        guard range.count >= 20 else { return nil }
        guard let century = twoDigits(bytes, start), let yearOfCentury = twoDigits(bytes, start + 2),
            let month = twoDigits(bytes, start + 5), let day = twoDigits(bytes, start + 8),
            let hour = twoDigits(bytes, start + 11), let minute = twoDigits(bytes, start + 14),
            let second = twoDigits(bytes, start + 17)
        else { return nil }
        guard bytes[start + 4] == UInt8(ascii: "-"), bytes[start + 7] == UInt8(ascii: "-"),
            bytes[start + 10] == UInt8(ascii: "T") || bytes[start + 10] == UInt8(ascii: " "),
            bytes[start + 13] == UInt8(ascii: ":"), bytes[start + 16] == UInt8(ascii: ":")
        else { return nil }
        let date = CivilDate(year: century * 100 + yearOfCentury, month: month, day: day)
        guard date.isValid, date.year >= 1970, date.year <= 2100, hour < 24, minute < 60, second < 60 else {
            return nil
        }

        var at = start + 19
        var fraction: Int64 = 0
        if bytes[at] == UInt8(ascii: ".") {
            guard let (value, next) = milliseconds(bytes, at + 1, before: range.upperBound) else { return nil }
            fraction = value
            at = next
        }
        guard let offset = offsetSeconds(bytes, at, before: range.upperBound) else { return nil }
        let seconds = date.daysSinceEpoch * 86_400 + hour * 3600 + minute * 60 + second - offset
        let instant = Int64(seconds) * 1000 + fraction
        return instant >= 0 && instant < limit ? instant : nil
    }

    /// The digits of a fraction, at least one, as milliseconds; and where they end.
    private static func milliseconds(_ bytes: ByteView, _ start: Int, before end: Int) -> (Int64, Int)? {
        var value: Int64 = 0
        var unit: Int64 = 100
        var at = start
        while at < end, bytes[at] &- 0x30 < 10 {
            value += Int64(bytes[at] &- 0x30) * unit
            unit /= 10
            at += 1
        }
        return at == start ? nil : (value, at)
    }

    /// Seconds east of UTC, from a designator that must end the text.
    private static func offsetSeconds(_ bytes: ByteView, _ start: Int, before end: Int) -> Int? {
        var at = start
        if at < end, bytes[at] == UInt8(ascii: " ") { at += 1 }
        if end - at == 1, bytes[at] == UInt8(ascii: "Z") { return 0 }
        guard end - at == 5 || end - at == 6, bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") else {
            return nil
        }
        if end - at == 6, bytes[at + 3] != UInt8(ascii: ":") { return nil }
        guard let hours = twoDigits(bytes, at + 1), let minutes = twoDigits(bytes, end - 2), minutes < 60 else {
            return nil
        }
        let seconds = hours * 3600 + minutes * 60
        guard seconds <= 14 * 3600 else { return nil }
        return bytes[at] == UInt8(ascii: "-") ? -seconds : seconds
    }

    @inline(__always) private static func twoDigits(_ bytes: ByteView, _ start: Int) -> Int? {
        let tens = bytes[start] &- 0x30
        let ones = bytes[start + 1] &- 0x30
        guard tens < 10, ones < 10 else { return nil }
        return Int(tens) * 10 + Int(ones)
    }
}
