/// A record that was set aside, and where it stood.
///
/// Its bytes are in the block until that is refilled.
public struct RejectedRecord: Sendable {
    /// Why.
    public var reason: RejectReason
    /// The same in words, which hold nothing of the record.
    public var detail: StaticString
    /// The first byte in the block.
    public var range: Range<Int>
    /// The first byte in the inflated input.
    public var offset: Int64
    /// The line on which it begins, from 1; 0 where lines are not counted.
    public var line: Int64
    /// Whether ``range`` holds its beginning only.
    public var isCut: Bool
    /// A record from within an envelope, whose text the block does not hold as such.
    public var copy: [UInt8]?
}
