/// How many records of an input ended where, but for what Metrics decides of events (contract §3).
public struct RecordTally: Sendable, Equatable {
    /// Events found valid; they are then counted, filtered or duplicates.
    public var events: Int64 = 0
    /// By the raw value of the reason.
    public var ignored = [Int64](repeating: 0, count: IgnoreReason.allCases.count)
    /// By the raw value of the reason.
    public var rejected = [Int64](repeating: 0, count: RejectReason.allCases.count)
    /// By the raw value of the warning.
    public var warnings = [Int64](repeating: 0, count: RecordWarning.allCases.count)
    /// The earliest and the latest event time, in milliseconds; nil before the first event.
    public var firstEvent: Int64?
    /// See ``firstEvent``.
    public var lastEvent: Int64?

    /// The sending account of the events, the least where there are several; nil before the first that names one.
    public var account: Int64?
    /// Whether there are several.
    public var hasSeveralAccounts = false

    /// Nothing yet.
    public init() {}

    /// All records.
    public var records: Int64 { events + ignored.reduce(0, +) + rejected.reduce(0, +) }

    mutating func note(account: Int64) {
        if account == self.account { return }
        if self.account != nil { hasSeveralAccounts = true }
        self.account = min(self.account ?? account, account)
    }

    /// Adds what another input gave.
    public mutating func merge(_ other: RecordTally) {
        events += other.events
        for index in ignored.indices { ignored[index] += other.ignored[index] }
        for index in rejected.indices { rejected[index] += other.rejected[index] }
        for index in warnings.indices { warnings[index] += other.warnings[index] }
        if let account = other.account { note(account: account) }
        if other.hasSeveralAccounts { hasSeveralAccounts = true }
        firstEvent = [firstEvent, other.firstEvent].compactMap { $0 }.min()
        lastEvent = [lastEvent, other.lastEvent].compactMap { $0 }.max()
    }
}
