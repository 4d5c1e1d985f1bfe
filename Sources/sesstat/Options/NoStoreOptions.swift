internal import ArgumentParser
internal import SESMetrics

#if Store
    /// `--store` where a store has no answer: said in words, rather than that there is no such option.
    struct NoStoreOptions: ParsableArguments {
        @Option(help: .hidden)
        var store: String?

        /// Ends the command where a store was named.
        ///
        /// - Parameters:
        ///   - command: The command.
        ///   - reason: What it needs that a store does not keep.
        /// - Throws: The command's end, with status 64.
        func refuse(_ command: String, because reason: String) throws {
            guard store != nil else { return }
            let failure = RunFailure(
                .usage, "a store keeps counts, and \(command) needs \(reason)",
                advice:
                    "sesstat \(command) INPUT… answers from the archive itself; metrics and send-statistics take --store"
            )
            var standardError = StandardErrorStream()
            print(failure.text, terminator: "", to: &standardError)
            throw CommandEnd(status: failure.status)
        }
    }
#else
    /// No stores in this build.
    struct NoStoreOptions: ParsableArguments {
        /// Nothing to refuse.
        func refuse(_ command: String, because reason: String) throws {}
    }
#endif
