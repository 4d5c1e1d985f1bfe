/// A digest of 128 bits of a stream of bytes, keyed with a store's secret: equal contents have equal digests, and nobody who
/// does not know the secret can make two that do.
public struct ContentDigest {
    /// The stream is hashed in blocks of this many bytes, of which only the last may be shorter.
    public static let blockBytes = 1 << 20

    private var hash: KeyedHash

    /// The digest of nothing.
    public init(seed: (UInt64, UInt64)) {
        // Another key than that of events, so that no content stands for one.
        hash = KeyedHash(KeyedHash.Key(seed: (seed.0 ^ 0x636F_6E74_656E_7473, seed.1)))
    }

    /// Adds the next block.
    public mutating func add(_ block: UnsafeRawBufferPointer) { unsafe hash.add(block) }

    /// The 16 bytes of the digest.
    public var bytes: [UInt8] {
        var writer = StateWriter()
        writer.fixed(hash.value.high)
        writer.fixed(hash.value.low)
        return writer.bytes
    }
}
