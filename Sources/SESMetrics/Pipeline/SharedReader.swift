internal import Inflate

/// An input's reader, which one thread at a time uses: its worker's, or one that inflates for it.
final class SharedReader: @unchecked Sendable {
    private var reader: InputReader

    init(limits: InflateLimits) {
        reader = InputReader(limits: limits, inflater: PinnedStages.inflater)
    }

    /// What `InputReader` says of the same name.
    var compressedBytes: Int64 { reader.compressedBytes }
    /// Likewise.
    var compression: Compression? { reader.compression }
    /// Likewise.
    var member: Int { reader.member }

    /// Likewise.
    func open(_ source: any ByteSource) { reader.open(source) }

    /// Likewise.
    func close() { reader.close() }

    /// Likewise.
    func next(into buffer: UnsafeMutableRawBufferPointer) -> InputStep { unsafe reader.next(into: buffer) }
}
