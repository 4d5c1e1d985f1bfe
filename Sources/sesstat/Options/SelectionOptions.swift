internal import ArgumentParser
internal import SESMetrics

/// What is counted, and by what it is broken down.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Metrics, separated by commas: Send, Delivery, Open, Click, Bounce, Complaint, Reject, RenderingFailure, \
            DeliveryDelay, Subscription, or a group: counts, all. (default: counts)
            """, valueName: "NAME,…"))
    var metrics: [String] = []

    @Option(
        help: ArgumentHelp(
            "Statistics, separated by commas: SampleCount, Sum, Average, Minimum, Maximum. (default: Sum)",
            valueName: "NAME,…"))
    var statistics: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Also count by these dimensions together: names of message tags, header/NAME, link/NAME, field/NAME. \
            Repeatable, one set each. (default: none)
            """, valueName: "NAME,…"))
    var dimensions: [String] = []

    @Flag(help: "Leave out the datapoints without dimensions. (default: print them)")
    var noAccountLevel = false

    @Option(
        help: ArgumentHelp(
            "How copies of an event are known: logical, exact (byte by byte), or off. (default: logical)",
            valueName: "HOW"))
    var deduplicate: String?

    /// Hands over what was typed.
    func put(into arguments: inout SelectionArguments) {
        arguments.metrics = metrics
        arguments.statistics = statistics
        arguments.dimensions = dimensions
        arguments.noAccountLevel = noAccountLevel
        arguments.deduplication = deduplicate
    }
}
