internal import Events

/// `UniqueOpen` and `UniqueClick`: a message's first open or click by event time, over everything that passes the filters
/// other than the range (contract §4, §11).
///
/// The earliest of a message is kept until all is read, with the window and the series in which it would be counted. Of two
/// at the same time, one inside the range comes first, then that of the earlier window (by send time there may be two), then
/// that of the smaller digest of what tells it from others: address, user agent and link. None of these depends on what a run
/// counts, so that runs over some of the dimension sets choose alike; only where all are equal do the values decide. What is
/// chosen so depends on no order, and copies of an event change nothing.
extension Counter {
    /// Notes an open or a click; `place` is the time that places it.
    mutating func noteFirst(_ batch: borrowing EventBatch, _ index: Int, place: Int64, isInRange: Bool) {
        var hash = KeyedHash(plan.key)
        unsafe hash.add(batch.bytes(batch.messageID(index)))
        let key = hash.value
        let isOpen = batch.type(index) == .open
        let known = isOpen ? firstOpens[key] : firstClicks[key]
        let time = batch.eventTime(index)
        if let known, known.time < time { return }
        let day = unsafe MessageDay.of(batch.bytes(batch.messageID(index)))
        var event = FirstEvent(outsideAt: time, day: day)
        if isInRange {
            event = FirstEvent(
                time: time, window: windows.index(of: place, in: plan.options.grid),
                series: internSeries(batch, index), digest: digest(batch, index), day: day)
        }
        if let known, known.time == time, !precedes(event, known) { return }
        if isOpen { firstOpens.set(event, of: key) } else { firstClicks.set(event, of: key) }
    }

    /// Which of two events at the same time is the first.
    private func precedes(_ event: FirstEvent, _ other: FirstEvent) -> Bool {
        if event.series == FirstEvent.outside { return false }
        if other.series == FirstEvent.outside { return true }
        let start = windows.windows[Int(event.window)].start
        let otherStart = windows.windows[Int(other.window)].start
        if start != otherStart { return start < otherStart }
        return event.digest < other.digest
    }

    /// What decides between opens, or clicks, of a message at the same time.
    private mutating func digest(_ batch: borrowing EventBatch, _ index: Int) -> UInt64 {
        var client = KeyedHash(Counter.digestKey)
        for column in plan.client ?? [] { unsafe client.add(batch.bytes(batch.value(index, column: column))) }
        var values = client.cleared
        addValues(batch, index, to: &values)
        return client.word & ~0xFFFF_FFFF | values.word >> 32
    }

    /// The number of the list of all series of an event.
    private mutating func internSeries(_ batch: borrowing EventBatch, _ index: Int) -> UInt32 {
        var list: [UInt32] = []
        for set in plan.sets.indices {
            findSeries(batch, index, set)
            for share in shares.list { list.append(UInt32(share.number)) }
        }
        return seriesLists.intern(list[...])
    }

    /// The same in every run, unlike the key of all other hashes.
    private static let digestKey = KeyedHash.Key(seed: (0x7365_7373_7461_7431, 0x6669_7273_7473_3031))

    /// Takes over what another worker found, given the numbers here of its windows and series.
    mutating func mergeFirsts(of other: borrowing Counter, windows: [Int], series: [Int]) {
        var lists: [UInt32] = []
        for number in 0..<UInt32(other.seriesLists.count) {
            let moved = other.seriesLists.series(of: number).map { UInt32(series[Int($0)]) }
            lists.append(seriesLists.intern(moved[...]))
        }
        let renumber = { (event: FirstEvent) in
            event.series == FirstEvent.outside
                ? event
                : FirstEvent(
                    time: event.time, window: windows[Int(event.window)], series: lists[Int(event.series)],
                    digest: event.digest, day: event.day)
        }
        other.firstOpens.forEach { key, event in mergeFirstOpen(renumber(event), of: key) }
        other.firstClicks.forEach { key, event in mergeFirstClick(renumber(event), of: key) }
    }

    /// Takes over what was found elsewhere of a message.
    mutating func mergeFirstOpen(_ event: FirstEvent, of key: Fingerprint) {
        if isEarlier(event, than: firstOpens[key]) { firstOpens.set(event, of: key) }
    }

    /// Takes over what was found elsewhere of a message.
    mutating func mergeFirstClick(_ event: FirstEvent, of key: Fingerprint) {
        if isEarlier(event, than: firstClicks[key]) { firstClicks.set(event, of: key) }
    }

    private func isEarlier(_ event: FirstEvent, than known: FirstEvent?) -> Bool {
        guard let known else { return true }
        return event.time != known.time ? event.time < known.time : precedes(event, known)
    }

    /// Counts the first events, once all is read and merged.
    mutating func settleFirsts() {
        let found = [(firstOpens, Metric.uniqueOpen), (firstClicks, .uniqueClick)]
        firstOpens = FirstEventTable()
        firstClicks = FirstEventTable()
        for (events, metric) in found {
            events.forEach { _, event in
                if event.series == FirstEvent.outside { return }
                for number in seriesLists.series(of: event.series) {
                    let key = CellKey(window: Int(event.window), series: Int(number), metric: metric)
                    cells.add(1, to: key.bits)
                }
            }
        }
    }
}
