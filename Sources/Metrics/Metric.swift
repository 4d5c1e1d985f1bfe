/// A metric, in the order in which metrics are printed (contract §4).
public enum Metric: UInt8, CaseIterable, Sendable {
    // The ten counts, one an event type.
    case send, delivery, open, click, bounce, complaint, reject, renderingFailure, deliveryDelay, subscription
    // Refinements: parts of a count.
    case hardBounce, softBounce, undeterminedBounce, suppressedBounce
    case uniqueOpen, uniqueClick, machineOpen, machineClick
    // One sample a Delivery.
    case deliveryLatency
    // Rates: quotients of two counts.
    case deliveryRate, bounceRate, complaintRate, openRate, clickRate, clickToOpenRate, rejectRate

    /// The CloudWatch name (R§5.1); only the counts have a counterpart there.
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
        case .uniqueOpen: "UniqueOpen"
        case .uniqueClick: "UniqueClick"
        case .machineOpen: "MachineOpen"
        case .machineClick: "MachineClick"
        case .deliveryLatency: "DeliveryLatency"
        case .deliveryRate: "DeliveryRate"
        case .bounceRate: "BounceRate"
        case .complaintRate: "ComplaintRate"
        case .openRate: "OpenRate"
        case .clickRate: "ClickRate"
        case .clickToOpenRate: "ClickToOpenRate"
        case .rejectRate: "RejectRate"
        }
    }

    /// The CloudWatch unit: `Count`, `Milliseconds`, or `None` for a fraction.
    public var unit: String {
        if self == .deliveryLatency { return "Milliseconds" }
        return rateTerms == nil ? "Count" : "None"
    }

    /// Whether it counts events, rather than being a latency or a rate.
    public var isCount: Bool { rawValue < Metric.deliveryLatency.rawValue }

    /// The ten counts: what is printed when nothing is chosen.
    public static let counts: [Metric] = [
        .send, .delivery, .open, .click, .bounce, .complaint, .reject, .renderingFailure, .deliveryDelay, .subscription,
    ]

    /// Parts of a count.
    public static let refinements: [Metric] = [
        .hardBounce, .softBounce, .undeterminedBounce, .suppressedBounce, .uniqueOpen, .uniqueClick, .machineOpen,
        .machineClick,
    ]

    /// Quotients of two counts.
    public static let rates: [Metric] = allCases.filter { $0.rateTerms != nil }
}
