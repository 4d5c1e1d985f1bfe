/// A checksum of 64 bits against accidents, by the run's hash with a key that everybody knows.
enum StateChecksum {
    private static let key = KeyedHash.Key(seed: (0x5345_5353_5441_5445, 1))

    /// The checksum of bytes that follow others with the checksum `previous`.
    static func of(_ bytes: ArraySlice<UInt8>, after previous: UInt64 = 0) -> UInt64 {
        var hash = KeyedHash(key)
        hash.add(previous, 0)
        unsafe bytes.withUnsafeBytes { unsafe hash.add($0) }
        return hash.word
    }
}
