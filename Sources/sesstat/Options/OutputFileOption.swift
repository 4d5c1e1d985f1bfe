internal import ArgumentParser

/// Where the result goes; the same for every command.
struct OutputFileOption: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write FILE, whole or not at all. (default: -, standard output)", valueName: "FILE"))
    var output: String?
}
