internal import ArgumentParser
internal import SESMetrics

/// How the run goes, and what it reports.
struct RunOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write what became of all records as JSON. (default: nowhere)", valueName: "FILE"))
    var summary: String?

    @Option(
        help: ArgumentHelp(
            "Write every rejected record and why, a JSON object a line; gzipped for .gz. (default: nowhere)",
            valueName: "FILE"))
    var quarantine: String?

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
        help: ArgumentHelp(
            "Where that is on disk. (default: $TMPDIR, or /tmp)", valueName: "FOLDER"))
    var temporaryFolder: String?

    @Option(
        help: ArgumentHelp(
            "Exit with status 0 though as many records, or this share, were rejected. (default: 0)", valueName: "N|P%"))
    var tolerate: String?

    @Flag(help: "Exit with status 0 though inputs are damaged. (default: status 1)")
    var tolerateDamage = false

    /// Hands over what was typed.
    func put(into arguments: inout RunArguments) {
        arguments.summary = summary
        arguments.quarantine = quarantine
        arguments.quiet = quiet
        arguments.threads = threads
        arguments.memoryLimit = memoryLimit
        arguments.temporaryFolder = temporaryFolder
        arguments.tolerate = tolerate
        arguments.tolerateDamage = tolerateDamage
    }
}
