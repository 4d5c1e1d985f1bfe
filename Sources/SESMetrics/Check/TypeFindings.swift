internal import Events

/// What is known of the events of one type.
struct TypeFindings: Equatable {
    /// Events in the range, copies among them.
    var inRange: Int64 = 0
    /// Events outside the range.
    var outside: Int64 = 0
    /// The earliest and the latest, in the range or not; nil where the type was never seen.
    var first: Int64?
    var last: Int64?

    /// Whether there was any.
    var isSeen: Bool { first != nil }

    mutating func note(_ time: Int64, isInRange: Bool) {
        if isInRange { inRange += 1 } else { outside += 1 }
        first = min(first ?? time, time)
        last = max(last ?? time, time)
    }

    mutating func merge(_ other: TypeFindings) {
        inRange += other.inRange
        outside += other.outside
        first = [first, other.first].compactMap(\.self).min()
        last = [last, other.last].compactMap(\.self).max()
    }
}

/// How long after their message was sent events happened.
struct Lateness: Equatable {
    /// The bounds, in milliseconds; SES stops to report opens and clicks at 60 days (R§0).
    static let bounds: [(key: String, name: String, milliseconds: Int64)] = [
        ("overHour", "an hour", 3_600_000), ("overDay", "a day", 86_400_000), ("overWeek", "a week", 7 * 86_400_000),
        ("over60Days", "60 days", 60 * 86_400_000),
    ]

    /// Events that say when their message was sent.
    var known: Int64 = 0
    /// Events that happened later than each of ``bounds``.
    var late = [Int64](repeating: 0, count: Lateness.bounds.count)

    mutating func note(_ delay: Int64) {
        known += 1
        for (index, bound) in Lateness.bounds.enumerated() {
            if delay <= bound.milliseconds { return }
            late[index] += 1
        }
    }

    mutating func merge(_ other: Lateness) {
        known += other.known
        for index in late.indices { late[index] += other.late[index] }
    }
}
