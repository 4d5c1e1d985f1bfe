/// A metric, in the order in which metrics are printed (contract §4).
public enum Metric: UInt8, CaseIterable, Sendable {
    case send, delivery, open, click, bounce, complaint, reject, renderingFailure, deliveryDelay, subscription

    /// The CloudWatch name (R§5.1).
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
        }
    }

    /// The CloudWatch unit.
    public var unit: String { "Count" }
}
