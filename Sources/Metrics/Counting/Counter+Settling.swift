/// The decisions that can be taken only when everything has been read; to be called after merging.
extension Counter {
    /// Decides on the late events of a group: each is a copy of one that was seen before its table went to disk, or of
    /// another late one, or it is counted.
    ///
    /// - Parameters:
    ///   - group: Its tables.
    ///   - number: Which group it is.
    ///   - memory: Bytes that fingerprints may take meanwhile; one table at least is read whatever it says.
    ///   - tallies: Gain what became of the events of each input.
    /// - Throws: What the store says, where it cannot be read.
    public mutating func settle(
        _ group: borrowing FingerprintGroup, number: Int, memory: Int, into tallies: inout [Int: CountTally]
    ) throws {
        guard !late.isEmpty else { return }
        let log = late[number].log
        for part in group.partsOnDisk(memory: memory) {
            var seen = FingerprintGroup(number: number)
            try group.read(part, number: number, into: &seen)
            try log.forEach { chunk in
                var reader = PendingReader(chunk)
                while let event = try reader.next(
                    &series, where: { part &>> UInt16($0.fingerprint.table & 15) & 1 != 0 })
                {
                    if !seen.insert(event.fingerprint) {
                        tallies[event.input, default: CountTally()].duplicate += 1
                        continue
                    }
                    if event.hasLongValue { tallies[event.input, default: CountTally()].valuesTooLong += 1 }
                    if event.messageKey != nil {
                        notifications.wait(event, series)
                    } else {
                        count(event)
                        tallies[event.input, default: CountTally()].counted += 1
                    }
                }
                if series.isCrowded { foldSeries() }
            }
        }
        late[number] = PendingLog(room: 0, store: nil)
    }

    /// Decides on the notifications that wait for the end of the run, when late events have been settled.
    ///
    /// - Parameters:
    ///   - memory: Bytes that their keys may take.
    ///   - tallies: Gain what became of the notifications of each input: copies of published events, or else counted.
    /// - Throws: What the store says, where it cannot be read.
    public mutating func settleNotifications(memory: Int = .max, into tallies: inout [Int: CountTally]) throws {
        let (waiting, published) = (notifications.waiting, notifications.published)
        notifications = NotificationLedger(room: .max, store: nil)
        if waiting.count == 0 { return }
        // Two sets of 14 bytes a key at most.
        let parts = min(waiting.count / max(memory / 28, 1) + 1, 256)
        for part in 0..<parts {
            var keys = FingerprintSet()
            try waiting.log.forEach { chunk in
                var reader = PendingReader(chunk)
                _ = try reader.next(&series) { event in
                    if let key = event.messageKey, key.table % parts == part { keys.insert(key) }
                    return false
                }
            }
            var copies = FingerprintSet()
            try published.forEach { chunk in
                var reader = StateReader(chunk)
                while reader.remaining > 0 {
                    let key = try reader.fingerprint()
                    if key.table % parts == part, keys.contains(key) { copies.insert(key) }
                }
            }
            try waiting.log.forEach { chunk in
                var reader = PendingReader(chunk)
                while let event = try reader.next(&series, where: { $0.messageKey.map { $0.table % parts } == part }) {
                    if let key = event.messageKey, copies.contains(key) {
                        tallies[event.input, default: CountTally()].duplicate += 1
                    } else {
                        count(event)
                        tallies[event.input, default: CountTally()].counted += 1
                    }
                }
                if series.isCrowded { foldSeries() }
            }
        }
    }

    /// Adds what an event counts, now that it is known to be none that was counted.
    mutating func count(_ event: PendingEvent) {
        let window = windows.index(of: event.window, in: plan.options.grid)
        for addition in event.additions {
            add(addition.value, to: CellKey(window: window, series: addition.series, metric: addition.metric))
        }
    }
}
