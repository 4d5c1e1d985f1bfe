internal import ArgumentParser
internal import SESMetrics

/// What comes out, and where it goes.
struct OutputOptions: ParsableArguments {
    @OptionGroup var file: OutputFileOption

    @Option(
        help: ArgumentHelp(
            "csv (a row a datapoint), wide (a column a metric) or json. (default: by FILE's ending, else csv)",
            valueName: "FORMAT"))
    var format: String?

    @Option(help: ArgumentHelp("The namespace that is printed. (default: AWS/SES)", valueName: "NAME"))
    var namespace: String?

    @Flag(help: "End lines with CR LF. (default: LF)")
    var crlf = false

    @Flag(help: "Begin with a byte-order mark, as Excel likes it. (default: without)")
    var bom = false

    @Option(
        help: ArgumentHelp("What separates fields: one character, or tab. (default: a comma)", valueName: "CHARACTER"))
    var delimiter: String?

    @Flag(help: "Write fractions with a comma; fields are then separated by semicolons. (default: a point)")
    var decimalComma = false

    @Flag(help: "Leave text alone that a spreadsheet would take for a formula. (default: put ' before it)")
    var rawText = false

    /// Hands over what was typed.
    func put(into arguments: inout OutputArguments) {
        arguments.output = file.output
        arguments.format = format
        arguments.namespace = namespace
        arguments.carriageReturns = crlf
        arguments.byteOrderMark = bom
        arguments.delimiter = delimiter
        arguments.decimalComma = decimalComma
        arguments.rawText = rawText
    }
}
