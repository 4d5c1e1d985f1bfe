internal import ArgumentParser
internal import SESMetrics

/// How large a result may become, for commands with dimensions.
struct SeriesLimitOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Most tuples of values kept apart in a dimension set; the rest goes to (other). (default: 100000)",
            valueName: "N"))
    var maxSeries: String?

    @Option(help: ArgumentHelp("Most datapoints; more end the run with status 69. (default: 20000000)", valueName: "N"))
    var maxDatapoints: String?

    /// Hands over what was typed.
    func put(into arguments: inout LimitArguments) {
        arguments.series = maxSeries
        arguments.datapoints = maxDatapoints
    }
}
