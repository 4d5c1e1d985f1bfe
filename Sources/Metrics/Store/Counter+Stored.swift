/// What a store takes out of a counter, and puts back into one.
extension Counter {
    /// The first opens, or the first clicks, by the days of their messages; the counter has none any more.
    ///
    /// Their lists are numbers for ``namesOfList(_:)``, as long as series keep their numbers.
    public mutating func takeFirsts(_ kind: RunKind) -> [StoredFirst] {
        let table = kind == .firstOpens ? firstOpens : firstClicks
        if kind == .firstOpens { firstOpens = FirstEventTable() } else { firstClicks = FirstEventTable() }
        var firsts: [StoredFirst] = []
        firsts.reserveCapacity(table.count)
        table.forEach { key, event in
            if event.series == FirstEvent.outside { return }
            firsts.append(StoredFirst(key, event, window: windows.windows[Int(event.window)].start))
        }
        firsts.sort { $0.day != $1.day ? $0.day < $1.day : $0.isBelow($1) }
        return firsts
    }

    /// A list of series, by what they are.
    public func namesOfList(_ number: UInt32) -> [UInt8] {
        let list = seriesLists.series(of: number)
        var writer = StateWriter()
        writer.number(list.count)
        for number in list { series.write(Int(number), to: &writer) }
        return writer.bytes
    }

    /// Adds to the count of first opens, or first clicks, of the series of a list; less than nothing where another event of
    /// the message has come before one that was counted.
    public mutating func addFirst(
        _ kind: RunKind, window: Int64, list names: [UInt8], _ number: Int64
    ) throws(MetricStateError) {
        var reader = StateReader(names[...])
        let metric = kind == .firstOpens ? Metric.uniqueOpen : .uniqueClick
        let window = windows.index(of: window, in: plan.options.grid)
        let set = StatisticSet.ones(number)
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            let series = series.number(of: try series.readName(&reader))
            cells.merge(set, into: CellKey(window: window, series: series, metric: metric).bits)
        }
    }

    /// The datapoints in parts that stand for themselves, one for each UTC day in which a window begins.
    public func dayParts() -> [(day: Int32, blob: [UInt8])] {
        var days: [Int32: [Int]] = [:]
        for (index, bits) in cells.keys.enumerated() {
            let cell = cells.cells[index]
            // The firsts of a message that went from one window to another and back.
            if cell.sampleCount == 0, cell.sum == 0 { continue }
            let start = windows.windows[CellKey(bits: bits).window].start
            days[EventDay.of(start), default: []].append(index)
        }
        return days.sorted { $0.key < $1.key }.map { day, cells in
            (day, StoredBlob.datapoints.seal(StateRanks(self, cells: cells).datapoints(self).bytes))
        }
    }

    /// The keys of published events; the counter has none any more.
    public mutating func takePublished() throws -> [Fingerprint] {
        var keys: [Fingerprint] = []
        try notifications.published.forEachFingerprint { keys.append($0) }
        notifications.forgetPublished()
        return keys
    }

    /// The keys of the notifications that wait.
    public mutating func waitingKeys() throws -> [Fingerprint] {
        var keys: [Fingerprint] = []
        try notifications.waiting.log.forEach { chunk in
            var reader = PendingReader(chunk)
            _ = try reader.next(&series) { event in
                if let key = event.messageKey { keys.append(key) }
                return false
            }
        }
        return keys
    }

    /// The notifications that wait and are no copies of published events, in pieces; the counter has none any more.
    ///
    /// - Parameters:
    ///   - copies: The keys of published events, at least of those that notifications here have too.
    ///   - input: What stands for an input where the pieces are kept.
    ///   - tell: Is told of each notification its input, and whether it is a copy.
    /// - Returns: The pieces, each of which stands for itself.
    /// - Throws: What the counter's store says.
    public mutating func takeWaiting(
        without copies: Set<Fingerprint>, input: (Int) -> Int, tell: (_ input: Int, _ isCopy: Bool) -> Void
    ) throws -> [[UInt8]] {
        let waiting = notifications.takeWaiting()
        var kept = PendingLog(room: .max, store: nil)
        try waiting.log.forEach { chunk in
            var reader = PendingReader(chunk)
            while var event = try reader.next(&series, where: { _ in true }) {
                let isCopy = event.messageKey.map(copies.contains) ?? false
                tell(event.input, isCopy)
                if isCopy { continue }
                event.input = input(event.input)
                kept.append(event, series)
            }
        }
        kept.endChunk()
        var pieces: [[UInt8]] = []
        try kept.log.forEach { pieces.append(StoredBlob.waiting.seal(Array($0))) }
        return pieces
    }

    /// Lets the notifications of a piece wait in this counter.
    ///
    /// - Throws: ``MetricStateError`` where the piece cannot be read, or holds an event that would not wait.
    public mutating func wait(for piece: [UInt8]) throws {
        var reader = PendingReader(try StoredBlob.waiting.open(piece))
        while let event = try reader.next(&series, where: { _ in true }) {
            guard event.messageKey != nil else { throw MetricStateError.inconsistent }
            notifications.wait(event, series)
        }
    }

    /// Counts the notifications that wait and are no copies.
    public mutating func settleWaiting(without copies: Set<Fingerprint>) throws {
        try notifications.takeWaiting().log.forEach { chunk in
            var reader = PendingReader(chunk)
            while let event = try reader.next(&series, where: { _ in true }) {
                if let key = event.messageKey, copies.contains(key) { continue }
                count(event)
            }
        }
    }

    /// Decides on all late events, chunk by chunk, by what `judge` says of their fingerprints.
    ///
    /// - Returns: What became of them; those that wait then are among the counted.
    public mutating func settleLate(_ judge: (inout FingerprintBatch) throws -> Void) throws -> CountTally {
        var tally = CountTally()
        let logs = late
        late = []
        var batch = FingerprintBatch()
        for log in logs {
            try log.log.forEach { chunk in
                var reader = PendingReader(chunk)
                var events: [PendingEvent] = []
                while let event = try reader.next(&series, where: { _ in true }) { events.append(event) }
                batch.removeAll()
                for event in events { batch.append(event.fingerprint, day: event.day) }
                try judge(&batch)
                if let failure = batch.failure { throw failure }
                for (event, verdict) in zip(events, batch.verdicts) {
                    if verdict != .new {
                        tally.duplicate += 1
                        continue
                    }
                    tally.counted += 1
                    if event.messageKey != nil { notifications.wait(event, series) } else { count(event) }
                }
            }
        }
        return tally
    }
}

/// The UTC day of an instant.
public enum EventDay {
    /// Days since 1970-01-01.
    public static func of(_ milliseconds: Int64) -> Int32 {
        Int32(clamping: milliseconds.flooringQuotient(by: 86_400_000))
    }
}

extension Counter {
    /// Whether there are more statistic sets than the counter may hold, also when what is folded at the end is folded now.
    public var isOverLimit: Bool {
        mutating get {
            if cells.count <= plan.options.maximumCells { return false }
            if series.isOverLimit { foldSeries() }
            return cells.count > plan.options.maximumCells
        }
    }

    /// Takes away the counts of first events that came to nothing, and the series of which nothing else is left.
    public mutating func dropEmptyFirsts() {
        var kept = CellTable(plan.key)
        for (index, bits) in cells.keys.enumerated() {
            let metric = CellKey(bits: bits).metric
            let isFirst = metric == .uniqueOpen || metric == .uniqueClick
            if isFirst, cells.cells[index].sampleCount == 0 { continue }
            kept.merge(cells.cells[index], into: bits)
        }
        cells = kept
    }
}
