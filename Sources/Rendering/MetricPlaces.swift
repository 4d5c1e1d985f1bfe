internal import Metrics

/// The place of each metric among those chosen.
struct MetricPlaces {
    private var places = [Int](repeating: -1, count: Int(UInt8.max) + 1)

    init(_ metrics: [Metric]) {
        for (place, metric) in metrics.enumerated() { places[Int(metric.rawValue)] = place }
    }

    /// The place of a metric, or nil where it was not chosen.
    @inline(__always)
    subscript(metric: Metric) -> Int? {
        let place = places[Int(metric.rawValue)]
        return place < 0 ? nil : place
    }
}
