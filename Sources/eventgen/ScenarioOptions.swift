internal import ArgumentParser

/// The options that say what happens in the archive; ``scenario()`` checks them.
struct ScenarioOptions: ParsableArguments {
    @Option(help: "Number of distinct, intact event records.")
    var events = 10_000

    @Option(help: "Number of objects to spread them over, not above the number of events.")
    var files = 16

    @Option(help: "Days covered; only late opens and clicks come after them.")
    var days = 7

    @Option(help: ArgumentHelp("First day covered, UTC.", valueName: "date"))
    var start = "2026-03-01"

    @Option(help: "Seed: same seed and options, same bytes.")
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("Copies of records, as a share of the events, 0 to 1.", valueName: "fraction"))
    var duplicates = 0.0

    @Option(
        help: ArgumentHelp(
            "Broken lines beside the records, as a share of the events, 0 to 1.", valueName: "fraction"))
    var broken = 0.0

    @Option(help: ArgumentHelp("Share of opens and clicks that come one to eight weeks later.", valueName: "fraction"))
    var late = 0.02

    @Option(help: "Message tags of the user's beside campaign, 0 to 40.")
    var tags = 0

    @Option(help: ArgumentHelp("Most recipients a message has, 1 to 50; nine in ten have one.", valueName: "max"))
    var recipients = 3

    @Option(help: "Number of configuration sets.")
    var configurationSets = 4

    @Option(help: "Number of campaigns.")
    var campaigns = 12

    @Option(help: ArgumentHelp("Event types to write, comma-separated (default: all ten).", valueName: "names"))
    var types: String?

    @Flag(help: "Make the first messages bring one event of every type, however rare.")
    var everyType = false

    /// The options as a scenario; `compressionLevel`, `members` and `pretty` stay at their defaults.
    func scenario() throws(ValidationError) -> Scenario {
        var scenario = Scenario()
        scenario.seed = seed
        scenario.events = try check(events, in: 1...1_000_000_000, "--events")
        scenario.files = try check(files, in: 1...1_000_000, "--files")
        scenario.days = try check(days, in: 1...3660, "--days")
        guard let startOfDay = CalendarTime.milliseconds(ofDay: start) else {
            throw ValidationError("--start '\(start)' is no day: write it as 2026-03-01")
        }
        scenario.start = startOfDay
        scenario.duplicates = try check(duplicates, in: 0...1, "--duplicates")
        scenario.broken = try check(broken, in: 0...1, "--broken")
        scenario.late = try check(late, in: 0...1, "--late")
        scenario.tags = try check(tags, in: 0...40, "--tags")
        scenario.recipients = try check(recipients, in: 1...50, "--recipients")
        scenario.configurationSets = try check(configurationSets, in: 1...10_000, "--configuration-sets")
        scenario.campaigns = try check(campaigns, in: 1...1_000_000, "--campaigns")
        scenario.everyType = everyType
        if let types { scenario.kinds = try kinds(types) }
        return scenario
    }

    private func kinds(_ names: String) throws(ValidationError) -> EventKinds {
        var kinds: EventKinds = []
        for name in names.split(separator: ",") {
            guard let kind = EventKind(named: name) else {
                let known = EventKind.allCases.map { "\($0.wireName)" }.joined(separator: ", ")
                throw ValidationError("--types: '\(name)' is no event type; there are \(known)")
            }
            kinds.insert(EventKinds(kind))
        }
        if kinds.isEmpty { throw ValidationError("--types needs at least one event type") }
        return kinds
    }
}

/// Passes a value on when it lies in the range; otherwise says what range that is.
func check<Value: Comparable>(
    _ value: Value, in range: ClosedRange<Value>, _ option: String
) throws(ValidationError) -> Value {
    guard range.contains(value) else {
        throw ValidationError("\(option) \(value) is outside \(range.lowerBound) to \(range.upperBound)")
    }
    return value
}
