/// How much a record may hold before it is refused, and what is forgiven (contract §2, §3).
public struct RecordLimits: Sendable {
    /// Bytes of one record, without its line end.
    public var recordBytes = 1 << 20
    /// Bytes of one envelope around records.
    public var envelopeBytes = 16 << 20
    /// Depth of nested containers, the record itself being the first; at most 1,000.
    public var depth = 64
    /// Records that are no UTF-8 are kept, with U+FFFD for what is wrong.
    public var replacesInvalidUTF8 = false
    /// The `rawData` of Firehose's error objects is read as if it had been delivered.
    public var recoversFirehoseErrors = false

    /// The documented defaults.
    public init() {}
}
