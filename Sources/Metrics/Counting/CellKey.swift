/// Which datapoint a statistic set is: window, series and metric in 64 bits.
struct CellKey {
    let bits: UInt64

    init(bits: UInt64) { self.bits = bits }

    @inline(__always) init(window: Int, series: Int, metric: Metric) {
        bits = UInt64(window) &<< 38 | UInt64(series) &<< 8 | UInt64(metric.rawValue)
    }

    /// Number of the window in the worker's ``WindowIndex``; up to 67 million.
    var window: Int { Int(bits >> 38) }
    /// Number of the series in the worker's ``SeriesTable``; up to a billion.
    var series: Int { Int(bits >> 8 & 0x3FFF_FFFF) }
    var metric: Metric { Metric(rawValue: UInt8(truncatingIfNeeded: bits))! }
}
