/// One of the ten kinds of SES event, in the order in which their metrics are printed (contract §4).
public enum EventType: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    case send, delivery, open, click, bounce, complaint, reject, renderingFailure, deliveryDelay, subscription

    /// The name in `eventType`, and the CloudWatch metric but for the space in `Rendering Failure` (R§1.2).
    public var wireName: String {
        switch self {
        case .send: "Send"
        case .delivery: "Delivery"
        case .open: "Open"
        case .click: "Click"
        case .bounce: "Bounce"
        case .complaint: "Complaint"
        case .reject: "Reject"
        case .renderingFailure: "Rendering Failure"
        case .deliveryDelay: "DeliveryDelay"
        case .subscription: "Subscription"
        }
    }
}
