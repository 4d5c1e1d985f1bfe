internal import ArgumentParser
internal import SESMetrics

/// `sesstat engagement`: opens and clicks, and who they came from.
struct EngagementCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "engagement",
        abstract: "Report opens and clicks: how many, of how many messages, by how many recipients, and by machines.",
        usage: "sesstat engagement INPUT… [options]",
        discussion: """
            In all, and by any dimension. A message counts once among those opened, where its first open was. Recipients \
            are told apart for messages to one recipient; of the others SES does not say who it was.

            Examples:
              sesstat engagement archive/ --by send --dimensions campaign
                Campaigns: what came of the messages of each, until when, and whether it may still grow.
              sesstat engagement archive/ --dimensions field/link --format csv -o links.csv
                The links that were clicked, as a table.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup var noStore: NoStoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions

    @Option(
        help: ArgumentHelp(
            "Which time places an event in the range: its own (event), or that of its message (send). (default: event)",
            valueName: "WHICH"))
    var by: String?

    @OptionGroup(title: "Which events") var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            "Mail to SES's mailbox simulator: include, exclude or only. (default: include)", valueName: "HOW"))
    var simulator: String?

    @Option(
        help: ArgumentHelp(
            """
            Also report by these dimensions together: names of message tags, header/NAME, link/NAME, field/NAME. \
            (default: none)
            """, valueName: "NAME,…"))
    var dimensions: [String] = []

    @OptionGroup var report: ReportOptions
    @OptionGroup(title: "Table") var sheet: SheetOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions

    @Option(
        help: ArgumentHelp(
            "Memory for telling recipients apart; more ends the run with status 69. (default: a quarter of the machine's)",
            valueName: "BYTES"))
    var memoryLimit: String?

    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Limits") var seriesLimits: SeriesLimitOptions

    func run() throws {
        try noStore.refuse("engagement", because: "who responded")
        var arguments = EngagementArguments()
        inputs.put(into: &arguments.input)
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        arguments.window.placement = by
        filter.put(into: &arguments.filter)
        arguments.simulator = simulator
        arguments.dimensions = dimensions
        report.put(into: &arguments.output)
        sheet.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        arguments.run.memoryLimit = memoryLimit
        limits.put(into: &arguments.limits)
        seriesLimits.put(into: &arguments.limits)
        throw CommandEnd(
            status: EngagementRun.run(arguments, environment: .process, hasColour: TerminalColour.isWelcome))
    }
}
