/// The rates of contract §4: a fraction, the quotient of two sums of the same window and series.
///
/// None is called `Reputation.*`: AWS divides by a representative volume that it does not disclose (R§5.8).
extension Metric {
    /// What a rate divides, and by what; nil for any other metric.
    public var rateTerms: (numerator: Metric, denominator: Metric)? {
        switch self {
        case .deliveryRate: (.delivery, .send)
        case .bounceRate: (.hardBounce, .send)
        case .complaintRate: (.complaint, .delivery)
        case .openRate: (.uniqueOpen, .delivery)
        case .clickRate: (.uniqueClick, .delivery)
        case .clickToOpenRate: (.uniqueClick, .uniqueOpen)
        case .rejectRate: (.reject, .send)
        default: nil
        }
    }
}
