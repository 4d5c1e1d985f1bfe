/// The options that bound what an input may cost, as typed (contract §2).
public struct LimitArguments: Sendable {
    /// `--max-record-size`.
    public var recordBytes: String?
    /// `--max-envelope-size`.
    public var envelopeBytes: String?
    /// `--max-depth`.
    public var depth: String?
    /// `--max-inflated-size`.
    public var inflatedBytes: String?
    /// `--max-inflation-ratio`.
    public var inflationRatio: String?
    /// `--max-value-size`.
    public var valueBytes: String?
    /// `--max-series`.
    public var series: String?
    /// `--max-datapoints`.
    public var datapoints: String?

    /// Every option at its default.
    public init() {}

    /// What the options come to.
    func limits() throws(RunFailure) -> RunLimits {
        var limits = RunLimits()
        limits.recordBytes = try bytes(recordBytes, "--max-record-size", 1 << 30, limits.recordBytes)
        limits.envelopeBytes = try bytes(envelopeBytes, "--max-envelope-size", 1 << 30, limits.envelopeBytes)
        limits.valueBytes = try bytes(valueBytes, "--max-value-size", 1 << 20, limits.valueBytes)
        limits.inflatedBytes = try OptionValue.integer(
            inflatedBytes, of: "--max-inflated-size", in: 1...(1 << 60), default: limits.inflatedBytes, bytes: true)
        limits.depth = try number(depth, "--max-depth", 1024, limits.depth)
        limits.inflationRatio = try number(inflationRatio, "--max-inflation-ratio", 1_000_000, limits.inflationRatio)
        limits.series = try number(series, "--max-series", 10_000_000, limits.series)
        limits.datapoints = try number(datapoints, "--max-datapoints", 1_000_000_000, limits.datapoints)
        return limits
    }

    private func bytes(_ text: String?, _ option: String, _ most: Int64, _ standard: Int) throws(RunFailure) -> Int {
        Int(try OptionValue.integer(text, of: option, in: 1...most, default: Int64(standard), bytes: true))
    }

    private func number(_ text: String?, _ option: String, _ most: Int64, _ standard: Int) throws(RunFailure) -> Int {
        Int(try OptionValue.integer(text, of: option, in: 1...most, default: Int64(standard)))
    }
}
