/// Merging and folding; neither depends on which worker counted what.
extension Counter {
    /// Adds what another worker counted.
    ///
    /// The result is the same in whatever order workers are merged.
    public mutating func merge(_ other: borrowing Counter) {
        let seriesNumbers = series.merge(other.series)
        let windowNumbers = other.windows.windows.map { windows.number(of: $0) }
        for (index, bits) in other.cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            let moved = CellKey(
                window: windowNumbers[key.window], series: seriesNumbers[key.series], metric: key.metric)
            cells.merge(other.cells.cells[index], into: moved.bits)
        }
        mergeHistograms(other.histograms) { key in
            CellKey(window: windowNumbers[key.window], series: seriesNumbers[key.series], metric: key.metric)
        }
        mergeFirsts(of: other, windows: windowNumbers, series: seriesNumbers)
        var waiting = other.notifications
        waiting.renumber(windows: { windowNumbers[$0] }, series: { seriesNumbers[$0] })
        notifications.merge(waiting)
        noteLimit(other.isOverLimit || cells.count > plan.options.maximumDatapoints)
        if series.isCrowded { foldSeries() }
    }

    /// Whether tuples were folded because there are too many (`series_folded`).
    public var isFolded: Bool { series.isFolded }

    /// Decides on the notifications that wait for the end of the run; to be called once, after merging.
    ///
    /// - Returns: for each its input, and whether it is a copy of a published event or else counted.
    public mutating func settleNotifications() -> [(input: Int, isDuplicate: Bool)] {
        var added: [(Int64, CellKey)] = []
        let verdicts = notifications.settle { added.append(($0, $1)) }
        for (value, key) in added {
            if key.metric == .deliveryLatency { addLatency(value, to: key) } else { cells.add(value, to: key.bits) }
        }
        return verdicts
    }

    /// Keeps the bytewise smallest tuples of each crowded set, and puts the others together.
    mutating func foldSeries() {
        renumber(series.fold())
    }

    /// Keeps the tuples of each set with the largest totals over all windows and metrics, and puts the others together.
    ///
    /// A latency adds the number of its samples, as milliseconds and counts have no sum.
    mutating func foldToTop(_ limit: Int) {
        var totals = [Int64](repeating: 0, count: series.count)
        for (index, bits) in cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            totals[key.series] += key.metric.isCount ? cells.cells[index].sum : cells.cells[index].sampleCount
        }
        var kept: Set<Int> = []
        for set in plan.sets.indices where !plan.sets[set].dimensions.isEmpty {
            let ranked = (0..<series.count).filter { series.dimensionSet($0) == set && !series.isOther($0) }
                .sorted { left, right in
                    totals[left] != totals[right]
                        ? totals[left] > totals[right]
                        : TupleBuffer.precedes(series.bytes(left), series.bytes(right))
                }
            kept.formUnion(ranked.prefix(limit))
        }
        let sets = plan.sets
        let table = series
        renumber(series.fold { kept.contains($0) || sets[table.dimensionSet($0)].dimensions.isEmpty })
    }

    private mutating func renumber(_ numbers: [Int]) {
        var moved = CellTable()
        for (index, bits) in cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            let new = CellKey(window: key.window, series: numbers[key.series], metric: key.metric)
            moved.merge(cells.cells[index], into: new.bits)
        }
        cells = moved
        let old = histograms
        histograms = [:]
        mergeHistograms(old) { CellKey(window: $0.window, series: numbers[$0.series], metric: $0.metric) }
        seriesLists.renumber(numbers)
        notifications.renumber { numbers[$0] }
    }
}
