/// The tables of an encoded state, checked but not merged yet.
struct StateTables {
    private struct Cell {
        var window: Int
        var series: Int
        var metric: Metric
        var set: StatisticSet
        /// Of a latency, where percentiles are wanted.
        var histogram: LatencyHistogram?
    }

    private var bounds: [(set: Int, tuple: [UInt8])] = []
    private var windows: [Window] = []
    private var series: [SeriesName] = []
    private var cells: [Cell] = []
    /// Their additions name series by position.
    private var waiting: [PendingEvent] = []
    private var firsts = StateFirsts()
    private let grid: WindowGrid

    /// Reads a section of datapoints for a counter, which tells sets and windows.
    init(_ reader: inout StateReader, _ counter: borrowing Counter) throws(MetricStateError) {
        grid = counter.plan.options.grid
        for set in 0..<counter.series.setCount {
            switch try reader.byte() {
            case 0: continue
            case 1:
                let tuple = try reader.text()
                // A limit of no tuples at all leaves a bound of no bytes.
                guard tuple.isEmpty || TupleBuffer.isTuple(tuple, of: counter.series.dimensionCount(set)) else {
                    throw .inconsistent
                }
                bounds.append((set, Array(tuple)))
            default: throw .inconsistent
            }
        }
        var start: Int64 = 0
        for _ in 0..<(try reader.count(ofAtLeast: 1)) {
            start &+= try reader.signed()
            windows.append(try window(start))
        }
        for _ in 0..<(try reader.count(ofAtLeast: 2)) { series.append(try counter.series.readName(&reader)) }
        for _ in 0..<(try reader.count(ofAtLeast: 4)) {
            let window = try reader.number(below: windows.count)
            let number = try reader.number(below: series.count)
            let bits = try reader.byte()
            guard let metric = Metric(rawValue: bits & ~StateRanks.onesBit) else { throw .inconsistent }
            let set =
                try bits & StateRanks.onesBit != 0
                ? StatisticSet.ones(reader.signed())
                : StatisticSet(
                    sampleCount: reader.signed(), sum: reader.signed(), minimum: reader.signed(),
                    maximum: reader.signed())
            // Firsts can be taken back in a later part.
            let isFirst = metric == .uniqueOpen || metric == .uniqueClick
            guard set.sampleCount >= 0 || isFirst, set.minimum <= set.maximum else { throw .inconsistent }
            var cell = Cell(window: window, series: number, metric: metric, set: set)
            if metric == .deliveryLatency, counter.plan.options.keepsHistograms {
                cell.histogram = try LatencyHistogram(&reader, samples: set.sampleCount)
            }
            cells.append(cell)
        }
        guard reader.remaining == 0 else { throw .inconsistent }
    }

    /// The window that starts at an instant.
    private func window(_ start: Int64) throws(MetricStateError) -> Window {
        // Records have times from 1970 to 2100; far from them, windows are not to be computed.
        guard start.magnitude < 1 << 44 else { throw .inconsistent }
        let window = grid.window(containing: start)
        guard window.start == start else { throw .inconsistent }
        return window
    }

    /// Reads the notifications that wait.
    mutating func readWaiting(_ reader: inout StateReader) throws(MetricStateError) {
        for _ in 0..<(try reader.count(ofAtLeast: Fingerprint.storedBytes + 3)) {
            let key = try reader.fingerprint()
            let input = try reader.number()
            let window = try window(try reader.signed()).start
            guard input >= 0 else { throw .inconsistent }
            var additions: [PendingEvent.Addition] = []
            for _ in 0..<(try reader.count(ofAtLeast: 3)) {
                let number = try reader.number(below: series.count)
                guard let metric = Metric(rawValue: try reader.byte()) else { throw .inconsistent }
                additions.append(PendingEvent.Addition(series: number, metric: metric, value: try reader.signed()))
            }
            waiting.append(PendingEvent(messageKey: key, input: input, window: window, additions: additions))
        }
        guard reader.remaining == 0 else { throw .inconsistent }
    }

    /// Reads the first opens and clicks of messages.
    mutating func readFirsts(_ reader: inout StateReader) throws(MetricStateError) {
        firsts = try StateFirsts(&reader, windows: windows.count, series: series.count)
    }

    /// Adds all to a counter.
    func merge(into counter: inout Counter) {
        for bound in bounds { counter.series.merge(bound: bound.tuple, of: bound.set) }
        let windowNumbers = windows.map { counter.windows.number(of: $0) }
        let seriesNumbers = series.map { counter.series.number(of: $0) }
        for cell in cells {
            let key = CellKey(
                window: windowNumbers[cell.window], series: seriesNumbers[cell.series], metric: cell.metric)
            counter.cells.merge(cell.set, into: key.bits)
            if let histogram = cell.histogram {
                counter.histograms[key.bits, default: LatencyHistogram()].merge(histogram)
            }
        }
        firsts.merge(into: &counter, windows: windowNumbers, series: seriesNumbers)
        for var event in waiting {
            for index in event.additions.indices {
                event.additions[index].series = seriesNumbers[event.additions[index].series]
            }
            counter.notifications.wait(event, counter.series)
        }
        if counter.series.isCrowded { counter.foldSeries() }
    }

    // MARK: Stores

    /// Adds what a query asks for to its counter.
    func project(_ projection: StoreProjection, into counter: inout Counter) throws(StoreProjection.Refusal) {
        for bound in bounds where !bound.tuple.isEmpty {
            for map in projection.sets[bound.set] where map.isWhole {
                counter.series.merge(bound: projection.tuple(bound.tuple[...], map), of: map.set)
            }
        }
        var windowNumbers: [Int?] = []
        for window in windows {
            windowNumbers.append(try projection.window(of: window.start).map { counter.windows.number(of: $0) })
        }
        // Looked for when they are first needed: what the query does not see makes no series.
        var seriesNumbers = [[Int]?](repeating: nil, count: series.count)
        for cell in cells {
            let metric = Int(cell.metric.rawValue)
            guard projection.isSeen[metric], let window = windowNumbers[cell.window] else { continue }
            let numbers = seriesNumbers[cell.series] ?? numbers(of: series[cell.series], projection, in: &counter)
            seriesNumbers[cell.series] = numbers
            guard projection.isWanted[metric] else { continue }
            for number in numbers {
                let key = CellKey(window: window, series: number, metric: cell.metric)
                counter.cells.merge(projection.statistics(cell.set, of: cell.metric), into: key.bits)
                if projection.keepsHistograms, let histogram = cell.histogram {
                    counter.histograms[key.bits, default: LatencyHistogram()].merge(histogram)
                }
            }
        }
        if counter.series.isCrowded { counter.foldSeries() }
    }

    /// The query's numbers of a series, one for each of its sets that the stored set answers.
    private func numbers(of name: SeriesName, _ projection: StoreProjection, in counter: inout Counter) -> [Int] {
        switch name {
        case .account(let set): projection.sets[set].map { counter.series.account(of: $0.set) }
        case .other(let set):
            projection.sets[set].map {
                $0.order.isEmpty ? counter.series.account(of: $0.set) : counter.series.other(of: $0.set)
            }
        case .tuple(let set, let tuple):
            projection.sets[set].map { map in
                map.order.isEmpty
                    ? counter.series.account(of: map.set)
                    : counter.series.intern(projection.tuple(tuple, map)[...], map.set)
            }
        }
    }

    /// The number of events in the ten counts of a set in which each event has one place.
    func countedEvents(in set: Int) -> Int64 {
        cells.reduce(0) { sum, cell in
            Metric.counts.contains(cell.metric) && series[cell.series].set == set ? sum + cell.set.sampleCount : sum
        }
    }
}
