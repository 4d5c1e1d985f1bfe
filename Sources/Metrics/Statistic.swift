/// A statistic of a datapoint, as CloudWatch names it.
public enum Statistic: Hashable, Sendable {
    case sampleCount, sum, average, minimum, maximum
    /// Of ``Metric/deliveryLatency`` alone (contract §5).
    case percentile(Percentile)

    /// Every statistic that is not a percentile, in the order of the contract.
    public static let basic: [Statistic] = [.sampleCount, .sum, .average, .minimum, .maximum]

    /// The CloudWatch name.
    public var name: String {
        switch self {
        case .sampleCount: "SampleCount"
        case .sum: "Sum"
        case .average: "Average"
        case .minimum: "Minimum"
        case .maximum: "Maximum"
        case .percentile(let percentile): percentile.name
        }
    }

    /// Whether it is a percentile.
    public var isPercentile: Bool { if case .percentile = self { true } else { false } }
}
