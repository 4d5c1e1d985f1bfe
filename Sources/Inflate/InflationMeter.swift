/// Counts an input's innermost bytes against its ``InflateLimits``.
///
/// The ratio is looked at where the count passes fixed marks, not wherever a buffer happened to end, so that the same
/// input is cut at the same byte always; ``clip(_:)`` makes steps end there.
struct InflationMeter {
    /// Innermost bytes between two looks at the ratio.
    private static let interval: Int64 = 1 << 20
    /// Innermost bytes before a look at the ratio at which steps end too, to see whether it will matter.
    private static let approach: Int64 = 128 << 10

    private let limits: InflateLimits
    private var count: Int64 = 0
    private var nextMark: Int64

    init(limits: InflateLimits) {
        self.limits = limits
        nextMark = max(1, limits.ratioWindow)
    }

    /// The part of a buffer that a step may fill.
    ///
    /// One byte stays where no more are allowed, to see whether one comes.
    func clip(_ buffer: UnsafeMutableRawBufferPointer) -> UnsafeMutableRawBufferPointer {
        let mark = count < nextMark - Self.approach ? nextMark - Self.approach : nextMark
        let allowed = max(1, min(mark, limits.maximumBytes) - count)
        return unsafe UnsafeMutableRawBufferPointer(rebasing: buffer.prefix(Int(clamping: allowed)))
    }

    /// Whether filling `buffer` may come to a place where it matters how many stored bytes were used, at least `stored`.
    func needsExactCount(for buffer: UnsafeMutableRawBufferPointer, stored: Int64) -> Bool {
        if count >= limits.maximumBytes { return true }
        guard unsafe Int64(clip(buffer).count) >= nextMark - count else { return false }
        let (most, overflow) = stored.multipliedReportingOverflow(by: Int64(limits.maximumRatio))
        return !overflow && nextMark > most
    }

    /// Counts a step's bytes, that came from `stored` stored bytes in all.
    ///
    /// - Returns: how many of them are within the limits, and what was passed, if anything.
    mutating func add(_ bytes: Int, stored: Int64) -> (allowed: Int, excess: String?) {
        count += Int64(bytes)
        if count > limits.maximumBytes {
            return (bytes - Int(count - limits.maximumBytes), "more than \(limits.maximumBytes) bytes inflated")
        }
        guard count == nextMark else { return (bytes, nil) }
        nextMark += Self.interval
        let (most, overflow) = stored.multipliedReportingOverflow(by: Int64(limits.maximumRatio))
        guard !overflow && count > most else { return (bytes, nil) }
        return (bytes, "inflated to more than \(limits.maximumRatio) times the stored bytes")
    }
}
