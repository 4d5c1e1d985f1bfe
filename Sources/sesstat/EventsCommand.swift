internal import ArgumentParser
internal import SESMetrics

/// `sesstat events`: the events themselves, with all details.
struct EventsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "List events with all details, a row for each event and recipient.",
        usage: "sesstat events INPUT… [options]",
        discussion: """
            Rows are in order of inputs and of events in them, without copies. Addresses can be hashed or masked wherever \
            they stand, also inside diagnostics, SMTP responses, headers and links; IP addresses, subjects and other free \
            text stay.

            Examples:
              sesstat events archive/ --type Bounce,Complaint -o undelivered.csv
                A table of what went wrong, with diagnostics.
              sesstat events archive/ --redact hash --redact-key-file key --format ndjson | jq 'select(.status == "5.1.1")'
                For programs, without a readable address.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup var noStore: NoStoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            "Event types, separated by commas: Send, Delivery, Bounce, RenderingFailure … Repeatable. (default: all)",
            valueName: "TYPE,…"))
    var type: [String] = []

    @Option(
        help: ArgumentHelp(
            "Which time the range is of: the event's (event), or its message's (send). (default: event)",
            valueName: "WHICH"))
    var by: String?

    @Option(
        help: ArgumentHelp(
            "Mail to SES's mailbox simulator: include, exclude or only. (default: include)", valueName: "HOW"))
    var simulator: String?

    @Option(
        help: ArgumentHelp(
            "E-mail addresses: none (leave them), hash (keyed, HMAC-SHA-256) or mask; domains stay. (default: none)",
            valueName: "HOW"))
    var redact: String?

    @Option(
        help: ArgumentHelp(
            "The key of hashes, 16 bytes or more, so that runs can be compared. (default: a random one for the run)",
            valueName: "FILE"))
    var redactKeyFile: String?

    @OptionGroup var file: OutputFileOption

    @Option(help: ArgumentHelp("csv or ndjson. (default: by FILE's ending, else csv)", valueName: "FORMAT"))
    var format: String?

    @OptionGroup(title: "Table") var sheet: SheetOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func run() throws {
        try noStore.refuse("events", because: "the events themselves")
        var arguments = EventsArguments()
        inputs.put(into: &arguments.input)
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        filter.put(into: &arguments.filter)
        arguments.types = type
        arguments.window.placement = by
        arguments.simulator = simulator
        arguments.redaction = redact
        arguments.redactionKeyFile = redactKeyFile
        arguments.output.output = file.output
        arguments.output.format = format
        sheet.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        throw CommandEnd(status: EventsRun.run(arguments, environment: .process))
    }
}
