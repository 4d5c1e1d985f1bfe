internal import ArgumentParser
internal import SESMetrics

/// Where it is written what became of the records.
struct RecordOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write what became of all records as JSON. (default: nowhere)", valueName: "FILE"))
    var summary: String?

    @Option(
        help: ArgumentHelp(
            "Write every rejected record and why, a JSON object a line; gzipped for .gz. (default: nowhere)",
            valueName: "FILE"))
    var quarantine: String?

    /// Hands over what was typed.
    func put(into arguments: inout RunArguments) {
        arguments.summary = summary
        arguments.quarantine = quarantine
    }
}
