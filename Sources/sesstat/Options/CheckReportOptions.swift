internal import ArgumentParser
internal import SESMetrics

/// How a check goes and where its report goes.
struct CheckReportOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: ArgumentHelp("Write FILE, whole or not at all. (default: -, standard output)", valueName: "FILE"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "text (for people) or json (for programs). (default: by FILE's ending, else text)", valueName: "FORMAT"))
    var format: String?

    @Flag(name: [.short, .long], help: "No progress line and no summary on standard error. (default: both)")
    var quiet = false

    @Option(help: ArgumentHelp("Worker threads. (default: one a processor)", valueName: "N"))
    var threads: String?

    @Option(
        help: ArgumentHelp(
            "Memory for telling copies; what passes it goes to disk. (default: a quarter of the machine's)",
            valueName: "BYTES"))
    var memoryLimit: String?

    @Option(
        help: ArgumentHelp("Where that is on disk. (default: $TMPDIR, or /tmp)", valueName: "FOLDER"))
    var temporaryFolder: String?

    @Option(
        help: ArgumentHelp(
            "Exit with status 0 though as many records, or this share, were rejected. (default: 0)", valueName: "N|P%"))
    var tolerate: String?

    @Flag(help: "Exit with status 0 though inputs are damaged. (default: status 1)")
    var tolerateDamage = false

    /// Hands over what was typed.
    func put(into arguments: inout CheckArguments) {
        arguments.output = output
        arguments.format = format
        arguments.run.quiet = quiet
        arguments.run.threads = threads
        arguments.run.memoryLimit = memoryLimit
        arguments.run.temporaryFolder = temporaryFolder
        arguments.run.tolerate = tolerate
        arguments.run.tolerateDamage = tolerateDamage
    }
}
