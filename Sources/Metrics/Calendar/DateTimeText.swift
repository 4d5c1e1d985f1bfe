internal import Events

/// An ISO 8601 date or date-time as typed, taken apart: `2026-03-01`, `2026-03-01T12:00`, `2026-03-01 12:00:00.25 +01:00`.
struct DateTimeText {
    /// The civil time in seconds, as if 1970-01-01 00:00:00 were 0.
    private(set) var local: Int64
    /// 0 to 999.
    private(set) var milliseconds: Int64 = 0
    /// Seconds east, or nil where the text has no designator.
    private(set) var offset: Int64?

    /// Takes lower-case text apart; everything after the date may be missing.
    init(_ text: some Sequence<UInt8>) throws(TimeExpressionError.Reason) {
        var cursor = TextCursor(text)
        guard let year = cursor.takeNumber(digits: 4...4), cursor.take("-"),
            let month = cursor.takeNumber(digits: 2...2), cursor.take("-"),
            let day = cursor.takeNumber(digits: 2...2)
        else { throw .unknownForm }
        let date = CivilDate(year: year, month: month, day: day)
        guard date.isValid else { throw .noSuchDay }
        guard TimeExpression.years.contains(year) else { throw .yearOutOfRange }
        local = Int64(date.daysSinceEpoch) * 86_400
        if cursor.isAtEnd { return }
        guard cursor.take("t") || cursor.take(" ") else { throw .unknownForm }
        try readTimeOfDay(&cursor)
        if cursor.isAtEnd { return }
        _ = cursor.take(" ")
        try readDesignator(&cursor)
        guard cursor.isAtEnd else { throw .unknownForm }
    }

    /// The instant, in milliseconds since 1970-01-01T00:00:00Z; a zone is asked only where the text has no designator.
    func instant(in zone: TimeZoneRules) -> Int64 {
        if let offset { return (local - offset) * 1000 + milliseconds }
        let second = zone.instant(ofLocal: local)
        // The instant after a gap is that of its very end, whatever fraction the missing time had.
        let exists = second + Int64(zone.offset(at: second)) == local
        return second * 1000 + (exists ? milliseconds : 0)
    }

    /// `hh:mm`, `hh:mm:ss`, `hh:mm:ss.f…`.
    private mutating func readTimeOfDay(_ cursor: inout TextCursor) throws(TimeExpressionError.Reason) {
        guard let hour = cursor.takeNumber(digits: 2...2), cursor.take(":"),
            let minute = cursor.takeNumber(digits: 2...2)
        else { throw .unknownForm }
        var second = 0
        if cursor.take(":") {
            guard let number = cursor.takeNumber(digits: 2...2) else { throw .unknownForm }
            second = number
            if cursor.take(".") {
                let digits = cursor.take(while: \.isDigit)
                guard !digits.isEmpty else { throw .unknownForm }
                for place in 0..<3 {
                    let digit = place < digits.count ? digits[digits.startIndex + place] - UInt8(ascii: "0") : 0
                    milliseconds = milliseconds * 10 + Int64(digit)
                }
            }
        }
        guard hour < 24, minute < 60, second < 60 else { throw .noSuchTimeOfDay }
        local += Int64(hour * 3600 + minute * 60 + second)
    }

    /// `z`, or an offset as `±hh`, `±hhmm`, `±hh:mm` or, as zones before 1972 have it, `±hh:mm:ss`.
    private mutating func readDesignator(_ cursor: inout TextCursor) throws(TimeExpressionError.Reason) {
        if cursor.take("z") {
            offset = 0
            return
        }
        guard let sign = cursor.takeSign(), let hours = cursor.takeNumber(digits: 2...2) else { throw .unknownForm }
        var minutes = 0
        var seconds = 0
        if cursor.take(":") {
            guard let number = cursor.takeNumber(digits: 2...2) else { throw .unknownForm }
            minutes = number
            if cursor.take(":") {
                guard let number = cursor.takeNumber(digits: 2...2) else { throw .unknownForm }
                seconds = number
            }
        } else if !cursor.isAtEnd {
            guard let number = cursor.takeNumber(digits: 2...2) else { throw .unknownForm }
            minutes = number
        }
        let size = hours * 3600 + minutes * 60 + seconds
        guard minutes < 60, seconds < 60, size <= 14 * 3600 else { throw .offsetOutOfRange }
        offset = Int64(sign * size)
    }
}
