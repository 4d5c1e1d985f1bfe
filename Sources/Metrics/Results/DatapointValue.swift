/// A value of a datapoint: whole where it is exact, else a double.
public enum DatapointValue: Equatable, Sendable {
    case whole(Int64)
    case fraction(Double)

    /// A quotient, whole where it comes out even.
    init(_ numerator: Int64, over denominator: Int64) {
        self =
            numerator % denominator == 0
            ? .whole(numerator / denominator) : .fraction(Double(numerator) / Double(denominator))
    }
}

extension StatisticSet {
    /// The value of a statistic, or nil for a percentile, which a set alone does not know.
    public func value(of statistic: Statistic) -> DatapointValue? {
        switch statistic {
        case .sampleCount: .whole(sampleCount)
        case .sum: .whole(sum)
        case .minimum: .whole(minimum)
        case .maximum: .whole(maximum)
        case .average: sampleCount == 0 ? .whole(0) : DatapointValue(sum, over: sampleCount)
        case .percentile: nil
        }
    }
}

extension ResultTable {
    /// The value of a statistic of one of the table's rows, or nil where its metric has none: percentiles are those of
    /// ``Metric/deliveryLatency``, where the run kept them.
    ///
    /// A rate is one value under every statistic, of a `SampleCount` of 1 (contract §11).
    public func value(of statistic: Statistic, in row: Row) -> DatapointValue? {
        row.metric.isCount ? row.statistics.value(of: statistic) : derivedValue(of: statistic, in: row)
    }

    private func derivedValue(of statistic: Statistic, in row: Row) -> DatapointValue? {
        if case .percentile(let percentile) = statistic {
            guard row.metric == .deliveryLatency, row.detail < histograms.count else { return nil }
            return .whole(histograms[Int(row.detail)].value(of: percentile, statistics: row.statistics))
        }
        guard row.metric != .deliveryLatency, statistic != .sampleCount else {
            return row.statistics.value(of: statistic)
        }
        return DatapointValue(ratios[Int(row.detail)].numerator, over: ratios[Int(row.detail)].denominator)
    }
}
