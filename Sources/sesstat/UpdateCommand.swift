#if Store
    internal import ArgumentParser
    internal import SESMetrics

    /// `sesstat update`: the nightly store.
    struct UpdateCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "update",
            abstract: "Add what is new among inputs to a store, which then answers without reading them again.",
            usage: "sesstat update --store FILE INPUT… [options]",
            discussion: """
                Every content counts once, whatever it is called and however often it comes, and so does every event; an \
                input that was damaged is replaced when it comes whole. What is added is there wholly or not at all, also \
                when a run is killed.

                Examples:
                  sesstat update --store ses.store archive/ --dimensions ses:configuration-set
                    Makes the store, or adds what has come since.
                  sesstat metrics --store ses.store --period 1d --dimensions ses:configuration-set
                    Asks it.
                """
        )

        @Option(help: ArgumentHelp("The store, made where there is none.", valueName: "FILE"))
        var store: String?

        @OptionGroup(title: "Inputs") var inputs: InputOptions

        @OptionGroup(title: "What a new store keeps") var making: StoreMakingOptions

        @Option(
            help: ArgumentHelp(
                "Days after which fingerprints and first opens of messages are let go. (default: 70d)",
                valueName: "DAYS"))
        var horizon: String?

        @Flag(
            help: """
                Count events of days that were let go of, among which copies cannot be known. (default: leave them out)
                """)
        var acceptLate = false

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("What the horizon counts from. (default: the clock)", valueName: "TIME"))
        var now: String?

        @OptionGroup(title: "The run") var records: RecordOptions
        @OptionGroup(title: "The run") var conduct: RunOptions
        @OptionGroup(title: "The run") var memory: MemoryOptions
        @OptionGroup(title: "Limits") var limits: LimitOptions
        @OptionGroup(title: "Limits") var seriesLimits: SeriesLimitOptions

        func run() throws {
            var arguments = UpdateArguments()
            arguments.store = store
            inputs.put(into: &arguments.input)
            making.put(into: &arguments)
            arguments.horizon = horizon
            arguments.acceptLate = acceptLate
            arguments.now = now
            records.put(into: &arguments.run)
            conduct.put(into: &arguments.run)
            memory.put(into: &arguments.run)
            limits.put(into: &arguments.limits)
            seriesLimits.put(into: &arguments.limits)
            throw CommandEnd(status: UpdateRun.run(arguments, environment: .process))
        }
    }

    /// What a store is made with; the same, or nothing, is to be said each time.
    struct StoreMakingOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "Length of the finest windows, 1s to 1h: queries may ask for multiples. (default: 1m)",
                valueName: "PERIOD"))
        var period: String?

        @Option(
            help: ArgumentHelp(
                "Also count by these dimensions together. Repeatable, one set each. (default: none)",
                valueName: "NAME,…"))
        var dimensions: [String] = []

        @Option(
            help: ArgumentHelp(
                "Which time places an event: its own (event), or that of its message (send). (default: event)",
                valueName: "WHICH"))
        var by: String?

        @Option(
            help: ArgumentHelp(
                "Mail to SES's mailbox simulator: include, exclude or only. (default: include)", valueName: "HOW"))
        var simulator: String?

        @Option(
            help: ArgumentHelp(
                "How copies of an event are known: logical, exact (byte by byte), or off. (default: logical)",
                valueName: "HOW"))
        var deduplicate: String?

        @Option(
            help: ArgumentHelp(
                "Mailbox providers of field/recipientProvider: a domain and a name a line. (default: built in)",
                valueName: "FILE"))
        var providers: String?

        /// Hands over what was typed.
        func put(into arguments: inout UpdateArguments) {
            arguments.period = period
            arguments.dimensions = dimensions
            arguments.placement = by
            arguments.simulator = simulator
            arguments.deduplication = deduplicate
            arguments.providers = providers
        }
    }
#endif
