/// What a store keeps in one piece: bytes behind their kind, a version and a checksum.
///
///     44                        kind
///     01 00                     version
///     checksum, 8 bytes         of what follows, after the kind
///     …
public enum StoredBlob: UInt8, Sendable {
    /// The datapoints of one UTC day.
    case datapoints = 0x44
    /// Sorted fingerprints, or keys of published events.
    case fingerprints = 0x46
    /// Sorted first opens, or first clicks, of messages.
    case firsts = 0x4F
    /// Notifications that wait.
    case waiting = 0x57

    private static let version: UInt16 = 1
    private static let headerBytes = 11

    /// Puts a header before bytes.
    func seal(_ bytes: [UInt8]) -> [UInt8] {
        var writer = StateWriter()
        writer.byte(rawValue)
        writer.fixed(StoredBlob.version)
        writer.fixed(StateLayout.checksum(rawValue, bytes[...], after: 0))
        writer.raw(bytes)
        return writer.bytes
    }

    /// What stands behind the header.
    ///
    /// - Throws: where the kind is another one, the version is not known, or the checksum is wrong.
    public func open(_ blob: [UInt8]) throws(MetricStateError) -> ArraySlice<UInt8> {
        var reader = StateReader(blob[...])
        guard try reader.byte() == rawValue else { throw .notState }
        let version = try reader.fixed(UInt16.self)
        guard version == StoredBlob.version else { throw .unknownVersion(version) }
        let checksum = try reader.fixed(UInt64.self)
        let bytes = blob[StoredBlob.headerBytes...]
        guard StateLayout.checksum(rawValue, bytes, after: 0) == checksum else { throw .damaged }
        return bytes
    }
}
