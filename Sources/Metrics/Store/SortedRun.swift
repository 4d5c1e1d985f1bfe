/// Fingerprints of one day that were added together, sorted: a few in one piece, many in 256 by their first eight bits.
public enum SortedRun {
    /// The part that stands for all, where there are few.
    public static let whole = -1
    /// From so many on, a run is cut into parts; tests cut what is shorter.
    @TaskLocal static var partedCount = 4096
    private static let entryBytes = 11

    /// Sorts fingerprints, each once, and writes them.
    public static func encode(_ fingerprints: [Fingerprint]) -> [(part: Int, blob: [UInt8])] {
        if fingerprints.count < partedCount {
            return fingerprints.isEmpty ? [] : [(whole, piece(fingerprints))]
        }
        var parts = [[Fingerprint]](repeating: [], count: 256)
        for part in parts.indices { parts[part].reserveCapacity(fingerprints.count / 256 + 64) }
        for fingerprint in fingerprints { parts[fingerprint.table].append(fingerprint) }
        return parts.indices.filter { !parts[$0].isEmpty }.map { ($0, piece(parts[$0])) }
    }

    /// Some entries in one piece, sorted.
    public static func piece(_ fingerprints: [Fingerprint]) -> [UInt8] {
        let sorted = fingerprints.map { (high: $0.high, low: UInt32($0.low &>> 56) << 16 | UInt32($0.tail)) }
            .sorted { ($0.high, $0.low) < ($1.high, $1.low) }
        var writer = StateWriter()
        for (index, entry) in sorted.enumerated() {
            if index > 0, sorted[index - 1] == entry { continue }
            writer.fixed(entry.high)
            writer.byte(UInt8(truncatingIfNeeded: entry.low >> 16))
            writer.fixed(UInt16(truncatingIfNeeded: entry.low))
        }
        return StoredBlob.fingerprints.seal(writer.bytes)
    }

    /// The part of a fingerprint in a run that is cut.
    public static func part(of fingerprint: Fingerprint) -> Int { fingerprint.table }

    /// The fingerprints of a part.
    public static func fingerprints(_ blob: [UInt8]) throws(MetricStateError) -> [Fingerprint] {
        let bytes = try StoredBlob.fingerprints.open(blob)
        guard bytes.count % entryBytes == 0 else { throw .inconsistent }
        var fingerprints: [Fingerprint] = []
        fingerprints.reserveCapacity(bytes.count / entryBytes)
        var reader = StateReader(bytes)
        while reader.remaining > 0 { fingerprints.append(try reader.fingerprint()) }
        return fingerprints
    }

    /// How many fingerprints a part holds.
    public static func count(_ blob: [UInt8]) throws(MetricStateError) -> Int {
        try StoredBlob.fingerprints.open(blob).count / entryBytes
    }
}
