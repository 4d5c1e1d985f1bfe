/// A statistic of a datapoint, as CloudWatch names it.
public enum Statistic: Hashable, Sendable {
    case sampleCount, sum, average, minimum, maximum

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
        }
    }
}
