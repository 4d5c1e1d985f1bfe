/// What a run counts, and into what.
public struct CountingOptions: Sendable {
    /// Which time places an event, for windows and for the range.
    public enum Placement: String, CaseIterable, Sendable {
        /// Event time.
        case event
        /// Send time: the campaign view.
        case send
    }

    /// How copies of an event are known (contract §6).
    public enum Deduplication: String, CaseIterable, Sendable {
        /// By type, message, time and what else tells events apart.
        case logical
        /// By the record's bytes.
        case exact
        /// Not at all.
        case off
    }

    /// What an event adds (contract §4).
    public enum Unit: String, CaseIterable, Sendable {
        /// One.
        case events
        /// The number of recipients that it is about.
        case recipients
    }

    /// What becomes of mail to SES's mailbox simulator (R§8).
    public enum Simulator: String, CaseIterable, Sendable {
        case include, exclude, only
    }

    /// The metrics, in the order of ``Metric``.
    public var metrics: [Metric] = Metric.counts
    /// Windows.
    public var grid = WindowGrid(period: .seconds(300), zone: .utc)
    /// The range of instants, in milliseconds, that are counted.
    public var range: Range<Int64> = .min ..< .max
    /// Which time counts.
    public var placement = Placement.event
    /// The dimension sets, in the order given, each once; the account level is the empty one, and first.
    public var dimensionSets: [[Dimension]] = [[]]
    /// What an event adds.
    public var unit = Unit.events
    /// What becomes of mail to the mailbox simulator.
    public var simulator = Simulator.include
    /// What an event must have to be counted (`--where`).
    public var conditions: [DimensionCondition] = []
    /// Which mailbox provider a domain belongs to; ``ProviderTable/standard`` when nil.
    public var providers: ProviderTable?
    /// Whether the samples of latencies are kept well enough for percentiles.
    public var keepsHistograms = false
    /// Whether someone counts recipients at the mailbox simulator, by which copies then differ too.
    public var countsSimulatorApart = false
    /// The most tuples of values that are kept apart in a dimension set, by the bytes of their values.
    public var maximumSeries = 100_000
    /// How many tuples of each dimension set are shown apart, by their totals; nil for all.
    public var top: Int?
    /// Whether windows and series without an event are shown with zeros.
    public var fillsWithZeros = false
    /// What stands for a missing value.
    public var dimensionDefault = "none"
    /// Dimension values longer than this many bytes become `(too long)`.
    public var maximumValueBytes = 1024
    /// How copies are known.
    public var deduplication = Deduplication.logical
    /// The most statistic sets that a counter may hold, a guard on memory: folding can leave fewer in the result.
    public var maximumCells = 20_000_000
    /// Bytes of what waits for the end of the run that a counter keeps in memory, where it has a store for the rest.
    public var memoryForLogs = 32 << 20
    /// What a statistic set takes in a counter's table, in bytes: key, set, and its places at their fewest.
    public static let bytesOfCell = 64
    /// The key of the run's hashes.
    public var seed: (UInt64, UInt64)

    /// The documented defaults, with the run's random seed.
    public init(seed: (UInt64, UInt64)) {
        self.seed = seed
    }
}
