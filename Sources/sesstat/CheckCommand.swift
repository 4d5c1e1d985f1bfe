internal import ArgumentParser
internal import SESMetrics

/// `sesstat check`: what an archive holds and what is wrong with it.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Report what is in an archive and what is wrong with it; nothing else is written.",
        usage: "sesstat check INPUT… [options]",
        discussion: """
            Event types, accounts, Regions, configuration sets and message tags; when events happened, and the longest \
            times without any; copies and late events; in which forms inputs come; then every kind of broken record and \
            damaged input with an example and what to do about it.

            Examples:
              sesstat check archive/
                A report for people. Status 1 says that something was rejected or damaged.
              sesstat check archive/2026/03 --start-time 2026-03-01 --end-time 2026-04-01 --format json -o march.json
                For programs: one JSON object, gaps at both ends of the month included.
            """
    )

    @OptionGroup(title: "Inputs") var inputs: InputOptions
    @OptionGroup var noStore: NoStoreOptions
    @OptionGroup(title: "Which events") var range: RangeOptions

    @OptionGroup var file: OutputFileOption

    @Option(
        help: ArgumentHelp(
            "text (for people) or json (for programs). (default: by FILE's ending, else text)", valueName: "FORMAT"))
    var format: String?

    @OptionGroup(title: "The run") var conduct: RunOptions
    @OptionGroup(title: "The run") var memory: MemoryOptions
    @OptionGroup(title: "Limits") var limits: LimitOptions

    func run() throws {
        try noStore.refuse("check", because: "the records as they are")
        var arguments = CheckArguments()
        inputs.put(into: &arguments.input)
        range.put(into: &arguments.window, deduplication: &arguments.deduplication)
        arguments.output = file.output
        arguments.format = format
        conduct.put(into: &arguments.run)
        memory.put(into: &arguments.run)
        limits.put(into: &arguments.limits)
        throw CommandEnd(
            status: CheckRun.run(arguments, environment: .process, hasColour: TerminalColour.isWelcome))
    }
}
