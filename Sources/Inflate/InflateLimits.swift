/// How much one gzip input may inflate to before it is given up as `inflation_limit` (contract §2).
///
/// Plain text is not inflated and has no limit here.
public struct InflateLimits: Equatable, Sendable {
    /// Most innermost bytes of one input, at least 0; exactly as many are still fine.
    public var maximumBytes: Int64
    /// Most innermost bytes for each stored byte, at least 1; a single layer of deflate reaches about 1032.
    public var maximumRatio: Int
    /// Innermost bytes after which the ratio is first looked at, and then after every further MiB.
    public var ratioWindow: Int64

    /// Sets the limits; the defaults are the contract's: 64 GiB, and a ratio of 1100 sustained over 64 MiB.
    public init(maximumBytes: Int64 = 64 << 30, maximumRatio: Int = 1100, ratioWindow: Int64 = 64 << 20) {
        self.maximumBytes = maximumBytes
        self.maximumRatio = maximumRatio
        self.ratioWindow = ratioWindow
    }
}
