/// Bytes on their way to a sink, handed over whenever a block is full.
///
/// In: bytes appended to ``bytes``, and a call of ``flushIfFull()`` after every row. Out: blocks of
/// ``flushThreshold`` bytes and at most one row more. Call ``finish()`` at the end.
struct OutputBuffer: ~Copyable {
    /// Size from which a block is handed over.
    static let flushThreshold = 64 * 1024

    /// What has not been handed over yet; append only.
    var bytes: [UInt8] = []
    private let sink: any ByteSink
    private var flushed = 0

    init(sink: any ByteSink) {
        self.sink = sink
        // Rows are mostly far below a kilobyte, so the block is allocated once.
        bytes.reserveCapacity(OutputBuffer.flushThreshold + 4096)
    }

    /// Hands the block over if it is full.
    @inline(__always)
    mutating func flushIfFull() throws {
        if bytes.count >= OutputBuffer.flushThreshold { try flush() }
    }

    /// Hands over what is left.
    ///
    /// - Returns: the number of bytes handed over in all.
    mutating func finish() throws -> Int {
        if !bytes.isEmpty { try flush() }
        return flushed
    }

    private mutating func flush() throws {
        try sink.write(bytes.span)
        flushed += bytes.count
        bytes.removeAll(keepingCapacity: true)
    }
}
