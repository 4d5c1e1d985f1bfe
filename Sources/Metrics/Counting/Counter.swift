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
    /// Whether there are more datapoints than the run may hold; nothing is counted from then on.
    public private(set) var isOverLimit = false

    var series = SeriesTable()
    var cells = CellTable()
    var windows = WindowIndex()

    // Scratch space, kept from batch to batch.
    private var chosen: [Int32] = []
    private var fingerprints: [Fingerprint] = []
    private var isDuplicate: [Bool] = []
    private var tuple = TupleBuffer()
    private let defaultValue: [UInt8]
    private let tooLong = Array("(too long)".utf8)
    /// The number of the account level's series, which has no values to look up; unused where there is none.
    private let accountSeries: Int

    /// Makes a counter; `judge` is that of the run, or nil where duplicates are not looked for.
    public init(plan: CountingPlan, judge: (any FingerprintJudge)?) {
        self.plan = plan
        self.judge = judge
        defaultValue = Array(plan.options.dimensionDefault.utf8)
        let accountSet = plan.options.dimensionSets.firstIndex { $0.isEmpty }
        if let accountSet {
            accountSeries = series.intern(tuple, dimensionSet: accountSet, hash: 0)
        } else {
            accountSeries = 0
        }
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
            if judge != nil, isDuplicate[position] {
                tally.duplicate += 1
            } else {
                tally.counted += 1
                add(batch, Int(index))
            }
        }
        if cells.count > plan.options.maximumDatapoints { isOverLimit = true }
    }

    /// The time that places an event, or nil where it has none.
    private func time(_ batch: borrowing EventBatch, _ index: Int) -> Int64? {
        plan.options.placement == .event ? batch.eventTime(index) : batch.sendTime(index)
    }

    /// Finds the events that the options do not exclude.
    private mutating func choose(_ batch: borrowing EventBatch) {
        chosen.removeAll(keepingCapacity: true)
        let range = plan.options.range
        for index in 0..<batch.count {
            guard !plan.metricsByType[Int(batch.type(index).rawValue)].isEmpty, let time = time(batch, index),
                range.contains(time)
            else {
                tally.filtered += 1
                continue
            }
            chosen.append(Int32(index))
        }
    }

    mutating func noteLimit(_ isOver: Bool) { isOverLimit = isOverLimit || isOver }

    // MARK: Counting

    private mutating func add(_ batch: borrowing EventBatch, _ index: Int) {
        let window = windows.index(of: time(batch, index)!, in: plan.options.grid)
        let metrics = plan.metricsByType[Int(batch.type(index).rawValue)]
        var hasLongValue = false
        for (set, columns) in plan.dimensionColumns.enumerated() {
            let number = columns.isEmpty ? accountSeries : intern(batch, index, set, columns, &hasLongValue)
            for metric in metrics {
                cells.add(1, to: CellKey(window: window, series: number, metric: metric).bits)
            }
        }
        if hasLongValue { tally.valuesTooLong += 1 }
    }

    /// The number of the series of an event in one dimension set.
    private mutating func intern(
        _ batch: borrowing EventBatch, _ index: Int, _ set: Int, _ columns: [Int], _ hasLongValue: inout Bool
    ) -> Int {
        tuple.removeAll()
        for column in columns {
            let value = batch.value(index, column: column)
            if value.count == 0 {
                tuple.append(defaultValue)
            } else if Int(value.count) > plan.options.maximumValueBytes {
                tuple.append(tooLong)
                hasLongValue = true
            } else {
                unsafe tuple.append(batch.bytes(value))
            }
        }
        var hash = KeyedHash(plan.key)
        hash.add(UInt64(set), 0)
        unsafe tuple.bytes.withUnsafeBytes { unsafe hash.add($0) }
        return series.intern(tuple, dimensionSet: set, hash: hash.word)
    }

    // MARK: Duplicates

    /// What tells an event from all others (contract §6).
    private func fingerprint(_ batch: borrowing EventBatch, _ index: Int) -> Fingerprint {
        var hash = KeyedHash(plan.key)
        guard let discriminators = plan.discriminators else {
            unsafe hash.add(batch.bytes(batch.record(index)))
            return hash.value
        }
        let type = batch.type(index)
        hash.add(UInt64(type.rawValue), UInt64(bitPattern: batch.eventTime(index)))
        unsafe hash.add(batch.bytes(batch.messageID(index)))
        switch type {
        case .bounce, .complaint:
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.feedbackID)))
            addRecipients(batch, index, to: &hash)
        case .delivery, .deliveryDelay:
            addRecipients(batch, index, to: &hash)
        case .open, .click:
            for column in discriminators.client { unsafe hash.add(batch.bytes(batch.value(index, column: column))) }
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.link)))
        case .subscription:
            unsafe hash.add(batch.bytes(batch.value(index, column: discriminators.contactList)))
        case .send, .reject, .renderingFailure:
            break
        }
        // Copies that differ in what is counted are two events, so that no order decides which one counts.
        for columns in plan.dimensionColumns {
            for column in columns { unsafe hash.add(batch.bytes(batch.value(index, column: column))) }
        }
        if plan.options.placement == .send { hash.add(UInt64(bitPattern: batch.sendTime(index) ?? .min), 1) }
        return hash.value
    }

    /// Adds the recipients as a multiset: the sum of their hashes does not depend on their order.
    private func addRecipients(_ batch: borrowing EventBatch, _ index: Int, to hash: inout KeyedHash) {
        var high: UInt64 = 0
        var low: UInt64 = 0
        for recipient in 0..<batch.recipientCount(index) {
            var one = KeyedHash(plan.key)
            unsafe one.add(batch.bytes(batch.recipientAddress(index, recipient)))
            let value = one.value
            high &+= value.high
            low &+= value.low
        }
        hash.add(high, low)
    }
}
