/// Rates: quotients of the sums of two counts (contract §4).
extension Counter {
    /// The value of every chosen rate, wherever its denominator is not 0.
    func rates() -> [(key: CellKey, ratio: ResultTable.Ratio)] {
        var rates: [(CellKey, ResultTable.Ratio)] = []
        for rate in plan.options.metrics {
            guard let terms = rate.rateTerms else { continue }
            for (index, bits) in cells.keys.enumerated() {
                let key = CellKey(bits: bits)
                let denominator = cells.cells[index].sum
                guard key.metric == terms.denominator, denominator > 0 else { continue }
                let other = CellKey(window: key.window, series: key.series, metric: terms.numerator)
                let numerator = cells.statistics(of: other.bits)?.sum ?? 0
                let own = CellKey(window: key.window, series: key.series, metric: rate)
                rates.append((own, ResultTable.Ratio(numerator, over: denominator)))
            }
        }
        return rates
    }
}
