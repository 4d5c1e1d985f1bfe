internal import ArgumentParser
internal import SESMetrics

/// What is counted, and by what it is broken down.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            Metrics, separated by commas: Send, Delivery, Open, Click, Bounce, Complaint, Reject, RenderingFailure, \
            DeliveryDelay, Subscription; HardBounce, SoftBounce, UndeterminedBounce, SuppressedBounce, UniqueOpen, \
            UniqueClick, MachineOpen, MachineClick; DeliveryLatency; DeliveryRate, BounceRate, ComplaintRate, \
            OpenRate, ClickRate, ClickToOpenRate, RejectRate; or a group: counts, refinements, rates, all. \
            (default: counts)
            """, valueName: "NAME,…"))
    var metrics: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Statistics, separated by commas: SampleCount, Sum, Average, Minimum, Maximum, and of DeliveryLatency \
            percentiles such as p50, p99.9. (default: Sum; of DeliveryLatency alone Average, p50, p99)
            """, valueName: "NAME,…"))
    var statistics: [String] = []

    @Option(
        help: ArgumentHelp(
            """
            Also count by these dimensions together: names of message tags, header/NAME, link/NAME, field/NAME. \
            Repeatable, one set each. (default: none)
            """, valueName: "NAME,…"))
    var dimensions: [String] = []

    @Option(help: ArgumentHelp("What stands for a dimension's missing value. (default: none)", valueName: "TEXT"))
    var dimensionDefault: String?

    @Option(
        help: ArgumentHelp(
            "Show apart the N tuples of values with the largest totals, the rest as (other). (default: all)",
            valueName: "N"))
    var top: String?

    @Option(
        help: ArgumentHelp(
            "What an event adds: 1 (events), or its number of recipients (recipients). (default: events)",
            valueName: "WHAT"))
    var count: String?

    @Option(
        help: ArgumentHelp(
            "Mail to SES's mailbox simulator: include, exclude or only. (default: include)", valueName: "HOW"))
    var simulator: String?

    @Option(
        help: ArgumentHelp(
            "Write a zero where there was no event in the range covered: zero. (default: no datapoint)",
            valueName: "WITH"))
    var fill: String?

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
        arguments.dimensionDefault = dimensionDefault
        arguments.top = top
        arguments.count = count
        arguments.simulator = simulator
        arguments.fill = fill
        arguments.deduplication = deduplicate
    }
}
