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
        notifications.merge(other.notifications)
        for (group, log) in other.late.enumerated() {
            if late.isEmpty { late = makeLateLogs() }
            late[group].append(log)
        }
        mergeHistograms(other.histograms) { key in
            CellKey(window: windowNumbers[key.window], series: seriesNumbers[key.series], metric: key.metric)
        }
        mergeFirsts(of: other, windows: windowNumbers, series: seriesNumbers)
        if series.isCrowded { foldSeries() }
    }

    /// Whether tuples were folded because there are too many (`series_folded`).
    public var isFolded: Bool { series.isFolded }

    /// Keeps the bytewise smallest tuples of each crowded set, and puts the others together.
    mutating func foldSeries() {
        endChunks()
        renumber(series.fold())
    }

    /// Keeps the tuples of each set with the largest totals over all windows and metrics, and puts the others together.
    ///
    /// A latency adds the number of its samples, as milliseconds and counts have no sum.
    mutating func foldToTop(_ limit: Int) {
        var totals = [Int64](repeating: 0, count: series.count)
        for (index, bits) in cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            totals[key.series] &+= key.metric.isCount ? cells.cells[index].sum : cells.cells[index].sampleCount
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
        endChunks()
        renumber(series.fold { kept.contains($0) || sets[table.dimensionSet($0)].dimensions.isEmpty })
    }

    /// Before series get new numbers.
    private mutating func endChunks() {
        notifications.endChunk()
        for group in late.indices { late[group].endChunk() }
    }

    private mutating func renumber(_ numbers: [Int]) {
        memo.removeAll()
        var moved = CellTable(plan.key)
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
    }
}
