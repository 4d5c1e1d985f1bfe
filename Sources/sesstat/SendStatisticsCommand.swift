internal import ArgumentParser
internal import SESMetrics

/// `sesstat send-statistics`: what the GetSendStatistics call would have said.
struct SendStatisticsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "send-statistics",
        abstract:
            "Print points of 15 minutes as aws ses get-send-statistics does: attempts, bounces, complaints, rejects.",
        usage: "sesstat send-statistics INPUT… [options]",
        discussion: """
            DeliveryAttempts are Send events, Bounces hard ones, as SES counts them. Without a range it is the last two \
            weeks of the data. The answer is of one account; events of several are refused.

            Examples:
              sesstat send-statistics archive/
                JSON in the shape of the AWS CLI, in order of time.
              sesstat send-statistics archive/ --start-time 2026-03-01 --end-time 2026-04-01 -o march.csv
                The same points as a table, for any stretch of history.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup(title: "Inputs") var asked: StoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            "What an event adds: 1 (events), or its number of recipients (recipients). (default: events)",
            valueName: "WHAT"))
    var count: String?

    @Option(
        help: ArgumentHelp(
            "Mail to SES's mailbox simulator: include, exclude or only. (default: include)", valueName: "HOW"))
    var simulator: String?

    @OptionGroup var file: OutputFileOption

    @Option(help: ArgumentHelp("json or csv. (default: by FILE's ending, else json)", valueName: "FORMAT"))
    var format: String?

    @OptionGroup(title: "Table") var sheet: SheetOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "The run") var memory: MemoryOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func run() throws {
        var arguments = SendStatisticsArguments()
        inputs.put(into: &arguments.input)
        arguments.store = asked.store
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        filter.put(into: &arguments.filter)
        arguments.count = count
        arguments.simulator = simulator
        arguments.output.output = file.output
        arguments.output.format = format
        sheet.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        memory.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        throw CommandEnd(status: SendStatisticsRun.run(arguments, environment: .process))
    }
}
