/// A metric, in the order in which metrics are printed (contract §4).
public enum Metric: UInt8, CaseIterable, Sendable {
    // The ten counts, one an event type.
    case send, delivery, open, click, bounce, complaint, reject, renderingFailure, deliveryDelay, subscription
    // Refinements: parts of a count.
    case hardBounce, softBounce, undeterminedBounce, suppressedBounce

    /// The CloudWatch name (R§5.1); refinements have no counterpart there.
    public var name: String {
        switch self {
        case .send: "Send"
        case .delivery: "Delivery"
        case .open: "Open"
        case .click: "Click"
        case .bounce: "Bounce"
        case .complaint: "Complaint"
        case .reject: "Reject"
        case .renderingFailure: "RenderingFailure"
        case .deliveryDelay: "DeliveryDelay"
        case .subscription: "Subscription"
        case .hardBounce: "HardBounce"
        case .softBounce: "SoftBounce"
        case .undeterminedBounce: "UndeterminedBounce"
        case .suppressedBounce: "SuppressedBounce"
        }
    }

    /// The CloudWatch unit.
    public var unit: String { "Count" }

    /// The ten counts: what is printed when nothing is chosen.
    public static let counts: [Metric] = [
        .send, .delivery, .open, .click, .bounce, .complaint, .reject, .renderingFailure, .deliveryDelay, .subscription,
    ]

    /// Parts of a count.
    public static let refinements: [Metric] = [.hardBounce, .softBounce, .undeterminedBounce, .suppressedBounce]
}
