internal import ArgumentParser
internal import SESMetrics

/// `sesstat account`: the console's sending statistics, and its sending quota.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Report what each account sent, in all and by day, and how near it came to its sending limits.",
        usage: "sesstat account INPUT… [options]",
        discussion: """
            Sends, deliveries, bounces, complaints and rejects; the most recipients in any 24 hours on end and in any \
            second; and why these are not the number of events: several recipients, the mailbox simulator, mail that counts \
            though it was not delivered. A block an account, and limits by Region, as SES has them.

            Examples:
              sesstat account archive/ --quota 50000 --rate 14
                A report for people, with the share of both limits that was used.
              sesstat account archive/ --start-time -30d --time-zone Europe/Berlin --format json
                For programs: the last thirty days as in Berlin.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup var noStore: NoStoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions
    @OptionGroup(title: "Filters") var filter: FilterOptions

    @Option(
        help: ArgumentHelp(
            "Recipients that SES allows in 24 hours, to be held against. (default: not known)", valueName: "N"))
    var quota: String?

    @Option(
        help: ArgumentHelp(
            "Recipients that SES allows in a second, to be held against. (default: not known)", valueName: "R"))
    var rate: String?

    @OptionGroup var file: OutputFileOption

    @Option(
        help: ArgumentHelp(
            "text (for people), csv or json (for programs). (default: by FILE's ending, else text)",
            valueName: "FORMAT"))
    var format: String?

    @OptionGroup(title: "Table") var sheet: SheetOptions
    @OptionGroup(title: "The run") var records: RecordOptions
    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func run() throws {
        try noStore.refuse("account", because: "the recipients of every second")
        var arguments = AccountArguments()
        inputs.put(into: &arguments.input)
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        filter.put(into: &arguments.filter)
        arguments.quota = quota
        arguments.rate = rate
        arguments.output.output = file.output
        arguments.output.format = format
        sheet.put(into: &arguments.output)
        records.put(into: &arguments.run)
        conduct.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        throw CommandEnd(
            status: AccountRun.run(arguments, environment: .process, hasColour: TerminalColour.isWelcome))
    }
}
