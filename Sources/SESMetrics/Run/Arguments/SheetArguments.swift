internal import Rendering

/// The options of commands that write a table of their own: where it goes and how its csv looks, as typed (contract §8).
public struct SheetArguments: Sendable {
    /// `--output`; standard output when nil.
    public var output: String?
    /// `--format`; by the ending of the output file when nil, else the command's own default.
    public var format: String?
    /// `--crlf`.
    public var carriageReturns = false
    /// `--bom`.
    public var byteOrderMark = false
    /// `--delimiter`; a comma when nil.
    public var delimiter: String?
    /// `--raw-text`.
    public var rawText = false

    /// Every option at its default.
    public init() {}

    /// Where the output goes.
    var path: FilePath { FilePath(argument: output ?? "-") }

    /// The format chosen among those of a command, which are named as file endings are.
    ///
    /// - Throws: status 64 for a format that there is not, and for options of `csv` where another one is chosen.
    func chosenFormat<Format>(default standard: Format) throws(RunFailure) -> Format
    where Format: CaseIterable & RawRepresentable & Equatable, Format.RawValue == String {
        let ending = output.map { $0.split(separator: "/").last ?? "" }.flatMap { name in
            name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? name[name.index(after: $0)...].lowercased() : nil }
        }
        let byName = ending.flatMap { Format(rawValue: $0) } ?? standard
        let format = try OptionValue.choice(format, of: "--format", default: byName)
        let options = [
            ("--crlf", carriageReturns), ("--bom", byteOrderMark), ("--delimiter", delimiter != nil),
            ("--raw-text", rawText),
        ]
        if format.rawValue != "csv", let (option, _) = options.first(where: \.1) {
            throw RunFailure(
                .usage, "\(option) has no meaning for the format \(format.rawValue)",
                advice: "leave it out, or choose --format csv")
        }
        return format
    }

    /// How csv is written.
    func lineOptions() throws(RunFailure) -> CSVLines.Options {
        var options = CSVLines.Options()
        options.carriageReturns = carriageReturns
        options.byteOrderMark = byteOrderMark
        options.rawText = rawText
        options.delimiter = try OutputArguments.delimiter(delimiter, default: ",")
        return options
    }
}
