public import Events

/// Counts batches into windows and series; one a worker, merged at the end.
///
/// In: the events of a block. Out: datapoints in the worker's own tables. Only the judge of duplicates is shared, and it
/// gives its verdict on a whole batch before anything of that batch is counted.
public struct Counter: ~Copyable {
    let plan: CountingPlan
    private let judge: (any FingerprintJudge)?
    private let store: (any OverflowStore)?
    /// What became of the events since this was last reset.
    public var tally = CountTally()
    /// The position of the input at hand, by which events that wait for the end of the run are settled.
    public var input = 0
    /// Whether the table has outgrown the memory that it may take; nothing is counted from then on.
    public private(set) var isOverMemory = false

    var series: SeriesTable
    var cells: CellTable
    var windows = WindowIndex()
    var notifications: NotificationLedger
    /// Events whose tables of fingerprints are on disk, a log for each group; none until there is one.
    var late: [PendingLog] = []
    /// The first open and the first click of each message, and the series that they would be counted in.
    var firstOpens = FirstEventTable()
    var firstClicks = FirstEventTable()
    var seriesLists: SeriesLists
    /// By the key of their cells.
    var histograms: [UInt64: LatencyHistogram] = [:]
    var dimensions: DimensionReader

    // Scratch space, kept from batch to batch.
    private var chosen: [Int32] = []
    private var fingerprints = FingerprintBatch()
    /// Of the notifications of a batch, by their position in it.
    private var messageKeys: [Int32: Fingerprint] = [:]
    private var additions: [PendingEvent.Addition] = []
    var tuple = TupleBuffer()
    private(set) var shares = SeriesShares()
    /// Series that were looked up of late.
    var memo = SeriesMemo()
    /// For each dimension set the column of its one dimension, where its values are those of a column; else -1.
    private let plainColumns: [Int]

    /// Makes a counter; `judge` is that of the run, or nil where duplicates are not looked for.
    ///
    /// What has to wait for the end of the run, and memory has no room for, goes to `store`.
    public init(plan: CountingPlan, judge: (any FingerprintJudge)?, store: (any OverflowStore)? = nil) {
        self.plan = plan
        self.judge = judge
        self.store = store
        cells = CellTable(plan.key)
        seriesLists = SeriesLists(plan.key)
        plainColumns = plan.sets.map(\.plainColumn)
        notifications = NotificationLedger(room: plan.options.memoryForLogs, store: store)
        series = SeriesTable(sets: plan.options.dimensionSets, key: plan.key, limit: plan.options.maximumSeries)
        dimensions = DimensionReader(
            defaultValue: plan.options.dimensionDefault, limit: plan.options.maximumValueBytes,
            providers: plan.providers, key: plan.key)
    }

    /// Counts the events of a batch.
    public mutating func count(_ batch: borrowing EventBatch) {
        choose(batch)
        guard !chosen.isEmpty, !isOverMemory else { return }
        if let judge {
            judge.judge(&fingerprints)
            if fingerprints.failure != nil { return }
        }
        for position in chosen.indices {
            let index = Int(chosen[position])
            guard judge != nil else {
                add(batch, index)
                continue
            }
            switch fingerprints.verdicts[position] {
            case .new where batch.flags(index).contains(.notification): wait(batch, index)
            case .new: add(batch, index)
            case .duplicate: tally.duplicate += 1
            case .late: postpone(batch, index, fingerprints.fingerprints[position], fingerprints.days[position])
            case .tooLate:
                tally.filtered += 1
                tally.tooLate += 1
            }
        }
        if series.isCrowded { foldSeries() }
        if cells.count > plan.options.maximumCells { relieve() }
    }

    /// Why a store could not take what memory has no room for; the run must end.
    public var failure: (any Error)? {
        fingerprints.failure ?? notifications.failure ?? late.lazy.compactMap(\.log.failure).first
    }

    /// Folds early what the end would fold anyway, and gives up where that does not help.
    private mutating func relieve() {
        if series.isOverLimit { foldSeries() }
        isOverMemory = cells.count > plan.options.maximumCells
    }

    /// Hands over the indices of the events of the last batch that were counted, or wait as no copies of each other.
    ///
    /// Where fingerprints may go to disk, late events are not among them.
    public func forEachCounted(_ body: (Int) throws -> Void) rethrows {
        for (position, index) in chosen.enumerated() where judge == nil || fingerprints.verdicts[position] == .new {
            try body(Int(index))
        }
    }

    // MARK: Choosing

    /// The time that places an event, or nil where it has none.
    private func time(_ batch: borrowing EventBatch, _ index: Int) -> Int64? {
        plan.options.placement == .event ? batch.eventTime(index) : batch.sendTime(index)
    }

    /// Finds the events that the options do not exclude, and what tells each from all others.
    private mutating func choose(_ batch: borrowing EventBatch) {
        chosen.removeAll(keepingCapacity: true)
        fingerprints.removeAll()
        if !messageKeys.isEmpty { messageKeys = [:] }
        for index in 0..<batch.count {
            let isChosen = isChosen(batch, index)
            if isChosen { chosen.append(Int32(index)) } else { tally.filtered += 1 }
            if judge != nil { identify(batch, index, isChosen: isChosen) }
        }
    }

    /// Keeps the fingerprint of a chosen event, and by what notifications and published events are matched.
    private mutating func identify(_ batch: borrowing EventBatch, _ index: Int, isChosen: Bool) {
        let isMatched = batch.type(index).hasNotification
        let isNotification = batch.flags(index).contains(.notification)
        guard isChosen || isMatched && !isNotification else { return }
        var hash = KeyedHash(plan.key)
        if isMatched || plan.discriminators != nil { addMessage(batch, index, to: &hash) }
        if isMatched {
            let key = hash.value
            if isNotification { messageKeys[Int32(index)] = key } else { notifications.publish(key) }
        }
        if isChosen {
            fingerprints.append(
                fingerprint(batch, index, message: hash), day: EventDay.of(batch.eventTime(index)))
        }
    }

    private mutating func isChosen(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        let type = Int(batch.type(index).rawValue)
        guard plan.countsByType[type].isRead, let time = time(batch, index) else { return false }
        let isInRange = plan.options.range.contains(time)
        // Also an event outside the range may be its message's first.
        let mayBeFirst = plan.countsByType[type].unique != nil
        guard isInRange || mayBeFirst, isOfWantedMail(batch, index),
            plan.filter.isEmpty || passesFilter(batch, index)
        else { return false }
        // What is inside the range is noted when it is known to be no copy.
        if mayBeFirst, !isInRange { noteFirst(batch, index, place: time, isInRange: false) }
        return isInRange
    }

    private func isOfWantedMail(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        switch plan.options.simulator {
        case .include: true
        case .exclude: !isToSimulator(batch, index)
        case .only: isToSimulator(batch, index)
        }
    }

    /// Whether every recipient that the event is about is an address of the mailbox simulator.
    private func isToSimulator(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        let count = batch.recipientCount(index)
        for recipient in 0..<count where !isAtSimulator(batch, index, recipient) { return false }
        return count > 0
    }

    private func isAtSimulator(_ batch: borrowing EventBatch, _ index: Int, _ recipient: Int) -> Bool {
        let domain = unsafe AddressText.domain(batch.bytes(batch.recipientAddress(index, recipient)))
        return unsafe AddressText.isSimulator(domain: domain)
    }

    /// How many of the recipients that are counted of an event are addresses of the mailbox simulator.
    ///
    /// - Precondition: The options leave out mail to the simulator, or count it apart.
    public mutating func simulatorRecipients(_ batch: borrowing EventBatch, _ index: Int) -> Int {
        var count = 0
        for recipient in 0..<batch.recipientCount(index)
        where isAtSimulator(batch, index, recipient) && isChosen(batch, index, recipient: recipient) {
            count += 1
        }
        return count
    }

    // MARK: Counting

    /// Counts an event.
    private mutating func add(_ batch: borrowing EventBatch, _ index: Int) {
        noteFirst(batch, index)
        let window = windows.index(of: time(batch, index)!, in: plan.options.grid)
        dimensions.sawLongValue = false
        forEachValue(batch, index) { counter, series, metric, value in
            counter.add(value, to: CellKey(window: window, series: series, metric: metric))
        }
        tally.counted += 1
        if dimensions.sawLongValue { tally.valuesTooLong += 1 }
    }

    /// Notes an event of the range that may be its message's first.
    private mutating func noteFirst(_ batch: borrowing EventBatch, _ index: Int) {
        guard plan.countsByType[Int(batch.type(index).rawValue)].unique != nil else { return }
        noteFirst(batch, index, place: time(batch, index)!, isInRange: true)
    }

    /// Adds a value to a cell; a latency also to what percentiles are told from.
    @inline(__always) mutating func add(_ value: Int64, to key: CellKey) {
        if key.metric == .deliveryLatency { addLatency(value, to: key) } else { cells.add(value, to: key.bits) }
    }

    /// Lets a notification wait until it is known whether the same event was published too.
    private mutating func wait(_ batch: borrowing EventBatch, _ index: Int) {
        var event = pendingEvent(batch, index)
        if event.hasLongValue { tally.valuesTooLong += 1 }
        event.hasLongValue = false
        notifications.wait(event, series)
    }

    /// Lets an event wait until its table of fingerprints can be asked.
    private mutating func postpone(
        _ batch: borrowing EventBatch, _ index: Int, _ fingerprint: Fingerprint, _ day: Int32
    ) {
        // A copy would change nothing.
        noteFirst(batch, index)
        if late.isEmpty { late = makeLateLogs() }
        var event = pendingEvent(batch, index)
        event.fingerprint = fingerprint
        event.day = day
        late[fingerprint.group].append(event, series)
    }

    /// One log for each group; all that is late goes to the store.
    func makeLateLogs() -> [PendingLog] {
        (0..<FingerprintGroup.groups).map { _ in PendingLog(room: 0, store: store) }
    }

    /// What an event would count.
    private mutating func pendingEvent(_ batch: borrowing EventBatch, _ index: Int) -> PendingEvent {
        let window = windows.index(of: time(batch, index)!, in: plan.options.grid)
        dimensions.sawLongValue = false
        additions.removeAll(keepingCapacity: true)
        forEachValue(batch, index) { counter, series, metric, value in
            counter.additions.append(PendingEvent.Addition(series: series, metric: metric, value: value))
        }
        return PendingEvent(
            messageKey: messageKeys[Int32(index)], input: input, window: windows.windows[window].start,
            hasLongValue: dimensions.sawLongValue, additions: additions)
    }

    /// Hands over every value that an event adds, with its series and metric.
    @inline(__always) private mutating func forEachValue(
        _ batch: borrowing EventBatch, _ index: Int,
        _ body: (_ counter: inout Counter, _ series: Int, _ metric: Metric, _ value: Int64) -> Void
    ) {
        let type = batch.type(index)
        let counts = plan.countsByType[Int(type.rawValue)]
        let flags = batch.flags(index)
        let countsRecipients = plan.options.unit == .recipients && type.countsRecipients
        let latency = counts.latency ? self.latency(batch, index) : nil
        let machine = counts.machine != nil && isMachine(batch, index) ? counts.machine : nil
        @inline(__always) func add(_ counter: inout Counter, _ share: SeriesShares.Share) {
            let value = countsRecipients ? share.recipients : 1
            if let metric = counts.count { body(&counter, share.number, metric, value) }
            if !flags.isEmpty {
                for refinement in counts.refinements where flags.contains(refinement.flag) {
                    body(&counter, share.number, refinement.metric, value)
                }
            }
            if let machine { body(&counter, share.number, machine, 1) }
            if let latency { body(&counter, share.number, .deliveryLatency, latency) }
        }
        for set in plainColumns.indices {
            if let share = oneShare(batch, index, set) {
                add(&self, share)
                continue
            }
            findSeries(batch, index, set)
            for position in shares.list.indices { add(&self, shares.list[position]) }
        }
    }

    /// Whether an open or a click is a machine's; never where `MachineOpen` and `MachineClick` are not chosen.
    public mutating func isMachine(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        guard let column = plan.userAgent else { return false }
        return unsafe dimensions.clients.isMachine(
            batch.bytes(batch.value(index, column: column)), isClick: batch.type(index) == .click)
    }

    /// Finds the series of an event in one dimension set: one, or one for each value that its recipients have.
    mutating func findSeries(_ batch: borrowing EventBatch, _ index: Int, _ set: Int) {
        shares.removeAll()
        if let share = oneShare(batch, index, set) { return shares.add(share) }
        for recipient in 0..<batch.recipientCount(index) where isChosen(batch, index, recipient: recipient) {
            let number = intern(batch, index, set, recipient: recipient)
            shares.add(number, foldedFrom: series.isOther(number) ? tuple.bytes : nil)
        }
    }

    /// The one series of an event in a dimension set; nil where its recipients have values of their own.
    @inline(__always) private mutating func oneShare(
        _ batch: borrowing EventBatch, _ index: Int, _ set: Int
    ) -> SeriesShares.Share? {
        let number: Int
        let column = plainColumns[set]
        if column >= 0 {
            number = internPlain(batch, index, set, column)
        } else {
            if plan.sets[set].isOfRecipients, batch.recipientCount(index) > 0 { return nil }
            number = intern(batch, index, set, recipient: -1)
        }
        return SeriesShares.Share(number: number, recipients: Int64(chosenRecipients(batch, index)))
    }

    /// The number of the series of an event in a set of one dimension, whose values are those of a column.
    @inline(__always) private mutating func internPlain(
        _ batch: borrowing EventBatch, _ index: Int, _ set: Int, _ column: Int
    ) -> Int {
        let value = unsafe batch.bytes(batch.value(index, column: column))
        guard let key = unsafe SeriesMemo.Key(value, set: set), value.count <= plan.options.maximumValueBytes else {
            return intern(batch, index, set, recipient: -1)
        }
        if let known = memo.number(of: key) { return known }
        let number = intern(batch, index, set, recipient: -1)
        memo.set(number, of: key)
        return number
    }

    /// The number of the series of an event, or of one of its recipients.
    private mutating func intern(_ batch: borrowing EventBatch, _ index: Int, _ set: Int, recipient: Int) -> Int {
        if plan.sets[set].dimensions.isEmpty { return series.account(of: set) }
        fillTuple(batch, index, set, recipient: recipient)
        return series.intern(tuple, dimensionSet: set)
    }

    /// Puts together the values of an event, or of one of its recipients.
    @inline(__always) mutating func fillTuple(
        _ batch: borrowing EventBatch, _ index: Int, _ set: Int, recipient: Int
    ) {
        tuple.removeAll()
        for dimension in plan.sets[set].dimensions {
            unsafe tuple.append(dimensions.value(dimension, batch, index, recipient: recipient))
        }
    }

    /// What tells an event from all others (contract §6).
    public mutating func fingerprint(_ batch: borrowing EventBatch, _ index: Int) -> Fingerprint {
        var hash = KeyedHash(plan.key)
        if plan.discriminators != nil { addMessage(batch, index, to: &hash) }
        return fingerprint(batch, index, message: hash)
    }

    /// The same; `message` has been given what notifications are matched by.
    private mutating func fingerprint(
        _ batch: borrowing EventBatch, _ index: Int, message: KeyedHash
    ) -> Fingerprint {
        let kind: UInt64 = batch.flags(index).contains(.notification) ? 1 : 0
        if plan.discriminators == nil {
            var hash = KeyedHash(plan.key)
            hash.add(kind, 0)
            unsafe hash.add(batch.bytes(batch.record(index)))
            return hash.value
        }
        var hash = message
        hash.add(kind, UInt64(bitPattern: batch.eventTime(index)))
        addDiscriminators(batch, index, to: &hash)
        addCounted(batch, index, to: &hash)
        return hash.value
    }
}

extension EventType {
    /// Whether an event counts for its recipients where recipients are counted (contract §4).
    var countsRecipients: Bool { self != .open && self != .click && self != .subscription }
}
