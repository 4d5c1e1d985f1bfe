import Metrics

/// What a run gave, in a form that tests can compare and read.
struct CountingOutcome {
    let tally: CountTally
    let table: ResultTable
    let isFolded: Bool

    /// All of a table, for comparing.
    struct Image: Equatable {
        let windows: [Window]
        let dimensionSets: [[String]]
        let series: [Series]
        let points: [Point]
    }

    /// A series, its values as text.
    struct Series: Equatable {
        let dimensionSet: Int
        let values: [String]
    }

    /// A datapoint without indices.
    struct Point: Equatable {
        let window: Window
        let series: Series
        let metric: Metric
        let statistics: StatisticSet
    }

    var series: [Series] {
        table.series.map { series in
            Series(dimensionSet: series.dimensionSet, values: series.values.map { String(decoding: $0, as: UTF8.self) })
        }
    }

    var points: [Point] {
        let series = series
        return table.rows.map { row in
            Point(
                window: table.windows[Int(row.window)], series: series[Int(row.series)], metric: row.metric,
                statistics: row.statistics)
        }
    }

    var image: Image {
        Image(windows: table.windows, dimensionSets: table.dimensionSets, series: series, points: points)
    }

    /// The points of a metric in a dimension set, in the order of the table.
    func points(_ metric: Metric, set: Int = 0) -> [Point] {
        points.filter { $0.metric == metric && $0.series.dimensionSet == set }
    }

    /// Sums over all windows, by the values of the set joined with bars.
    func sums(_ metric: Metric, set: Int = 0) -> [String: Int64] {
        points(metric, set: set).reduce(into: [:]) { sums, point in
            sums[point.series.values.joined(separator: "|"), default: 0] += point.statistics.sum
        }
    }

    /// The sum of a metric over everything at the account level, which must be the first set.
    func total(_ metric: Metric) -> Int64 { sums(metric)[""] ?? 0 }

    /// Starts of the windows of a metric, in milliseconds since midnight of the day of all records.
    func starts(_ metric: Metric, set: Int = 0) -> [Int64] {
        points(metric, set: set).map { $0.window.start - EventRecord.midnight }
    }
}

/// Random numbers that are the same in every run of a test.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension StatisticSet {
    /// The set of one or more events.
    static func of(_ first: Int64, _ others: Int64...) -> StatisticSet {
        others.reduce(into: StatisticSet(first)) { $0.add($1) }
    }
}
