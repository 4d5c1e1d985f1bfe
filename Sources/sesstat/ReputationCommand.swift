internal import ArgumentParser
internal import SESMetrics

/// `sesstat reputation`: the reputation dashboard.
struct ReputationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reputation",
        abstract: "Report bounce and complaint rates, and whether SES may review or pause an account for them.",
        usage: "sesstat reputation INPUT… [options]",
        discussion: """
            Hard bounces among sends and complaints among deliveries: over the data, for the last sends, by day, and by \
            any dimension, worst first. Mail to the simulator, complaints by suppression lists and not-spam reports are \
            left out.

            Examples:
              sesstat reputation archive/ --dimensions ses:configuration-set
                A report for people, which shows the configuration set that is to blame.
              sesstat reputation archive/ --start-time yesterday --fail-on review --quiet -o reputation.json
                For cron: status 10 when yesterday's rates call for a review.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup var noStore: NoStoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions
    @OptionGroup(title: "Which events") var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            """
            Also report by these dimensions together, worst first: names of message tags, header/NAME, link/NAME, \
            field/NAME. (default: none)
            """, valueName: "NAME,…"))
    var dimensions: [String] = []

    @Option(
        help: ArgumentHelp("How many of the last sends are looked at by themselves. (default: 10000)", valueName: "N"))
    var volume: String?

    @Option(
        help: ArgumentHelp("Fewer sends than these have no status, and are no alarm. (default: 100)", valueName: "N"))
    var minimumVolume: String?

    @Option(
        help: ArgumentHelp(
            "Exit with status 10 from this status on: review or pause. Days do not count. (default: never)",
            valueName: "STATUS"))
    var failOn: String?

    @OptionGroup var report: ReportOptions
    @OptionGroup(title: "Table") var sheet: SheetOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Limits") var seriesLimits: SeriesLimitOptions

    func run() throws {
        try noStore.refuse("reputation", because: "the order of sends, and complaints by their sub-types")
        var arguments = ReputationArguments()
        inputs.put(into: &arguments.input)
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        filter.put(into: &arguments.filter)
        arguments.dimensions = dimensions
        arguments.volume = volume
        arguments.minimumVolume = minimumVolume
        arguments.failOn = failOn
        report.put(into: &arguments.output)
        sheet.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        seriesLimits.put(into: &arguments.limits)
        throw CommandEnd(
            status: ReputationRun.run(arguments, environment: .process, hasColour: TerminalColour.isWelcome))
    }
}
