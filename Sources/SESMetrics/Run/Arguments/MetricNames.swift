internal import Metrics

/// Names of metrics and of groups of them (contract §4).
enum MetricNames {
    private static let groups: [(name: String, metrics: [Metric])] = [
        ("all", Metric.allCases), ("counts", Metric.counts), ("refinements", Metric.refinements),
        ("rates", Metric.rates),
    ]

    /// The metrics that a list of names chooses, each once, in the order of the contract; the counts for no name.
    static func parse(_ texts: [String]) throws(RunFailure) -> [Metric] {
        var chosen: Set<Metric> = []
        for word in try OptionValue.words(texts.isEmpty ? ["counts"] : texts, of: "--metrics") {
            if let group = groups.first(where: { $0.name == word.lowercased() }) {
                chosen.formUnion(group.metrics)
            } else if let metric = Metric.allCases.first(where: { $0.name.lowercased() == word.lowercased() }) {
                chosen.insert(metric)
            } else {
                throw OptionValue.unknown(
                    word, of: "--metrics", among: Metric.allCases.map(\.name) + groups.map(\.name))
            }
        }
        return Metric.allCases.filter(chosen.contains)
    }
}
