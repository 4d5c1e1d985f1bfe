public import Events

/// The options of a run, compiled: which columns the scanner has to fill, and what is done with them.
public struct CountingPlan: Sendable {
    /// The options.
    public let options: CountingOptions
    /// What the scanner must keep.
    public let fields: FieldPlan
    /// The dimension sets, in the order given.
    let sets: [CompiledSet]
    /// What an event must have to be counted.
    let filter: CompiledFilter
    /// Which mailbox provider a domain belongs to; empty where nobody asks.
    let providers: ProviderTable
    /// The column of the user agent, where machines are told by it.
    let userAgent: Int?
    /// Columns that tell apart opens and clicks of a message at the same time, where first ones are counted.
    let client: [Int]?
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
        /// The count of first events of a message, if it was chosen.
        let unique: Metric?
        /// The count of those by machines, if it was chosen.
        let machine: Metric?
        /// Whether latencies were chosen.
        let latency: Bool

        /// Whether a chosen metric reads the type; it is filtered otherwise.
        let isRead: Bool
    }

    /// Compiles options.
    public init(_ options: CountingOptions) {
        self.options = options
        var fields = FieldPlan()
        sets = options.dimensionSets.map { CompiledSet($0, in: &fields) }
        filter = CompiledFilter(options.conditions, missing: options.dimensionDefault, in: &fields)
        let asksForProviders =
            options.conditions.contains { $0.dimension.source == .recipientProvider }
            || options.dimensionSets.joined().contains { $0.source == .recipientProvider }
        providers = asksForProviders ? options.providers ?? .standard : ProviderTable()
        let recipients =
            sets.contains(where: \.isOfRecipients) || options.simulator != .include || options.countsSimulatorApart
            || !filter.ofRecipients.isEmpty
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
        let counted = CountingPlan.counted(options)
        let countsMachines = counted.contains(.machineOpen) || counted.contains(.machineClick)
        userAgent = countsMachines ? fields.index(of: .field(.userAgent)) : nil
        let countsFirsts = counted.contains(.uniqueOpen) || counted.contains(.uniqueClick)
        client =
            countsFirsts ? [.ipAddress, .userAgent, .link].map { fields.index(of: .field($0)) } : nil
        self.fields = fields
        countsByType = EventType.allCases.map { TypeCounts(type: $0, metrics: counted) }
        key = KeyedHash.Key(seed: options.seed)
    }

    /// What is counted: the chosen metrics, but for rates their terms; where zeros are filled in, also the count of every
    /// type that is read, as its events cover windows and series whether or not a refinement knows them.
    private static func counted(_ options: CountingOptions) -> Set<Metric> {
        var counted: Set<Metric> = []
        for metric in options.metrics {
            if let terms = metric.rateTerms {
                counted.formUnion([terms.numerator, terms.denominator])
            } else {
                counted.insert(metric)
            }
        }
        guard options.fillsWithZeros else { return counted }
        for type in EventType.allCases where TypeCounts(type: type, metrics: counted).isRead {
            counted.insert(Metric.counts[Int(type.rawValue)])
        }
        return counted
    }
}

extension CountingPlan.TypeCounts {
    fileprivate init(type: EventType, metrics: Set<Metric>) {
        let count = Metric.counts[Int(type.rawValue)]
        self.count = metrics.contains(count) ? count : nil
        refinements = type != .bounce ? [] : Self.bounces.filter { metrics.contains($0.metric) }
        let chosen = { (metric: Metric) in metrics.contains(metric) ? metric : nil }
        switch type {
        case .open: (unique, machine) = (chosen(.uniqueOpen), chosen(.machineOpen))
        case .click: (unique, machine) = (chosen(.uniqueClick), chosen(.machineClick))
        default: (unique, machine) = (nil, nil)
        }
        latency = type == .delivery && metrics.contains(.deliveryLatency)
        isRead = self.count != nil || !refinements.isEmpty || unique != nil || machine != nil || latency
    }

    private static let bounces: [(metric: Metric, flag: EventFlags)] = [
        (.hardBounce, .hardBounce), (.softBounce, .softBounce), (.undeterminedBounce, .undeterminedBounce),
        (.suppressedBounce, .suppressedBounce),
    ]
}
