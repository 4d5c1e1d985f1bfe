#if Store
    internal import Metrics

    /// The datapoints in which two results differ, in the order in which results are printed.
    struct DatapointChanges {
        /// One datapoint that moved.
        struct Change {
            var window: Window
            var set: Int
            var values: [[UInt8]]
            var metric: Metric
            /// Nil where there was none, or is none any more.
            var old: DatapointValue?
            var new: DatapointValue?
        }

        private(set) var list: [Change] = []

        /// Compares two results of the same request.
        init(old: ResultTable, new: ResultTable, statistic: Statistic) {
            var (left, right) = (0, 0)
            while left < old.rows.count || right < new.rows.count {
                let order =
                    left == old.rows.count
                    ? 1 : right == new.rows.count ? -1 : DatapointChanges.order(old, left, new, right)
                if order < 0 {
                    add(old, left, old: old.value(of: statistic, in: old.rows[left]), new: nil)
                    left += 1
                } else if order > 0 {
                    add(new, right, old: nil, new: new.value(of: statistic, in: new.rows[right]))
                    right += 1
                } else {
                    let values = (
                        old.value(of: statistic, in: old.rows[left]), new.value(of: statistic, in: new.rows[right])
                    )
                    if values.0 != values.1 { add(new, right, old: values.0, new: values.1) }
                    left += 1
                    right += 1
                }
            }
        }

        private mutating func add(_ table: ResultTable, _ row: Int, old: DatapointValue?, new: DatapointValue?) {
            let row = table.rows[row]
            let series = table.series[Int(row.series)]
            list.append(
                Change(
                    window: table.windows[Int(row.window)], set: series.dimensionSet, values: series.values,
                    metric: row.metric, old: old, new: new))
        }

        /// The order of two rows: by window, set, values, metric.
        private static func order(_ left: ResultTable, _ leftRow: Int, _ right: ResultTable, _ rightRow: Int) -> Int {
            let rows = (left.rows[leftRow], right.rows[rightRow])
            let windows = (left.windows[Int(rows.0.window)].start, right.windows[Int(rows.1.window)].start)
            if windows.0 != windows.1 { return windows.0 < windows.1 ? -1 : 1 }
            let series = (left.series[Int(rows.0.series)], right.series[Int(rows.1.series)])
            if series.0.dimensionSet != series.1.dimensionSet {
                return series.0.dimensionSet < series.1.dimensionSet ? -1 : 1
            }
            for (one, other) in zip(series.0.values, series.1.values) where one != other {
                return one.lexicographicallyPrecedes(other) ? -1 : 1
            }
            return Int(rows.0.metric.rawValue) - Int(rows.1.metric.rawValue)
        }
    }
#endif
