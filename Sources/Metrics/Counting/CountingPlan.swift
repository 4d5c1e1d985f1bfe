public import Events

/// The options of a run, compiled: which columns the scanner has to fill, and what is done with them.
public struct CountingPlan: Sendable {
    /// The options.
    public let options: CountingOptions
    /// What the scanner must keep.
    public let fields: FieldPlan
    /// The dimension sets, in the order given.
    let sets: [CompiledSet]
    /// Columns that tell apart events of the same type, message and time; nil unless duplicates are looked for by them.
    let discriminators: Discriminators?
    /// What is counted of an event of each type, by its raw value; nothing where the type is filtered.
    let countsByType: [TypeCounts]
    let key: KeyedHash.Key

    /// Columns of contract §6.
    struct Discriminators: Sendable {
        let feedbackID: Int
        let client: [Int]
        let link: Int
        let contactList: Int
    }

    /// What an event of one type adds to.
    struct TypeCounts: Sendable {
        /// The count of its type, if it was chosen.
        let count: Metric?
        /// Parts of that count that were chosen, each with the flag of the events that belong to it.
        let refinements: [(metric: Metric, flag: EventFlags)]

        /// Whether no chosen metric reads the type.
        var isEmpty: Bool { count == nil && refinements.isEmpty }
    }

    /// Compiles options.
    public init(_ options: CountingOptions) {
        self.options = options
        var fields = FieldPlan()
        sets = options.dimensionSets.map { CompiledSet($0, in: &fields) }
        let recipients =
            sets.contains(where: \.isOfRecipients) || options.simulator != .include || options.countsSimulatorApart
        switch options.deduplication {
        case .logical:
            discriminators = Discriminators(
                feedbackID: fields.index(of: .field(.feedbackID)),
                client: [fields.index(of: .field(.ipAddress)), fields.index(of: .field(.userAgent))],
                link: fields.index(of: .field(.link)),
                contactList: fields.index(of: .field(.contactList)))
        case .exact:
            discriminators = nil
            fields.keepsRecord = true
        case .off:
            discriminators = nil
        }
        if recipients {
            fields.recipients = .all
        } else if options.deduplication != .off {
            // Also for `exact`: a notification is matched with a published event by its recipients.
            fields.recipients = .ofPayload
        }
        self.fields = fields
        countsByType = EventType.allCases.map { TypeCounts(type: $0, metrics: options.metrics) }
        key = KeyedHash.Key(seed: options.seed)
    }
}

extension CountingPlan.TypeCounts {
    fileprivate init(type: EventType, metrics: [Metric]) {
        let count = Metric.counts[Int(type.rawValue)]
        self.count = metrics.contains(count) ? count : nil
        refinements = type != .bounce ? [] : Self.bounces.filter { metrics.contains($0.metric) }
    }

    private static let bounces: [(metric: Metric, flag: EventFlags)] = [
        (.hardBounce, .hardBounce), (.softBounce, .softBounce), (.undeterminedBounce, .undeterminedBounce),
        (.suppressedBounce, .suppressedBounce),
    ]
}
