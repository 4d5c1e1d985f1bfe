#if Store
    internal import ArgumentParser
    internal import SESMetrics

    /// `sesstat store`: what is in a store, and its upkeep.
    struct StoreCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "store",
            abstract: "Say what a store holds (info), whether it is sound (verify), or make it smaller (compact).",
            usage: "sesstat store info|verify|compact --store FILE [options]",
            discussion: """
                verify reads all of it, and adds the ledger up again: every record of every input in one place, and every \
                event that is counted in the datapoints. Status 65 where something does not hold.
                """
        )

        /// What can be done with a store.
        enum Work: String, CaseIterable, ExpressibleByArgument {
            case info, verify, compact
        }

        @Argument(help: ArgumentHelp("info, verify or compact.", valueName: "WORK"))
        var work: Work

        @Option(help: ArgumentHelp("The store.", valueName: "FILE"))
        var store: String?

        @OptionGroup var file: OutputFileOption

        @Option(
            help: ArgumentHelp(
                "With compact: how far sesstat changes can look back from then on. (default: 35d)",
                valueName: "TIME-SPAN"))
        var keepChanges: String?

        @Option(
            parsing: .unconditional,
            help: ArgumentHelp("With compact: what the horizon counts from. (default: the clock)", valueName: "TIME"))
        var now: String?

        func run() throws {
            let task: StoreTaskRun.Work =
                switch work {
                case .info: .info
                case .verify: .verify
                case .compact: .compact
                }
            throw CommandEnd(
                status: StoreTaskRun.run(
                    task, store: store, output: file.output, now: now, keepChanges: keepChanges, environment: .process))
        }
    }
#endif
