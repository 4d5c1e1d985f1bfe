/// The length of a window: a fixed number of seconds up to a day, an ISO week, or a calendar month (contract §5).
public enum Period: Hashable, Sendable {
    /// 1, 5, 10, 20, 30 s, a multiple of 60 s up to an hour, or above that a divisor of a day.
    case seconds(Int)
    /// Monday to Monday, local.
    case week
    /// First to first of the month, local.
    case month
}
