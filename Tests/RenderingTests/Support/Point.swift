internal import Metrics

/// One datapoint of a table made for a test.
struct Point {
    var window: Window
    var set = 0
    var values: [String] = []
    var metric: Metric
    var samples: [Int64]
}

extension Window {
    /// A window by its start and length in seconds since 1970.
    init(at seconds: Int64, length: Int64 = 300) {
        self.init(start: seconds * 1000, end: (seconds + length) * 1000)
    }
}

extension StatisticSet {
    /// The set of some events, at least one.
    init(_ samples: [Int64]) {
        self.init(samples[0])
        for sample in samples.dropFirst() { add(sample) }
    }
}

extension ResultTable {
    /// A table of points in any order, sorted as the type's documentation says.
    init(dimensionSets: [[String]] = [[]], points: [Point]) {
        let windows = Set(points.map(\.window)).sorted { $0.start < $1.start }
        let keys = Set(points.map { SeriesKey(set: $0.set, values: $0.values.map { Array($0.utf8) }) }).sorted()
        let rows = points.map { point in
            let key = SeriesKey(set: point.set, values: point.values.map { Array($0.utf8) })
            return Row(
                window: UInt32(windows.firstIndex(of: point.window) ?? 0),
                series: UInt32(keys.firstIndex(of: key) ?? 0),
                metric: point.metric, statistics: StatisticSet(point.samples))
        }
        self.init(
            windows: windows, dimensionSets: dimensionSets,
            series: keys.map { Series(dimensionSet: $0.set, values: $0.values) },
            rows: rows.sorted {
                ($0.window, $0.series, $0.metric.rawValue) < ($1.window, $1.series, $1.metric.rawValue)
            }
        )
    }
}

/// What tells two series apart, in their order.
struct SeriesKey: Hashable, Comparable {
    var set: Int
    var values: [[UInt8]]

    static func < (left: SeriesKey, right: SeriesKey) -> Bool {
        if left.set != right.set { return left.set < right.set }
        for (one, other) in zip(left.values, right.values) where one != other {
            return one.lexicographicallyPrecedes(other)
        }
        return false
    }
}
