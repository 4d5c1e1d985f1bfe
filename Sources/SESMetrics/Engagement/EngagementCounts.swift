internal import Metrics

/// Opens and clicks, and what they are held against.
struct EngagementCounts: Equatable {
    /// What is counted.
    static let metrics: [Metric] = [
        .send, .delivery, .open, .click, .uniqueOpen, .uniqueClick, .machineOpen, .machineClick,
    ]

    private var counts: [Metric: Int64] = [:]

    /// Adds a datapoint.
    mutating func add(_ count: Int64, of metric: Metric) { counts[metric, default: 0] += count }

    /// The count of a metric.
    subscript(metric: Metric) -> Int64 { counts[metric] ?? 0 }

    /// The rates of contract §4, by the names of their metrics; nil where nothing could be opened.
    var rates: [(metric: Metric, value: Double?)] {
        [
            (.openRate, Proportion(part: self[.uniqueOpen], whole: self[.delivery]).rate),
            (.clickRate, Proportion(part: self[.uniqueClick], whole: self[.delivery]).rate),
            (.clickToOpenRate, Proportion(part: self[.uniqueClick], whole: self[.uniqueOpen]).rate),
        ]
    }

    /// Opens and clicks together.
    var responses: Int64 { self[.open] + self[.click] }
}
