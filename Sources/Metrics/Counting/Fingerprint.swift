/// 128 bits that stand for an event; equal ones are taken for the same event.
public struct Fingerprint: Hashable, BitwiseCopyable, Sendable {
    /// The more significant half; its top bits choose the shard and the place in it.
    public var high: UInt64
    /// The other half.
    public var low: UInt64

    /// Puts the halves together.
    @inlinable public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }
}
