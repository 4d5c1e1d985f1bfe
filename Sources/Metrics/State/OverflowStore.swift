/// Where pieces of state go that memory has no room for; used by one thread at a time.
public protocol OverflowStore: AnyObject {
    /// Appends bytes and gives the offset at which they stand.
    func append(_ bytes: Span<UInt8>) throws -> Int64
    /// The bytes of a stretch that was appended.
    func read(_ count: Int, at offset: Int64) throws -> [UInt8]
}
