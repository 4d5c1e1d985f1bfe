public import Events

/// Counts batches into windows and series; one a worker, merged at the end.
///
/// In: the events of a block. Out: datapoints in the worker's own tables. Only the judge of duplicates is shared, and it
/// gives its verdict on a whole batch before anything of that batch is counted.
public struct Counter: ~Copyable {
    let plan: CountingPlan
    private let judge: (any FingerprintJudge)?
    /// What became of the events since this was last reset.
    public var tally = CountTally()
    /// The position of the input at hand, by which events that wait for the end of the run are settled.
    public var input = 0
    /// Whether there are more datapoints than the run may hold; nothing is counted from then on.
    public private(set) var isOverLimit = false

    var series: SeriesTable
    var cells = CellTable()
    var windows = WindowIndex()
    var notifications = NotificationLedger()
    /// The first open and the first click of each message, and the series that they would be counted in.
    var firstOpens = FirstEventTable()
    var firstClicks = FirstEventTable()
    var seriesLists = SeriesLists()
    /// By the key of their cells.
    var histograms: [UInt64: LatencyHistogram] = [:]
    var dimensions: DimensionReader

    // Scratch space, kept from batch to batch.
    private var chosen: [Int32] = []
    private var fingerprints: [Fingerprint] = []
    private var isDuplicate: [Bool] = []
    private var tuple = TupleBuffer()
    private(set) var seriesOfEvent: [SeriesShare] = []

    /// A series that an event belongs to, and how many of its recipients do.
    struct SeriesShare {
        var number: Int
        var recipients: Int64
        /// The values that went to `(other)`, which are told apart like any others; empty in every other series.
        var folded: [UInt8] = []
    }

    /// Makes a counter; `judge` is that of the run, or nil where duplicates are not looked for.
    public init(plan: CountingPlan, judge: (any FingerprintJudge)?) {
        self.plan = plan
        self.judge = judge
        series = SeriesTable(sets: plan.options.dimensionSets, key: plan.key, limit: plan.options.maximumSeries)
        dimensions = DimensionReader(
            defaultValue: plan.options.dimensionDefault, limit: plan.options.maximumValueBytes,
            providers: plan.providers, key: plan.key)
    }

    /// Counts the events of a batch.
    public mutating func count(_ batch: borrowing EventBatch) {
        choose(batch)
        guard !chosen.isEmpty, !isOverLimit else { return }
        if let judge {
            fingerprints.removeAll(keepingCapacity: true)
            for index in chosen { fingerprints.append(fingerprint(batch, Int(index))) }
            judge.judge(fingerprints, into: &isDuplicate)
        }
        for (position, index) in chosen.enumerated() {
            if judge != nil, isDuplicate[position] { tally.duplicate += 1 } else { add(batch, Int(index)) }
        }
        if series.isCrowded { foldSeries() }
        if cells.count > plan.options.maximumDatapoints { isOverLimit = true }
    }

    mutating func noteLimit(_ isOver: Bool) { isOverLimit = isOverLimit || isOver }

    // MARK: Choosing

    /// The time that places an event, or nil where it has none.
    private func time(_ batch: borrowing EventBatch, _ index: Int) -> Int64? {
        plan.options.placement == .event ? batch.eventTime(index) : batch.sendTime(index)
    }

    /// Finds the events that the options do not exclude.
    private mutating func choose(_ batch: borrowing EventBatch) {
        chosen.removeAll(keepingCapacity: true)
        for index in 0..<batch.count {
            if judge != nil { notePublished(batch, index) }
            if isChosen(batch, index) { chosen.append(Int32(index)) } else { tally.filtered += 1 }
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
        if mayBeFirst { noteFirst(batch, index, place: time, isInRange: isInRange) }
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
        for recipient in 0..<count {
            let domain = unsafe AddressText.domain(batch.bytes(batch.recipientAddress(index, recipient)))
            if unsafe !AddressText.isSimulator(domain: domain) { return false }
        }
        return count > 0
    }

    // MARK: Counting

    /// Counts an event; a notification waits until it is known whether the same event was published too.
    private mutating func add(_ batch: borrowing EventBatch, _ index: Int) {
        let type = batch.type(index)
        let waits = judge != nil && batch.flags(index).contains(.notification)
        let counts = plan.countsByType[Int(type.rawValue)]
        let flags = batch.flags(index)
        let window = windows.index(of: time(batch, index)!, in: plan.options.grid)
        let countsRecipients = plan.options.unit == .recipients && type.countsRecipients
        dimensions.sawLongValue = false
        if waits { notifications.wait(messageKey(batch, index), input: input) } else { tally.counted += 1 }
        let latency = counts.latency ? self.latency(batch, index) : nil
        let machine = counts.machine != nil && isMachine(batch, index) ? counts.machine : nil
        for set in plan.sets.indices {
            findSeries(batch, index, set)
            for share in seriesOfEvent {
                let value = countsRecipients ? share.recipients : 1
                if let metric = counts.count { add(value, window, share.number, metric, waits: waits) }
                for refinement in counts.refinements where flags.contains(refinement.flag) {
                    add(value, window, share.number, refinement.metric, waits: waits)
                }
                if let machine { add(1, window, share.number, machine, waits: false) }
                if let latency { add(latency, window, share.number, .deliveryLatency, waits: waits) }
            }
        }
        if dimensions.sawLongValue { tally.valuesTooLong += 1 }
    }

    @inline(__always) private mutating func add(
        _ value: Int64, _ window: Int, _ series: Int, _ metric: Metric, waits: Bool
    ) {
        let key = CellKey(window: window, series: series, metric: metric)
        if waits {
            notifications.add(value, to: key)
        } else if metric == .deliveryLatency {
            addLatency(value, to: key)
        } else {
            cells.add(value, to: key.bits)
        }
    }

    /// Whether an open or a click is a machine's.
    private mutating func isMachine(_ batch: borrowing EventBatch, _ index: Int) -> Bool {
        guard let column = plan.userAgent else { return false }
        return unsafe dimensions.clients.isMachine(
            batch.bytes(batch.value(index, column: column)), isClick: batch.type(index) == .click)
    }

    /// Finds the series of an event in one dimension set: one, or one for each value that its recipients have.
    mutating func findSeries(_ batch: borrowing EventBatch, _ index: Int, _ set: Int) {
        seriesOfEvent.removeAll(keepingCapacity: true)
        let recipients = batch.recipientCount(index)
        guard plan.sets[set].isOfRecipients, recipients > 0 else {
            let number = intern(batch, index, set, recipient: -1)
            seriesOfEvent.append(SeriesShare(number: number, recipients: Int64(chosenRecipients(batch, index))))
            return
        }
        for recipient in 0..<recipients where isChosen(batch, index, recipient: recipient) {
            let number = intern(batch, index, set, recipient: recipient)
            let folded = series.isOther(number) ? tuple.bytes : []
            if let known = seriesOfEvent.firstIndex(where: { $0.number == number && $0.folded == folded }) {
                seriesOfEvent[known].recipients += 1
            } else {
                seriesOfEvent.append(SeriesShare(number: number, recipients: 1, folded: folded))
            }
        }
    }

    /// The number of the series of an event, or of one of its recipients.
    private mutating func intern(_ batch: borrowing EventBatch, _ index: Int, _ set: Int, recipient: Int) -> Int {
        let compiled = plan.sets[set]
        if compiled.dimensions.isEmpty { return series.account(of: set) }
        tuple.removeAll()
        for dimension in compiled.dimensions {
            unsafe tuple.append(dimensions.value(dimension, batch, index, recipient: recipient))
        }
        return series.intern(tuple, dimensionSet: set)
    }

    /// What tells an event from all others (contract §6).
    private mutating func fingerprint(_ batch: borrowing EventBatch, _ index: Int) -> Fingerprint {
        var hash = KeyedHash(plan.key)
        hash.add(batch.flags(index).contains(.notification) ? 1 : 0, 0)
        if plan.discriminators == nil {
            unsafe hash.add(batch.bytes(batch.record(index)))
        } else {
            addIdentity(batch, index, to: &hash)
            addCounted(batch, index, to: &hash)
        }
        return hash.value
    }
}

extension EventType {
    /// Whether an event counts for its recipients where recipients are counted (contract §4).
    var countsRecipients: Bool { self != .open && self != .click && self != .subscription }
}
