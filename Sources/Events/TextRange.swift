/// Text of a batch: a stretch of the block that was scanned, or of the batch's own arena.
///
/// No bytes mean no value.
public struct TextRange: BitwiseCopyable, Sendable {
    /// The first byte; the top bit tells the arena from the block.
    @usableFromInline var location: UInt32
    /// How many bytes; 0 where the record lacks the value.
    public var count: UInt32

    static let arenaBit: UInt32 = 1 << 31

    @usableFromInline init(location: UInt32, count: UInt32) {
        self.location = location
        self.count = count
    }

    /// No value.
    public static let missing = TextRange(location: 0, count: 0)
}
