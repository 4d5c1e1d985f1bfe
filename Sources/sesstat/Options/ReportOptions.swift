internal import ArgumentParser
internal import SESMetrics

/// Where a report goes, and as what.
struct ReportOptions: ParsableArguments {
    @OptionGroup var file: OutputFileOption

    @Option(
        help: ArgumentHelp(
            "text (for people), csv or json (for programs). (default: by FILE's ending, else text)",
            valueName: "FORMAT"))
    var format: String?

    /// Hands over what was typed.
    func put(into arguments: inout SheetArguments) {
        arguments.output = file.output
        arguments.format = format
    }
}
