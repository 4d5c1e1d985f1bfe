/// The ten kinds of SES event (R§1.2), in the order in which the manifest lists them.
enum EventKind: UInt8, CaseIterable {
    case send, delivery, open, click, bounce, complaint, reject, renderingFailure, deliveryDelay, subscription

    /// The value of `eventType`.
    var wireName: StaticString {
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

    /// The kind of this name; case and spaces do not matter.
    init?(named name: some StringProtocol) {
        let wanted = name.lowercased().filter { $0 != " " }
        guard
            let kind = EventKind.allCases.first(where: { "\($0.wireName)".lowercased().filter { $0 != " " } == wanted })
        else { return nil }
        self = kind
    }
}

/// A set of kinds, one bit each.
struct EventKinds: OptionSet {
    let rawValue: UInt16
    static let all = EventKinds(rawValue: 0x3FF)

    init(rawValue: UInt16) { self.rawValue = rawValue }
    init(_ kind: EventKind) { rawValue = 1 << UInt16(kind.rawValue) }
}
