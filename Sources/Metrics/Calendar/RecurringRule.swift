/// The rule for the years after the last transition of a zone: the POSIX `TZ` string of a TZif footer (RFC 8536 §3.3).
///
/// `CET-1CEST,M3.5.0,M10.5.0/3` is one hour east, and two from the last Sunday of March at 02:00 to the last Sunday of
/// October at 03:00. POSIX counts offsets westwards; everything here counts eastwards.
struct RecurringRule: Equatable {
    /// A day of every year, and the local time on it at which clocks change.
    struct Change: Equatable {
        enum Day: Equatable {
            /// `Jn`: day 1 to 365, the 29th of February never counted.
            case withoutLeapDay(Int)
            /// `n`: day 0 to 365, the 29th of February counted.
            case withLeapDay(Int)
            /// `Mm.w.d`: the w-th weekday d (0 is Sunday) of month m; week 5 is the last.
            case weekday(month: Int, week: Int, weekday: Int)
        }

        var day: Day
        /// Seconds after midnight by the clock before the change; -167 to 167 hours.
        var time: Int
    }

    /// Daylight saving time; its offset is below the standard one where winter time is the exception (Europe/Dublin).
    struct Daylight: Equatable {
        var offset: Int
        var start: Change
        var end: Change
    }

    /// Seconds east in standard time.
    var standardOffset: Int
    /// Nil where clocks never change.
    var daylight: Daylight?

    /// Reads a footer; nil where it is not of the form that the RFC allows.
    init?(_ footer: some Sequence<UInt8>) {
        var cursor = TextCursor(footer)
        guard cursor.takeZoneName(), let west = cursor.takeTime(hours: 0...24) else { return nil }
        standardOffset = -west
        if cursor.isAtEnd { return }
        guard cursor.takeZoneName() else { return nil }
        var offset = standardOffset + 3600
        if cursor.next != UInt8(ascii: ",") {
            guard let west = cursor.takeTime(hours: 0...24) else { return nil }
            offset = -west
        }
        guard let start = cursor.takeChange(), let end = cursor.takeChange(), cursor.isAtEnd else { return nil }
        daylight = Daylight(offset: offset, start: start, end: end)
    }
}

extension TextCursor {
    /// Three or more letters, or in angle brackets also digits and signs.
    fileprivate mutating func takeZoneName() -> Bool {
        guard take("<") else { return take(while: \.isLetter).count >= 3 }
        let name = take { $0.isLetter || $0.isDigit || $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
        return name.count >= 3 && take(">")
    }

    /// `hh[:mm[:ss]]` with an optional sign, in seconds.
    fileprivate mutating func takeTime(hours range: ClosedRange<Int>) -> Int? {
        let sign = takeSign() ?? 1
        guard var seconds = takeNumber(digits: 1...3), range.contains(seconds) else { return nil }
        seconds *= 3600
        for unit in [60, 1] where take(":") {
            guard let part = takeNumber(digits: 2...2), part < 60 else { return nil }
            seconds += part * unit
        }
        return sign * seconds
    }

    /// `,day[/time]`; two in the morning where no time is given.
    fileprivate mutating func takeChange() -> RecurringRule.Change? {
        guard take(","), let day = takeDay() else { return nil }
        guard take("/") else { return RecurringRule.Change(day: day, time: 2 * 3600) }
        return takeTime(hours: 0...167).map { RecurringRule.Change(day: day, time: $0) }
    }

    private mutating func takeDay() -> RecurringRule.Change.Day? {
        if take("J") {
            guard let day = takeNumber(digits: 1...3), (1...365).contains(day) else { return nil }
            return .withoutLeapDay(day)
        }
        guard take("M") else {
            guard let day = takeNumber(digits: 1...3), day <= 365 else { return nil }
            return .withLeapDay(day)
        }
        guard let month = takeNumber(digits: 1...2), (1...12).contains(month), take("."),
            let week = takeNumber(digits: 1...1), (1...5).contains(week), take("."),
            let weekday = takeNumber(digits: 1...1), weekday <= 6
        else { return nil }
        return .weekday(month: month, week: week, weekday: weekday)
    }
}
