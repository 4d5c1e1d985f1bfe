internal import ArgumentParser
internal import SESMetrics

/// How the csv of a command's own table looks.
struct SheetOptions: ParsableArguments {
    @Flag(help: "End lines of csv with CR LF. (default: LF)")
    var crlf = false

    @Flag(help: "Begin csv with a byte-order mark, as Excel likes it. (default: without)")
    var bom = false

    @Option(
        help: ArgumentHelp("What separates fields: one character, or tab. (default: a comma)", valueName: "CHARACTER"))
    var delimiter: String?

    @Flag(help: "Leave text alone that a spreadsheet would take for a formula. (default: put ' before it)")
    var rawText = false

    /// Hands over what was typed.
    func put(into arguments: inout SheetArguments) {
        arguments.carriageReturns = crlf
        arguments.byteOrderMark = bom
        arguments.delimiter = delimiter
        arguments.rawText = rawText
    }
}
