#if Store
    internal import ArgumentParser
    internal import SESMetrics

    /// `sesstat changes`: what late events have moved.
    struct ChangesCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "changes",
            abstract: "Print the datapoints of a store that are not what they were after an earlier run.",
            usage: "sesstat changes --store FILE --since TIME [options]",
            discussion: """
                With the options of an earlier sesstat metrics --store it prints what has to be corrected in its output: \
                window, series, the old value and the new one.

                Example:
                  sesstat changes --store ses.store --since yesterday --period 1d
                """
        )

        @Option(help: ArgumentHelp("The store.", valueName: "FILE"))
        var store: String?

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("Compare with what the last run before TIME left.", valueName: "TIME"))
        var since: String?

        @OptionGroup(title: "Times and windows") var window: WindowOptions
        @OptionGroup(title: "What is compared") var selection: SelectionOptions

        @OptionGroup var file: OutputFileOption

        @OptionGroup(title: "Table") var sheet: SheetOptions

        @Flag(name: [.short, .long], help: "Say nothing on standard error but errors. (default: how many moved)")
        var quiet = false

        func run() throws {
            var arguments = ChangesArguments()
            arguments.store = store
            arguments.since = since
            window.put(into: &arguments.window)
            selection.put(into: &arguments.selection)
            arguments.output.output = file.output
            sheet.put(into: &arguments.output)
            arguments.quiet = quiet
            throw CommandEnd(status: ChangesRun.run(arguments, environment: .process))
        }
    }
#endif
