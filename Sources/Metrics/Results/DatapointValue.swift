/// A value of a datapoint: whole where it is exact, else a double.
public enum DatapointValue: Equatable, Sendable {
    case whole(Int64)
    case fraction(Double)
}

extension ResultTable.Row {
    /// The value of a statistic, or nil where this metric has none.
    public func value(of statistic: Statistic) -> DatapointValue? {
        switch statistic {
        case .sampleCount: .whole(statistics.sampleCount)
        case .sum: .whole(statistics.sum)
        case .minimum: .whole(statistics.minimum)
        case .maximum: .whole(statistics.maximum)
        case .average:
            if statistics.sampleCount == 0 {
                .whole(0)
            } else if statistics.sum % statistics.sampleCount == 0 {
                .whole(statistics.sum / statistics.sampleCount)
            } else {
                .fraction(Double(statistics.sum) / Double(statistics.sampleCount))
            }
        }
    }
}
