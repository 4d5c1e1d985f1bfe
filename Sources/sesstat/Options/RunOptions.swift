internal import ArgumentParser
internal import SESMetrics

/// How the run goes.
struct RunOptions: ParsableArguments {
    @Flag(name: [.short, .long], help: "No progress line and no summary on standard error. (default: both)")
    var quiet = false

    @Option(help: ArgumentHelp("Worker threads. (default: one a processor)", valueName: "N"))
    var threads: String?

    @Option(
        help: ArgumentHelp(
            "Where what memory has no room for goes on disk. (default: $TMPDIR, or /tmp)", valueName: "FOLDER"))
    var temporaryFolder: String?

    @Option(
        help: ArgumentHelp(
            "Exit with status 0 though as many records, or this share, were rejected. (default: 0)", valueName: "N|P%"))
    var tolerate: String?

    @Flag(help: "Exit with status 0 though inputs are damaged. (default: status 1)")
    var tolerateDamage = false

    /// Hands over what was typed.
    func put(into arguments: inout RunArguments) {
        arguments.quiet = quiet
        arguments.threads = threads
        arguments.temporaryFolder = temporaryFolder
        arguments.tolerate = tolerate
        arguments.tolerateDamage = tolerateDamage
    }
}
