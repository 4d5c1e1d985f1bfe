internal import Metrics
internal import Rendering

/// The options that say what the output looks like and where it goes, as typed (contract §8).
public struct OutputArguments: Sendable {
    /// `--output`; standard output when nil.
    public var output: String?
    /// `--format`; by the ending of the output file when nil, else csv.
    public var format: String?
    /// `--namespace`; AWS/SES when nil.
    public var namespace: String?
    /// `--crlf`.
    public var carriageReturns = false
    /// `--bom`.
    public var byteOrderMark = false
    /// `--delimiter`; a comma when nil, or a semicolon with decimal commas.
    public var delimiter: String?
    /// `--decimal-comma`.
    public var decimalComma = false
    /// `--raw-text`.
    public var rawText = false

    /// Every option at its default.
    public init() {}

    /// Where the output goes.
    var path: FilePath { FilePath(argument: output ?? "-") }

    /// The format chosen.
    func chosenFormat() throws(RunFailure) -> OutputFormat {
        let byName = output.flatMap { OutputFormat(fileName: $0) } ?? .csv
        let format = try OptionValue.choice(format, of: "--format", default: byName)
        let sheetOptions = [
            ("--crlf", carriageReturns), ("--bom", byteOrderMark), ("--delimiter", delimiter != nil),
            ("--decimal-comma", decimalComma),
        ]
        if format == .json, let (option, _) = sheetOptions.first(where: \.1) {
            throw RunFailure(
                .usage, "\(option) has no meaning for the format json", advice: "leave it out, or choose --format csv")
        }
        return format
    }

    /// How a request's result is written.
    func renderOptions(for request: RunRequest, statistics: [Statistic]) throws(RunFailure) -> RenderOptions {
        var options = RenderOptions(
            namespace: namespace ?? "AWS/SES", period: request.period, zone: request.zone, metrics: request.metrics,
            statistics: statistics)
        if options.namespace.isEmpty {
            throw RunFailure(.usage, "--namespace is empty", advice: "the default is AWS/SES")
        }
        options.rawText = rawText
        options.carriageReturns = carriageReturns
        options.byteOrderMark = byteOrderMark
        options.decimalComma = decimalComma
        options.delimiter = try OutputArguments.delimiter(delimiter, default: decimalComma ? ";" : ",")
        return options
    }

    /// The byte that an option's value names as delimiter.
    static func delimiter(_ text: String?, default standard: Unicode.Scalar) throws(RunFailure) -> UInt8 {
        guard let text else { return UInt8(ascii: standard) }
        if ["tab", "\\t"].contains(text.lowercased()) { return UInt8(ascii: "\t") }
        guard text.utf8.count == 1, let byte = text.utf8.first, RenderOptions.allowsDelimiter(byte) else {
            throw RunFailure(
                .usage, "--delimiter: \(OptionValue.quoted(text)) is not one character that may separate fields",
                advice: "usual are , and ; and | and tab")
        }
        return byte
    }
}
