/// The length of a window: a fixed number of seconds up to a day, an ISO week, or a calendar month (contract §5).
public enum Period: Hashable, Sendable, CustomStringConvertible {
    /// 1, 5, 10, 20, 30 s, a multiple of 60 s up to an hour, or above that a divisor of a day.
    case seconds(Int)
    /// Monday to Monday, local.
    case week
    /// First to first of the month, local.
    case month

    /// The length in seconds; nil for a week and a month, whose lengths vary.
    public var seconds: Int? {
        if case .seconds(let count) = self { count } else { nil }
    }

    /// The text that ``init(parsing:)`` reads back, in the largest unit that divides it: `5m`, `90m`, `6h`, `1d`, `1w`.
    public var description: String {
        switch self {
        case .seconds(let count):
            for (length, unit) in [(86_400, "d"), (3600, "h"), (60, "m")] where count % length == 0 {
                return "\(count / length)\(unit)"
            }
            return "\(count)s"
        case .week: return "1w"
        case .month: return "1mo"
        }
    }
}
