internal import Events

/// Reads the times that users type: `--start-time`, `--end-time`, `--now`, `--since-key` (contract §5).
///
/// | form | instant |
/// |---|---|
/// | `2026-03-01T12:00:00Z`, `2026-03-01 12:00:00.5+01:00` | exact; a fraction is cut to milliseconds |
/// | `2026-03-01T12:00`, without a designator | what the zone's wall clock shows |
/// | `2026-03-01`, `today`, `yesterday`, `-7d`, `-2w` | local midnight |
/// | `-36h`, `-90m`, `-30s`, `now` | exact |
/// | `1772366400`, 9 to 11 digits | seconds since 1970-01-01T00:00:00Z, as the AWS CLI takes them |
public enum TimeExpression {
    /// Reads a time; words and units may be in upper case.
    ///
    /// - Parameters:
    ///   - text: What was typed.
    ///   - now: The instant that relative forms count from, in milliseconds since 1970-01-01T00:00:00Z.
    ///   - zone: The zone of civil times without a designator. One that its clock skipped is the instant after the gap,
    ///     one that it showed twice is the first.
    /// - Returns: Milliseconds since 1970-01-01T00:00:00Z.
    /// - Throws: ``TimeExpressionError``, also for years outside 1970 to 2100.
    public static func parse(
        _ text: String, now: Int64, zone: TimeZoneRules
    ) throws(TimeExpressionError) -> Int64 {
        do throws(TimeExpressionError.Reason) {
            let lowercase = text.lowercased()
            switch lowercase {
            case "now": return try checked(now, zone)
            case "today": return try midnight(daysAgo: 0, now, zone)
            case "yesterday": return try midnight(daysAgo: 1, now, zone)
            default: break
            }
            if lowercase.utf8.first == UInt8(ascii: "-") {
                return try relative(lowercase, now, zone)
            }
            if lowercase.utf8.allSatisfy(\.isDigit) {
                return try epochSeconds(lowercase, zone)
            }
            return try DateTimeText(lowercase.utf8).instant(in: zone)
        } catch {
            throw TimeExpressionError(text: text, reason: error)
        }
    }

    /// `-` number unit.
    private static func relative(
        _ text: String, _ now: Int64, _ zone: TimeZoneRules
    ) throws(TimeExpressionError.Reason) -> Int64 {
        var cursor = TextCursor(text.utf8.dropFirst())
        let digits = cursor.take(while: \.isDigit)
        let unit = String(decoding: cursor.take { _ in true }, as: UTF8.self)
        guard !digits.isEmpty, let length = ["s": 1, "m": 60, "h": 3600, "d": 1, "w": 7][unit] as Int64? else {
            throw .unknownForm
        }
        // What is not before 1970 has at most ten digits, so that longer numbers need no arithmetic.
        guard let count = Int64(String(decoding: digits, as: UTF8.self)), count < 10_000_000_000 else {
            throw .yearOutOfRange
        }
        if unit == "d" || unit == "w" { return try midnight(daysAgo: count * length, now, zone) }
        return try checked(now - count * length * 1000, zone)
    }

    private static func midnight(
        daysAgo: Int64, _ now: Int64, _ zone: TimeZoneRules
    ) throws(TimeExpressionError.Reason) -> Int64 {
        let second = now.flooringQuotient(by: 1000)
        let day = (second + Int64(zone.offset(at: second))).flooringQuotient(by: 86_400) - daysAgo
        guard years.contains(CivilDate(daysSinceEpoch: Int(day)).year) else { throw .yearOutOfRange }
        return zone.instant(ofLocal: day * 86_400) * 1000
    }

    private static func epochSeconds(
        _ text: String, _ zone: TimeZoneRules
    ) throws(TimeExpressionError.Reason) -> Int64 {
        switch (text.utf8.count, Int64(text)) {
        case (9...11, let seconds?): return try checked(seconds * 1000, zone)
        case (8, _): throw .basicDate
        case (12...14, _): throw .epochMilliseconds
        default: throw .unknownForm
        }
    }

    /// An instant, if the zone's calendar shows one of the years that records may have.
    private static func checked(
        _ milliseconds: Int64, _ zone: TimeZoneRules
    ) throws(TimeExpressionError.Reason) -> Int64 {
        let second = milliseconds.flooringQuotient(by: 1000)
        let day = (second + Int64(zone.offset(at: second))).flooringQuotient(by: 86_400)
        guard years.contains(CivilDate(daysSinceEpoch: Int(day)).year) else { throw .yearOutOfRange }
        return milliseconds
    }

    /// The years that a time may be in (contract §11).
    static let years = 1970...2100
}
