/// What CloudWatch keeps of one series in one window; merging two sets loses nothing (R§6.1).
public struct StatisticSet: Equatable, Sendable {
    /// Number of events.
    public var sampleCount: Int64
    /// Sum of what the events added.
    public var sum: Int64
    /// The least that one event added.
    public var minimum: Int64
    /// The most that one event added.
    public var maximum: Int64

    /// The set of one event that adds `value`.
    @inlinable public init(_ value: Int64) {
        sampleCount = 1
        sum = value
        minimum = value
        maximum = value
    }

    /// No event: what `--fill zero` writes.
    public static let zero = StatisticSet(sampleCount: 0, sum: 0, minimum: 0, maximum: 0)

    /// Whether every event added 1.
    var countsOnes: Bool { sum == sampleCount && minimum == 1 && maximum == 1 }

    /// So many events that each added 1; fewer than none where they are taken back.
    static func ones(_ count: Int64) -> StatisticSet {
        StatisticSet(sampleCount: count, sum: count, minimum: 1, maximum: 1)
    }

    init(sampleCount: Int64, sum: Int64, minimum: Int64, maximum: Int64) {
        self.sampleCount = sampleCount
        self.sum = sum
        self.minimum = minimum
        self.maximum = maximum
    }

    /// Adds one event.
    @inlinable public mutating func add(_ value: Int64) {
        sampleCount &+= 1
        sum &+= value
        if value < minimum { minimum = value }
        if value > maximum { maximum = value }
    }

    /// Adds what another set holds; the order of merging does not matter.
    @inlinable public mutating func merge(_ other: StatisticSet) {
        sampleCount &+= other.sampleCount
        sum &+= other.sum
        minimum = min(minimum, other.minimum)
        maximum = max(maximum, other.maximum)
    }
}
