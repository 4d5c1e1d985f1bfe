public import Events

/// The options of a run, compiled: which columns the scanner has to fill, and what is done with them.
public struct CountingPlan: Sendable {
    /// The options.
    public let options: CountingOptions
    /// What the scanner must keep.
    public let fields: FieldPlan
    /// For each dimension set, the column of each dimension.
    let dimensionColumns: [[Int]]
    /// Columns that tell apart events of the same type, message and time; nil where duplicates are not looked for.
    let discriminators: Discriminators?
    /// Metrics that an event of each type adds to, by its raw value; none where the type is filtered.
    let metricsByType: [[Metric]]
    let key: KeyedHash.Key

    /// Columns of contract §6.
    struct Discriminators: Sendable {
        let feedbackID: Int
        let client: [Int]
        let link: Int
        let contactList: Int
    }

    /// Compiles options.
    public init(_ options: CountingOptions) {
        self.options = options
        var fields = FieldPlan()
        dimensionColumns = options.dimensionSets.map { set in set.map { fields.index(of: $0.source) } }
        switch options.deduplication {
        case .logical:
            discriminators = Discriminators(
                feedbackID: fields.index(of: .field(.feedbackID)),
                client: [fields.index(of: .field(.ipAddress)), fields.index(of: .field(.userAgent))],
                link: fields.index(of: .field(.link)),
                contactList: fields.index(of: .field(.contactList)))
            fields.recipients = .ofPayload
        case .exact:
            discriminators = nil
            fields.keepsRecord = true
        case .off:
            discriminators = nil
        }
        self.fields = fields
        metricsByType = EventType.allCases.map { type in
            options.metrics.filter { $0.eventType == type }
        }
        key = KeyedHash.Key(seed: options.seed)
    }
}

extension Metric {
    /// The type of the events that it counts.
    var eventType: EventType {
        switch self {
        case .send: .send
        case .delivery: .delivery
        case .open: .open
        case .click: .click
        case .bounce: .bounce
        case .complaint: .complaint
        case .reject: .reject
        case .renderingFailure: .renderingFailure
        case .deliveryDelay: .deliveryDelay
        case .subscription: .subscription
        }
    }
}
