internal import ArgumentParser
internal import SESMetrics

/// Which files are read.
struct InputOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files, folders (walked recursively), and - for standard input; gzipped or plain.", valueName: "INPUT"))
    var inputs: [String] = []

    @Option(
        help: ArgumentHelp(
            "Also read the files listed in FILE (- for standard input), separated by newlines or zero bytes.",
            valueName: "FILE"))
    var filesFrom: String?

    @Option(
        help: ArgumentHelp(
            "Read only files that match; with a slash the path is matched, else the name. Repeatable. (default: all)",
            valueName: "GLOB"))
    var include: [String] = []

    @Option(
        help: ArgumentHelp(
            "Leave out files and folders that match, likewise. Repeatable. (default: none)", valueName: "GLOB"))
    var exclude: [String] = []

    @Flag(help: "Follow links to folders and out of the folders given, and read special files. (default: skip them)")
    var follow = false

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Leave out objects whose Firehose name is older than TIME, less the slack. (default: read all)",
            valueName: "TIME"))
    var sinceKey: String?

    @Option(help: ArgumentHelp("How much older they may be. (default: 26h)", valueName: "TIME-SPAN"))
    var keySlack: String?

    @Flag(help: "Read the records that Firehose could not deliver, from its error objects. (default: ignore them)")
    var recoverFirehoseErrors = false

    @Option(
        help: ArgumentHelp(
            "What becomes of records that are not UTF-8: reject, or replace what is wrong. (default: reject)",
            valueName: "WHAT"))
    var invalidUtf8: String?

    @Flag(help: "Do not mind when there is no input at all. (default: status 66)")
    var allowEmpty = false

    /// Hands over what was typed.
    func put(into arguments: inout InputArguments) {
        arguments.inputs = inputs
        arguments.filesFrom = filesFrom
        arguments.include = include
        arguments.exclude = exclude
        arguments.follow = follow
        arguments.sinceKey = sinceKey
        arguments.keySlack = keySlack
        arguments.recoverFirehoseErrors = recoverFirehoseErrors
        arguments.invalidUTF8 = invalidUtf8
        arguments.allowEmpty = allowEmpty
    }
}
