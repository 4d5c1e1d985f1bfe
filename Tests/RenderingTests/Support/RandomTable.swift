internal import Metrics

/// Tables of random shape and content.
extension ResultTable {
    /// A sorted table; values are of any bytes where `bytes` says so, else of valid UTF-8.
    static func random(bytes: Bool, using generator: inout SeededGenerator) -> ResultTable {
        let pool = ["a", "b", "=c", "d,e", "f\"g", "h\ni", "é"]
        let dimensionSets =
            [[]]
            + (0..<Int.random(in: 0...3, using: &generator)).map { _ in
                Array(pool.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)))
            }
        let keys = Set(
            (0..<Int.random(in: 1...12, using: &generator)).map { _ in
                let set = Int.random(in: dimensionSets.indices, using: &generator)
                return SeriesKey(
                    set: set,
                    values: dimensionSets[set].map { _ in randomValue(bytes: bytes, using: &generator) })
            }
        ).sorted()
        let windows = (0..<Int.random(in: 1...20, using: &generator)).map { Window(at: marchFirst + Int64($0) * 300) }
        var rows: [Row] = []
        var ratios: [Ratio] = []
        for window in windows.indices {
            for series in keys.indices {
                for metric in Metric.allCases where Int.random(in: 0..<3, using: &generator) == 0 {
                    let samples = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                        Int64.random(in: 0...1000, using: &generator)
                    }
                    rows.append(
                        Row(
                            window: UInt32(window), series: UInt32(series), metric: metric,
                            statistics: StatisticSet(samples), detail: UInt32(ratios.count)))
                    if metric.rateTerms != nil { ratios.append(Ratio(samples[0], over: 8)) }
                }
            }
        }
        var table = ResultTable(
            windows: windows, dimensionSets: dimensionSets,
            series: keys.map { Series(dimensionSet: $0.set, values: $0.values) }, rows: rows)
        table.ratios = ratios
        return table
    }

    private static func randomValue(bytes: Bool, using generator: inout SeededGenerator) -> [UInt8] {
        let length = Int.random(in: 1...6, using: &generator)
        if bytes { return (0..<length).map { _ in UInt8.random(in: 0...255, using: &generator) } }
        let scalars: [Unicode.Scalar] = [
            "a", "=", "+", "-", "@", "\t", "\r", "\n", "\"", ",", "'", "\\", "\0", "\u{7F}", "é", "🙂", " ",
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<length { text.append(scalars[Int.random(in: scalars.indices, using: &generator)]) }
        return Array(String(text).utf8)
    }
}
