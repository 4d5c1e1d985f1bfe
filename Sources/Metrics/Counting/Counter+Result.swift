/// The final table.
extension Counter {
    /// A cell that is shown: its place in the order of rows, and its index, behind all cells where it is a rate's.
    private typealias Shown = (rank: UInt64, index: UInt32)

    /// The datapoints, folded and filled as the options say, sorted as they are printed.
    ///
    /// - Throws: ``ResultLimitError`` where filling would make more cells than it may.
    public mutating func result() throws(ResultLimitError) -> ResultTable {
        settleFirsts()
        if series.isOverLimit { foldSeries() }
        if let top = plan.options.top { foldToTop(top) }
        if plan.options.fillsWithZeros { try fill() }
        let rates = rates()
        // What is counted for rates alone is not shown.
        let isShown = Metric.allCases.map(plan.options.metrics.contains)
        var shown: [Shown] = []
        shown.reserveCapacity(cells.count + rates.count)
        for (index, bits) in cells.keys.enumerated() where isShown[Int(CellKey(bits: bits).metric.rawValue)] {
            shown.append((bits, UInt32(index)))
        }
        for (index, rate) in rates.enumerated() { shown.append((rate.key.bits, UInt32(cells.count + index))) }

        let used = used(shown.lazy.map { CellKey(bits: $0.rank) })
        let windowOrder = windows.windows.indices.filter { used.windows[$0] }
            .sorted { windows.windows[$0].start < windows.windows[$1].start }
        var windowRank = [UInt32](repeating: 0, count: windows.windows.count)
        for (rank, index) in windowOrder.enumerated() { windowRank[index] = UInt32(rank) }
        let (sortedSeries, seriesRank) = sortedSeries(used.series)

        // Rank by rank in one integer: window, series, metric.
        for index in shown.indices {
            let key = CellKey(bits: shown[index].rank)
            let ranked = CellKey(
                window: Int(windowRank[key.window]), series: Int(seriesRank[key.series]), metric: key.metric)
            shown[index].rank = ranked.bits
        }
        shown.sort { $0.rank < $1.rank }
        var table = ResultTable(
            windows: windowOrder.map { windows.windows[$0] },
            dimensionSets: plan.options.dimensionSets.map { $0.map(\.name) }, series: sortedSeries, rows: [])
        addRows(shown, rates, to: &table)
        return table
    }

    private func addRows(
        _ shown: [Shown], _ rates: [(key: CellKey, ratio: ResultTable.Ratio)], to table: inout ResultTable
    ) {
        table.rows.reserveCapacity(shown.count)
        for (rank, number) in shown {
            let key = CellKey(bits: rank)
            let index = Int(number)
            var row = ResultTable.Row(
                window: UInt32(key.window), series: UInt32(key.series), metric: key.metric,
                statistics: index < cells.count ? cells.cells[index] : StatisticSet(0))
            if index >= cells.count {
                row.detail = UInt32(table.ratios.count)
                table.ratios.append(rates[index - cells.count].ratio)
            } else if key.metric == .deliveryLatency, let histogram = histograms[cells.keys[index]] {
                row.detail = UInt32(table.histograms.count)
                table.histograms.append(histogram)
            }
            table.rows.append(row)
        }
    }

    /// Which windows and series hold one of some datapoints: a notification that was a copy may have left some empty.
    private func used(_ keys: some Sequence<CellKey>) -> (windows: [Bool], series: [Bool]) {
        var used = (
            windows: [Bool](repeating: false, count: windows.windows.count),
            series: [Bool](repeating: false, count: series.count)
        )
        for key in keys {
            used.windows[key.window] = true
            used.series[key.series] = true
        }
        return used
    }

    /// The same for all that was counted, shown or not.
    private func counted() -> (windows: [Bool], series: [Bool]) { used(cells.keys.lazy.map { CellKey(bits: $0) }) }

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
        let metrics = plan.options.metrics.filter(\.isCount)
        if metrics.isEmpty { return }
        // An account without a single event still has its zeros, where the range says for which windows.
        let account = plan.sets.firstIndex(where: \.dimensions.isEmpty).map { series.account(of: $0) }
        let used = counted().series
        let filled = (0..<series.count).filter { used[$0] || $0 == account }
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
        let counted = counted().windows.enumerated().filter(\.element).map { windows.windows[$0.offset] }
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
