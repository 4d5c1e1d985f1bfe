internal import ArgumentParser
internal import SESMetrics

/// How much memory telling copies may take, for commands that can do it on disk too.
struct MemoryOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Memory for telling copies; what passes it goes to disk. (default: a quarter of the machine's)",
            valueName: "BYTES"))
    var memoryLimit: String?

    /// Hands over what was typed.
    func put(into arguments: inout RunArguments) { arguments.memoryLimit = memoryLimit }
}
