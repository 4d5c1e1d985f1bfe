/// The final table.
extension Counter {
    /// The datapoints, folded and filled as the options say, sorted as they are printed.
    ///
    /// - Throws: ``ResultLimitError`` where filling would make more cells than it may.
    public mutating func result() throws(ResultLimitError) -> ResultTable {
        if series.isOverLimit { foldSeries() }
        if let top = plan.options.top { foldToTop(top) }
        if plan.options.fillsWithZeros { try fill() }
        let used = used()
        let windowOrder = windows.windows.indices.filter { used.windows[$0] }
            .sorted { windows.windows[$0].start < windows.windows[$1].start }
        var windowRank = [UInt32](repeating: 0, count: windows.windows.count)
        for (rank, index) in windowOrder.enumerated() { windowRank[index] = UInt32(rank) }
        let (sortedSeries, seriesRank) = sortedSeries(used.series)

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

    /// Which windows and series hold a datapoint: a notification that was a copy may have left some empty.
    private func used() -> (windows: [Bool], series: [Bool]) {
        var used = (
            windows: [Bool](repeating: false, count: windows.windows.count),
            series: [Bool](repeating: false, count: series.count)
        )
        for bits in cells.keys {
            let key = CellKey(bits: bits)
            used.windows[key.window] = true
            used.series[key.series] = true
        }
        return used
    }

    /// The series that are used, by dimension set and values, and the rank of each number.
    private func sortedSeries(_ isUsed: [Bool]) -> ([ResultTable.Series], [UInt32]) {
        let table = series
        let order = (0..<table.count).filter { isUsed[$0] }.sorted { left, right in
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
        // An account without a single event still has its zeros, where the range says for which windows.
        let account = plan.sets.firstIndex(where: \.dimensions.isEmpty).map { series.account(of: $0) }
        let used = used().series
        let filled = (0..<series.count).filter { used[$0] || $0 == account }
        let metrics = plan.options.metrics
        for window in try windowsToFill(cellsInEach: filled.count * metrics.count) {
            let number = windows.number(of: window)
            for series in filled {
                for metric in metrics {
                    cells.fill(CellKey(window: number, series: series, metric: metric).bits)
                }
            }
        }
    }

    /// The windows of the given range, as far as it is given, or else from the first to the last that was counted.
    func windowsToFill(cellsInEach perWindow: Int) throws(ResultLimitError) -> [Window] {
        let grid = plan.options.grid
        let range = plan.options.range
        let counted = used().windows.enumerated().filter(\.element).map { windows.windows[$0.offset] }
            .sorted { $0.start < $1.start }
        let first = range.lowerBound != .min ? grid.window(containing: range.lowerBound) : counted.first
        let last = range.upperBound != .max ? grid.window(containing: range.upperBound - 1) : counted.last
        guard var window = first, let last, !range.isEmpty else { return [] }
        var filled: [Window] = []
        while window.start <= last.start {
            filled.append(window)
            guard filled.count * max(perWindow, 1) <= ResultLimitError.maximumFilledCells else {
                throw ResultLimitError()
            }
            window = grid.window(after: window)
        }
        return filled
    }
}

/// Filling with zeros would make more cells than a result may have.
public struct ResultLimitError: Error {
    /// Windows times series times metrics (contract §11).
    public static let maximumFilledCells = 10_000_000
}
