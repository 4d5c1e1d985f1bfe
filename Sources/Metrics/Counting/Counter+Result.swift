/// The final table.
extension Counter {
    /// The datapoints, folded and filled as the options say, sorted as they are printed.
    ///
    /// - Throws: ``ResultLimitError`` where filling would make more cells than it may.
    public mutating func result() throws(ResultLimitError) -> ResultTable {
        if series.isOverLimit { foldSeries() }
        if let top = plan.options.top { foldToTop(top) }
        if plan.options.fillsWithZeros { try fill() }
        let windowOrder = windows.windows.indices.sorted { windows.windows[$0].start < windows.windows[$1].start }
        var windowRank = [UInt32](repeating: 0, count: windowOrder.count)
        for (rank, index) in windowOrder.enumerated() { windowRank[index] = UInt32(rank) }
        let (sortedSeries, seriesRank) = sortedSeries()

        // Rank by rank in one integer: window, series, metric.
        var order: [(rank: UInt64, cell: UInt32)] = []
        order.reserveCapacity(cells.count)
        for (index, bits) in cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            let ranked = CellKey(
                window: Int(windowRank[key.window]), series: Int(seriesRank[key.series]), metric: key.metric)
            order.append((ranked.bits, UInt32(index)))
        }
        order.sort { $0.rank < $1.rank }
        let rows = order.map { item in
            let ranked = CellKey(bits: item.rank)
            return ResultTable.Row(
                window: UInt32(ranked.window), series: UInt32(ranked.series), metric: ranked.metric,
                statistics: cells.cells[Int(item.cell)])
        }
        return ResultTable(
            windows: windowOrder.map { windows.windows[$0] },
            dimensionSets: plan.options.dimensionSets.map { $0.map(\.name) }, series: sortedSeries, rows: rows)
    }

    /// The series by dimension set and values, and the rank of each number.
    private func sortedSeries() -> ([ResultTable.Series], [UInt32]) {
        let table = series
        let order = (0..<table.count).sorted { left, right in
            let sets = (table.dimensionSet(left), table.dimensionSet(right))
            return sets.0 != sets.1
                ? sets.0 < sets.1 : TupleBuffer.precedes(table.bytes(left), table.bytes(right))
        }
        var rank = [UInt32](repeating: 0, count: table.count)
        for (position, index) in order.enumerated() { rank[index] = UInt32(position) }
        let sorted = order.map { ResultTable.Series(dimensionSet: table.dimensionSet($0), values: table.values($0)) }
        return (sorted, rank)
    }

    // MARK: Filling

    /// Adds zeros for every chosen count, series and window of the covered range that has none (contract §11).
    private mutating func fill() throws(ResultLimitError) {
        let grid = plan.options.grid
        let range = plan.options.range
        // An account without a single event still has its zeros, where the range says for which windows.
        if let set = plan.sets.firstIndex(where: \.dimensions.isEmpty), !range.isEmpty { _ = series.account(of: set) }
        let first = range.lowerBound != .min ? grid.window(containing: range.lowerBound) : earliestWindow
        let last = range.upperBound != .max ? grid.window(containing: range.upperBound - 1) : latestWindow
        guard var window = first, let last, !range.isEmpty else { return }
        let metrics = plan.options.metrics
        let perWindow = max(series.count * metrics.count, 1)
        var filled = 0
        while window.start <= last.start {
            filled += perWindow
            guard filled <= ResultLimitError.maximumFilledCells else { throw ResultLimitError() }
            let number = windows.number(of: window)
            for series in 0..<series.count {
                for metric in metrics {
                    cells.fill(CellKey(window: number, series: series, metric: metric).bits)
                }
            }
            window = grid.window(after: window)
        }
    }

    private var earliestWindow: Window? { countedWindows.min { $0.start < $1.start } }
    private var latestWindow: Window? { countedWindows.max { $0.start < $1.start } }

    /// Windows with a datapoint; a notification that was a copy has left its window empty.
    private var countedWindows: [Window] {
        Set(cells.keys.map { CellKey(bits: $0).window }).map { windows.windows[$0] }
    }
}

/// Filling with zeros would make more cells than a result may have.
public struct ResultLimitError: Error {
    /// Windows times series times metrics (contract §11).
    public static let maximumFilledCells = 10_000_000
}
