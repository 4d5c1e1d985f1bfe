internal import Events

/// `DeliveryLatency` (contract §4).
extension Counter {
    /// How long SES took from accepting a message to handing it over, in milliseconds, 0 or more; nil where a Delivery does
    /// not say.
    func latency(_ batch: borrowing EventBatch, _ index: Int) -> Int64? {
        if let processing = batch.processingTime(index), processing <= Counter.longestLatency {
            return max(processing, 0)
        }
        return batch.sendTime(index).map { max(batch.eventTime(index) - $0, 0) }
    }

    /// From the first to the last instant that a record can name (contract §11); a `processingTimeMillis` beyond is none.
    private static let longestLatency: Int64 = 131 * 366 * 86_400_000

    /// Adds a latency to a cell, and to its histogram where percentiles are wanted.
    mutating func addLatency(_ value: Int64, to key: CellKey) {
        cells.add(value, to: key.bits)
        if plan.options.keepsHistograms { histograms[key.bits, default: LatencyHistogram()].add(value) }
    }

    /// Takes over histograms, given the new key of each.
    mutating func mergeHistograms(_ other: [UInt64: LatencyHistogram], _ renumber: (CellKey) -> CellKey) {
        for (bits, histogram) in other {
            histograms[renumber(CellKey(bits: bits)).bits, default: LatencyHistogram()].merge(histogram)
        }
    }
}
