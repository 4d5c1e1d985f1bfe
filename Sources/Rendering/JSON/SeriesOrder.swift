internal import Metrics

/// The rows of a table by series, then metric, then window: the order in which `json` groups them.
///
/// Two stable counting sorts of row numbers, by metric and then by series, keep the windows in order: linear in the
/// rows, and four bytes a row (eight while sorting) instead of a copy of the rows.
struct SeriesOrder {
    /// Row numbers in that order, without the rows of metrics that were not chosen.
    let rowNumbers: [UInt32]

    init(_ table: ResultTable, metrics: MetricPlaces) {
        let rows = table.rows
        let byMetric = SeriesOrder.sort(rows.indices.lazy.map { UInt32($0) }, keys: Int(UInt8.max) + 1) {
            let metric = rows[Int($0)].metric
            return metrics[metric] == nil ? nil : Int(metric.rawValue)
        }
        rowNumbers = SeriesOrder.sort(byMetric, keys: table.series.count) { Int(rows[Int($0)].series) }
    }

    /// Sorts numbers by a key from 0 up to, not including, `keys`; numbers without a key are left out.
    @inline(__always)
    private static func sort(
        _ numbers: some Collection<UInt32>, keys: Int, by key: (UInt32) -> Int?
    ) -> [UInt32] {
        var places = [Int](repeating: 0, count: keys + 1)
        for number in numbers {
            if let key = key(number) { places[key + 1] += 1 }
        }
        for key in 0..<keys { places[key + 1] += places[key] }
        var sorted = [UInt32](repeating: 0, count: places[keys])
        for number in numbers {
            guard let key = key(number) else { continue }
            sorted[places[key]] = number
            places[key] += 1
        }
        return sorted
    }
}
