public import Metrics

/// What a rendering needs to know beside the table (contract §8).
public struct RenderOptions: Sendable {
    /// The CloudWatch namespace, `AWS/SES` by default.
    public var namespace: String
    /// The length of the windows.
    public var period: Period
    /// The zone in which timestamps are written.
    public var zone: TimeZoneRules
    /// The metrics chosen, each once, in the order of contract §4.
    public var metrics: [Metric]
    /// The statistics chosen, each once, in the order of their columns.
    public var statistics: [Statistic]
    /// Whether text that a spreadsheet could take for a formula stays as it is (`--raw-text`); `csv` and `wide`.
    public var rawText = false
    /// Whether lines end in `\r\n` (`--crlf`); `csv` and `wide`.
    public var carriageReturns = false
    /// Whether the output begins with a UTF-8 byte-order mark (`--bom`); `csv` and `wide`.
    public var byteOrderMark = false
    /// What stands between fields; ``allowsDelimiter(_:)`` must hold; `csv` and `wide`.
    public var delimiter = UInt8(ascii: ",")
    /// Whether fractions are written `1,5` (`--decimal-comma`); `csv` and `wide`.
    public var decimalComma = false

    /// Options with plain defaults for how text is written.
    public init(
        namespace: String = "AWS/SES", period: Period, zone: TimeZoneRules = .utc, metrics: [Metric],
        statistics: [Statistic] = [.sum]
    ) {
        self.namespace = namespace
        self.period = period
        self.zone = zone
        self.metrics = metrics
        self.statistics = statistics
    }

    /// Whether a byte can stand between fields: ASCII, and neither a quote nor a line end nor zero.
    ///
    /// A byte that occurs in numbers or times is allowed; those fields are quoted then.
    public static func allowsDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0, UInt8(ascii: "\""), UInt8(ascii: "\r"), UInt8(ascii: "\n"), 0x80...: false
        default: true
        }
    }
}
