@testable import SESMetrics

/// Options of a run, drawn at random, as a user would type them.
struct RandomOptions: CustomStringConvertible {
    var period: String
    var zone: String
    var placement: String
    var deduplication: String
    var start: String?
    var end: String?
    var metrics: [String]
    var dimensionSets: [[String]]
    var isAccountShown: Bool
    var statistics: [String]
    var unit: String
    var simulator: String
    var missing: String
    /// As `--where` takes them.
    var conditions: [String]

    static let metricNames = [
        "Send", "Delivery", "Open", "Click", "Bounce", "Complaint", "Reject", "RenderingFailure", "DeliveryDelay",
        "Subscription", "HardBounce", "SoftBounce", "UndeterminedBounce", "SuppressedBounce", "UniqueOpen",
        "UniqueClick", "MachineOpen", "MachineClick", "DeliveryLatency", "DeliveryRate", "BounceRate", "ComplaintRate",
        "OpenRate", "ClickRate", "ClickToOpenRate", "RejectRate",
    ]
    /// What a rate divides, and by what.
    static let rates = [
        "DeliveryRate": ["Delivery", "Send"], "BounceRate": ["HardBounce", "Send"],
        "ComplaintRate": ["Complaint", "Delivery"], "OpenRate": ["UniqueOpen", "Delivery"],
        "ClickRate": ["UniqueClick", "Delivery"], "ClickToOpenRate": ["UniqueClick", "UniqueOpen"],
        "RejectRate": ["Reject", "Send"],
    ]
    /// Those that are chosen where none is named.
    static let standardMetrics = Array(metricNames.prefix(10))
    private static let zones = [
        "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/Sao_Paulo",
        "Pacific/Apia", "America/St_Johns",
    ]

    /// Draws options; where `deduplicates`, copies are known by what they say.
    init(using generator: inout SeededGenerator, deduplicates: Bool) {
        period = generator.pick(["1s", "30s", "5m", "7m", "1h", "90m", "2h", "6h", "12h", "1d", "1w", "1mo"])
        zone = generator.pick(RandomOptions.zones)
        placement = generator.pick(["event", "event", "send"])
        deduplication = deduplicates ? "logical" : generator.pick(["logical", "exact", "off"])
        let instants = [
            "2026-03-29T01:30:00Z", "2026-03-29", "2026-10-25T03:00", "2018-11-04", "2026-04-05T02:15:00.500",
        ]
        start = generator.isOne(in: 4) ? generator.pick(instants) : nil
        end = generator.isOne(in: 4) ? generator.pick(instants) : nil
        if start != nil { end = nil }
        metrics = generator.isOne(in: 2) ? [] : RandomOptions.metricNames.filter { _ in generator.isOne(in: 2) }
        let sets = [
            ["campaign"], ["ses:configuration-set"], ["campaign", "ses:configuration-set"], ["missing", "campaign"],
            ["field/recipientDomain"], ["field/recipientDomain", "campaign"],
        ]
        dimensionSets =
            generator.isOne(in: 3) ? [] : sets.shuffled(using: &generator).filter { _ in generator.isOne(in: 3) }
        isAccountShown = dimensionSets.isEmpty || !generator.isOne(in: 3)
        let names = ["SampleCount", "Sum", "Average", "Minimum", "Maximum"].shuffled(using: &generator)
        statistics = Array(names.prefix(generator.number(0...3)))
        unit = generator.pick(["events", "events", "recipients"])
        simulator = generator.pick(["include", "include", "include", "exclude", "only"])
        missing = generator.pick(["none", "n/a"])
        let some = [
            "campaign=a", "campaign=b", "campaign!=-z", "campaign!=none", "ses:configuration-set=n/a",
            "field/recipientDomain=EXAMPLE.com", "field/recipientDomain=example.org", "field/recipientDomain!=none",
        ]
        conditions = generator.isOne(in: 3) ? some.filter { _ in generator.isOne(in: 4) } : []
    }

    /// Sets them as if typed.
    func apply(to arguments: inout MetricsArguments) {
        arguments.window.period = period
        arguments.window.timeZone = zone
        arguments.window.placement = placement
        arguments.window.startTime = start
        arguments.window.endTime = end
        arguments.selection.metrics = metrics
        arguments.selection.dimensions = dimensionSets.map { $0.joined(separator: ",") }
        arguments.selection.noAccountLevel = !isAccountShown
        arguments.selection.deduplication = deduplication
        arguments.selection.statistics = statistics
        arguments.selection.count = unit
        arguments.selection.simulator = simulator
        arguments.selection.dimensionDefault = missing
        arguments.filter.conditions = conditions
    }

    var description: String {
        let range = "--start-time \(start ?? "-") --end-time \(end ?? "-")"
        return "--period \(period) --time-zone \(zone) --by \(placement) --deduplicate \(deduplication) \(range) "
            + "--metrics \(metrics.joined(separator: ",")) --dimensions \(dimensionSets) account \(isAccountShown) "
            + "--statistics \(statistics.joined(separator: ",")) --count \(unit) --simulator \(simulator) "
            + "--dimension-default \(missing) --where \(conditions)"
    }
}
