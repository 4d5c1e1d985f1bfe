public import Events

/// What became of records: each ended in exactly one place (the conservation law, contract §3).
public struct RecordTotals: Equatable, Sendable {
    /// Records seen.
    public var records: Int64 = 0
    /// Records that are in the datapoints.
    public var counted: Int64 = 0
    /// Valid, unfiltered events that were already seen.
    public var duplicate: Int64 = 0
    /// Valid events that the user's options exclude.
    public var filtered: Int64 = 0
    /// Records that are no event by design.
    public var ignored = Tally<IgnoreReason>()
    /// Broken records.
    public var rejected = Tally<RejectReason>()
    /// Oddities of records that were kept, at most one a record and code.
    public var warnings = Tally<RecordWarning>()
    /// Earliest event time over all valid events, in milliseconds since 1970-01-01T00:00:00Z.
    public var firstEvent: Int64?
    /// Latest event time over all valid events.
    public var lastEvent: Int64?
    /// The account that sent, where it is only one, as a number.
    public var account: Int64?
    /// Whether events of several accounts were seen.
    public var hasSeveralAccounts = false
    /// Stored bytes read.
    public var compressedBytes: Int64 = 0
    /// Bytes after inflating; the stored ones where nothing was compressed.
    public var bytes: Int64 = 0

    /// The totals of nothing.
    public init() {}

    /// Whether `records = counted + duplicate + filtered + ignored + rejected`.
    public var conservationHolds: Bool {
        records == counted + duplicate + filtered + ignored.total + rejected.total
    }

    /// Takes note of the time of a valid event.
    public mutating func note(eventTime: Int64) {
        firstEvent = min(firstEvent ?? eventTime, eventTime)
        lastEvent = max(lastEvent ?? eventTime, eventTime)
    }

    /// Takes note of the account of a valid event.
    public mutating func note(account: Int64) {
        if let known = self.account, known != account { hasSeveralAccounts = true }
        self.account = min(self.account ?? account, account)
    }

    /// Adds other totals; the order of merging does not matter.
    public mutating func merge(_ other: RecordTotals) {
        records += other.records
        counted += other.counted
        duplicate += other.duplicate
        filtered += other.filtered
        ignored.merge(other.ignored)
        rejected.merge(other.rejected)
        warnings.merge(other.warnings)
        if let time = other.firstEvent { note(eventTime: time) }
        if let time = other.lastEvent { note(eventTime: time) }
        if let account = other.account { note(account: account) }
        if other.hasSeveralAccounts { hasSeveralAccounts = true }
        compressedBytes += other.compressedBytes
        bytes += other.bytes
    }
}
