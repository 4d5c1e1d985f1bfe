/// Fingerprints in memory, none of whose bits are given up: a table for each of the 256 values of the first eight.
struct FingerprintSet: ~Copyable {
    private var tables = InlineArray<256, FingerprintTable> { _ in FingerprintTable(capacity: 16) }

    /// Adds a fingerprint.
    mutating func insert(_ fingerprint: Fingerprint) { _ = tables[fingerprint.table].insert(fingerprint) }

    /// Whether a fingerprint is there.
    func contains(_ fingerprint: Fingerprint) -> Bool { tables[fingerprint.table].contains(fingerprint) }
}
