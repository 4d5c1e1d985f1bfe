public import Metrics

/// All that a run needs to know besides its inputs' bytes: what to read, what to count, and how to count it.
public struct RunRequest: Sendable {
    /// What to read.
    public var inputs: InputSelection
    /// Number of worker threads, 1 or more.
    public var threads = 1
    /// Metrics chosen, in the order of contract §4.
    public var metrics: [Metric] = Metric.counts
    /// Dimension sets as typed, in the order given and without repetitions; the account level is not among them.
    public var dimensionSets: [[Dimension]] = []
    /// Whether the account level is wanted too.
    public var includesAccountLevel = true
    /// Length of a window.
    public var period = Period.seconds(300)
    /// The zone of windows longer than an hour and of times without a designator.
    public var zone = TimeZoneRules.utc
    /// First millisecond inside the range, since 1970-01-01T00:00:00Z; nil for no bound.
    public var startTime: Int64?
    /// First millisecond after the range; nil for no bound.
    public var endTime: Int64?
    /// Which time places an event.
    public var placement = CountingOptions.Placement.event
    /// How copies are known.
    public var deduplication = CountingOptions.Deduplication.logical
    /// Whether copies are counted all the same, because an observer tells which of them is the first in order.
    public var leavesCopies = false
    /// What an event adds.
    public var unit = CountingOptions.Unit.events
    /// What becomes of mail to the mailbox simulator.
    public var simulator = CountingOptions.Simulator.include
    /// What an event must have to be counted; nothing in particular when empty.
    public var conditions: [DimensionCondition] = []
    /// Which mailbox provider a domain belongs to; the table that is built in when nil.
    public var providers: ProviderTable?
    /// Whether percentiles of latencies are wanted.
    public var keepsHistograms = false
    /// Whether recipients at the mailbox simulator are counted apart.
    public var countsSimulatorApart = false
    /// What stands for a missing dimension value.
    public var dimensionDefault = "none"
    /// How many tuples of values of a dimension set are shown apart, by their totals; nil for all.
    public var top: Int?
    /// Whether windows and series without an event are shown with zeros.
    public var fillsWithZeros = false
    /// Whether records that are no UTF-8 are repaired rather than rejected.
    public var replacesInvalidUTF8 = false
    /// Whether Firehose's error objects are read as the records that they hold.
    public var recoversFirehoseErrors = false
    /// Bounds on what an input may cost.
    public var limits = RunLimits()
    /// Where rejected records go; nil for nowhere.
    public var quarantine: FilePath?

    /// Where what memory has no room for goes; that of the system when nil.
    public var temporaryFolder: FilePath?

    /// A request with the defaults of the contract.
    public init(inputs: InputSelection) {
        self.inputs = inputs
    }
}
