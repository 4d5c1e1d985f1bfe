#if Store
    internal import ArgumentParser

    /// A store in place of inputs.
    struct StoreOptions: ParsableArguments {
        @Option(
            help: ArgumentHelp(
                "Ask the store that sesstat update keeps, in place of inputs. (default: read inputs)",
                valueName: "FILE"))
        var store: String?
    }
#else
    internal import ArgumentParser

    /// No store in this build.
    struct StoreOptions: ParsableArguments {
        var store: String? { nil }
    }
#endif
