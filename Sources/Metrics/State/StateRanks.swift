/// The order in which windows and series are written, which depends on nothing but what they are.
struct StateRanks {
    private let windows: [Int]
    private let series: [Int]
    private let windowRank: [Int]
    private let seriesRank: [Int]
    /// The cells that are written, by their numbers.
    private let cells: [Int]

    /// Ranks all windows and series.
    init(_ counter: borrowing Counter) {
        self.init(
            counter, cells: Array(0..<counter.cells.count), windows: Array(counter.windows.windows.indices),
            series: Array(0..<counter.series.count))
    }

    /// Ranks the windows and series of some cells.
    init(_ counter: borrowing Counter, cells: [Int]) {
        var windows: Set<Int> = []
        var series: Set<Int> = []
        for cell in cells {
            let key = CellKey(bits: counter.cells.keys[cell])
            windows.insert(key.window)
            series.insert(key.series)
        }
        self.init(counter, cells: cells, windows: Array(windows), series: Array(series))
    }

    private init(_ counter: borrowing Counter, cells: [Int], windows used: [Int], series usedSeries: [Int]) {
        self.cells = cells
        let starts = counter.windows.windows
        let table = counter.series
        windows = used.sorted { starts[$0].start < starts[$1].start }
        series = usedSeries.sorted { left, right in
            let sets = (table.dimensionSet(left), table.dimensionSet(right))
            if sets.0 != sets.1 { return sets.0 < sets.1 }
            let others = (table.isOther(left), table.isOther(right))
            return others.0 != others.1 ? others.0 : TupleBuffer.precedes(table.bytes(left), table.bytes(right))
        }
        windowRank = StateRanks.inverse(windows, count: starts.count)
        seriesRank = StateRanks.inverse(series, count: table.count)
    }

    private static func inverse(_ order: [Int], count: Int) -> [Int] {
        var ranks = [Int](repeating: 0, count: count)
        for (rank, index) in order.enumerated() { ranks[index] = rank }
        return ranks
    }

    /// Stands beside the metric of a set in which every event adds 1, as most do: only their number follows.
    static let onesBit: UInt8 = 0x80

    /// Bounds of folds, windows, series, and statistic sets by window, series, metric; behind that of a latency, where
    /// percentiles are wanted, its histogram.
    func datapoints(_ counter: borrowing Counter) -> StateWriter {
        var writer = StateWriter()
        for set in 0..<counter.series.setCount {
            let bound = counter.series.bound(of: set)
            writer.byte(bound == nil ? 0 : 1)
            if let bound { writer.text(bound) }
        }
        writer.number(windows.count)
        var last: Int64 = 0
        for window in windows {
            let start = counter.windows.windows[window].start
            writer.signed(start &- last)
            last = start
        }
        writer.number(series.count)
        for number in series { counter.series.write(number, to: &writer) }
        var order: [(rank: UInt64, cell: Int)] = []
        order.reserveCapacity(cells.count)
        for index in cells {
            let key = CellKey(bits: counter.cells.keys[index])
            let ranked = CellKey(window: windowRank[key.window], series: seriesRank[key.series], metric: key.metric)
            order.append((ranked.bits, index))
        }
        order.sort { $0.rank < $1.rank }
        writer.number(order.count)
        for item in order {
            let key = CellKey(bits: item.rank)
            let cell = counter.cells.cells[item.cell]
            writer.number(key.window)
            writer.number(key.series)
            if cell.countsOnes {
                writer.byte(key.metric.rawValue | StateRanks.onesBit)
                writer.signed(cell.sampleCount)
            } else {
                writer.byte(key.metric.rawValue)
                for value in [cell.sampleCount, cell.sum, cell.minimum, cell.maximum] { writer.signed(value) }
            }
            if key.metric == .deliveryLatency, counter.plan.options.keepsHistograms {
                let histogram = counter.histograms[counter.cells.keys[item.cell]] ?? LatencyHistogram()
                histogram.write(to: &writer)
            }
        }
        return writer
    }

    /// First opens, then first clicks: the lists of series that they name, then messages by their keys.
    func firsts(_ counter: borrowing Counter) -> StateWriter {
        let tables = [counter.firstOpens, counter.firstClicks]
        var lists: [UInt32: FirstsList] = [:]
        for table in tables {
            table.forEach { _, event in
                guard event.series != FirstEvent.outside, lists[event.series] == nil else { return }
                lists[event.series] = FirstsList(
                    series: counter.seriesLists.series(of: event.series).map { seriesRank[Int($0)] })
            }
        }
        // Lists that differ before a fold can be the same after it.
        let ordered = Set(lists.values).sorted()
        var writer = StateWriter()
        writer.number(ordered.count)
        var ranks: [FirstsList: Int] = [:]
        for (rank, list) in ordered.enumerated() {
            ranks[list] = rank
            writer.number(list.series.count)
            for number in list.series { writer.number(number) }
        }
        for table in tables {
            var events: [(key: Fingerprint, event: FirstEvent)] = []
            table.forEach { events.append(($0, $1)) }
            events.sort { ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low) }
            writer.number(events.count)
            for (key, event) in events {
                writer.fixed(key.high)
                writer.fixed(UInt32(truncatingIfNeeded: key.low))
                writer.signed(event.time)
                writer.fixed(event.day)
                guard let list = lists[event.series] else {
                    writer.number(0)
                    continue
                }
                writer.number(ranks[list]! + 1)
                writer.number(windowRank[Int(event.window)])
                writer.fixed(event.digest)
            }
        }
        return writer
    }

    /// Notifications that wait, by their keys, then by what else they say.
    func waiting(_ waiting: [PendingEvent]) -> StateWriter {
        var events = waiting.map { event in
            var writer = StateWriter()
            writer.fingerprint(event.messageKey ?? event.fingerprint)
            writer.number(event.input)
            writer.signed(event.window)
            writer.number(event.additions.count)
            let additions = event.additions.map { (seriesRank[$0.series], $0.metric.rawValue, $0.value) }
            for (series, metric, value) in additions.sorted(by: { $0 < $1 }) {
                writer.number(series)
                writer.byte(metric)
                writer.signed(value)
            }
            return writer.bytes
        }
        events.sort { $0.lexicographicallyPrecedes($1) }
        var writer = StateWriter()
        writer.number(events.count)
        for event in events { writer.raw(event) }
        return writer
    }
}
