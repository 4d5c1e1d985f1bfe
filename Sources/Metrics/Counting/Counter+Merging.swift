/// Merging, and the final table; neither depends on which worker counted what.
extension Counter {
    /// Adds what another worker counted.
    ///
    /// The result is the same in whatever order workers are merged.
    public mutating func merge(_ other: borrowing Counter) {
        var seriesNumbers = [Int](repeating: 0, count: other.series.entries.count)
        for (index, entry) in other.series.entries.enumerated() {
            var tuple = TupleBuffer()
            for value in other.series.values(index) { tuple.append(value) }
            seriesNumbers[index] = series.intern(tuple, dimensionSet: Int(entry.dimensionSet), hash: entry.hash)
        }
        let windowNumbers = other.windows.windows.map { windows.number(of: $0) }
        for (index, bits) in other.cells.keys.enumerated() {
            let key = CellKey(bits: bits)
            let moved = CellKey(
                window: windowNumbers[key.window], series: seriesNumbers[key.series], metric: key.metric)
            cells.merge(other.cells.cells[index], into: moved.bits)
        }
        tally.merge(other.tally)
        noteLimit(other.isOverLimit || cells.count > plan.options.maximumDatapoints)
    }

    /// The datapoints, sorted as they are printed.
    public func result() -> ResultTable {
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
        let all = series.entries.indices.map { index in
            ResultTable.Series(dimensionSet: Int(series.entries[index].dimensionSet), values: series.values(index))
        }
        let order = all.indices.sorted { Counter.precedes(all[$0], all[$1]) }
        var rank = [UInt32](repeating: 0, count: all.count)
        for (position, index) in order.enumerated() { rank[index] = UInt32(position) }
        return (order.map { all[$0] }, rank)
    }

    private static func precedes(_ left: ResultTable.Series, _ right: ResultTable.Series) -> Bool {
        if left.dimensionSet != right.dimensionSet { return left.dimensionSet < right.dimensionSet }
        for (one, other) in zip(left.values, right.values) where one != other {
            return one.lexicographicallyPrecedes(other)
        }
        return false
    }
}
