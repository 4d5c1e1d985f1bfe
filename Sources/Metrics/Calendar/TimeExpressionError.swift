/// Why a text is no time.
public struct TimeExpressionError: Error, Equatable, CustomStringConvertible {
    /// The kinds of failure.
    public enum Reason: Error, Equatable {
        /// None of the forms.
        case unknownForm
        /// A day that the calendar lacks, such as 2026-02-30.
        case noSuchDay
        /// Hour 24, minute 60, second 60 or more.
        case noSuchTimeOfDay
        /// An offset from UTC of more than 14 hours, or with minutes above 59.
        case offsetOutOfRange
        /// A time before 1970 or after 2100.
        case yearOutOfRange
        /// More digits than seconds since 1970 have: milliseconds, by their number.
        case epochMilliseconds
        /// A date without hyphens.
        case basicDate
    }

    /// What was typed.
    public let text: String
    /// What is wrong.
    public let reason: Reason

    /// A sentence for the user, with an example.
    public var description: String {
        let problem =
            switch reason {
            case .unknownForm:
                "is not a time; write 2026-03-01T12:00:00Z, 2026-03-01, today, yesterday, now, -7d, -2w, -36h, -90m or -30s"
            case .noSuchDay: "names a day that the calendar lacks; write a date as 2026-03-01, year, month, day"
            case .noSuchTimeOfDay: "has no such time of day; write 00:00:00 to 23:59:59, as in 2026-03-01T12:00:00Z"
            case .offsetOutOfRange: "has an offset beyond 14 hours; write it as in 2026-03-01T12:00:00+01:00"
            case .yearOutOfRange: "is not within the years 1970 to 2100; write for example 2026-03-01"
            case .epochMilliseconds: "looks like milliseconds since 1970; write seconds, as in 1772366400"
            case .basicDate: "looks like a date without hyphens; write it as 2026-03-01"
            }
        return "time \(text.quotedForMessage) \(problem)"
    }
}
