internal import Metrics

/// The options that say what is counted and by what it is broken down, as typed (contract §4 to §6).
public struct SelectionArguments: Sendable {
    /// `--metrics`, repeatable; the ten counts when there is none.
    public var metrics: [String] = []
    /// `--statistics`, repeatable; Sum when there is none, for DeliveryLatency alone Average, p50 and p99.
    public var statistics: [String] = []
    /// `--dimensions`, repeatable, one set each.
    public var dimensions: [String] = []
    /// `--no-account-level`.
    public var noAccountLevel = false
    /// `--dimension-default`; none when nil.
    public var dimensionDefault: String?
    /// `--top`; all when nil.
    public var top: String?
    /// `--count`; events when nil.
    public var count: String?
    /// `--simulator`; include when nil.
    public var simulator: String?
    /// `--fill`; no datapoint where there was no event when nil.
    public var fill: String?
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?

    /// What is written where there was no event.
    private enum Filling: String, CaseIterable {
        case zero
    }

    /// Every option at its default.
    public init() {}

    /// Puts what the options come to into a request.
    func apply(to request: inout RunRequest) throws(RunFailure) {
        request.metrics = try MetricNames.parse(metrics)
        request.dimensionSets = try DimensionSets.parse(dimensions)
        request.includesAccountLevel = !noAccountLevel
        if noAccountLevel, request.dimensionSets.isEmpty {
            throw RunFailure(
                .usage, "--no-account-level leaves nothing to count", advice: "add --dimensions A,B, or leave it out")
        }
        request.unit = try OptionValue.choice(count, of: "--count", default: .events)
        request.simulator = try OptionValue.choice(simulator, of: "--simulator", default: .include)
        if let fill {
            request.fillsWithZeros = try OptionValue.choice(fill, of: "--fill", default: Filling.zero) == .zero
        }
        if let top { request.top = Int(try OptionValue.integer(top, of: "--top", in: 1...10_000_000, default: 0)) }
        if let dimensionDefault {
            guard !dimensionDefault.isEmpty else {
                throw RunFailure(.usage, "--dimension-default is empty", advice: "the default is none")
            }
            request.dimensionDefault = dimensionDefault
        }
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
    }

    /// The statistics chosen, each once, in the order given; the defaults of contract §5 when there is none.
    func chosenStatistics(of metrics: [Metric]) throws(RunFailure) -> [Statistic] {
        let words = try OptionValue.words(statistics, of: "--statistics")
        guard !words.isEmpty else {
            return metrics == [.deliveryLatency]
                ? [.average, .percentile(Percentile(50)), .percentile(Percentile(99))] : [.sum]
        }
        var chosen: [Statistic] = []
        for word in words {
            guard let statistic = SelectionArguments.statistic(word) else {
                throw OptionValue.unknown(
                    word, of: "--statistics", among: Statistic.basic.map(\.name) + ["p50", "p99.9"])
            }
            if statistic.isPercentile, !metrics.contains(.deliveryLatency) {
                throw RunFailure(
                    .usage, "--statistics: \(OptionValue.quoted(word)) is a percentile, which no chosen metric has",
                    advice: "percentiles are of DeliveryLatency; add it to --metrics, or choose from "
                        + Statistic.basic.map(\.name).joined(separator: ", "))
            }
            if !chosen.contains(statistic) { chosen.append(statistic) }
        }
        return chosen
    }

    private static func statistic(_ word: String) -> Statistic? {
        if let percentile = Percentile(word) { return .percentile(percentile) }
        return Statistic.basic.first { $0.name.lowercased() == word.lowercased() }
    }
}
