internal import CZlib

/// Packs bytes into gzip members of a file; level 0 passes them through as they are.
///
/// The headers hold no name and no time, so equal texts give equal files.
@safe struct GzipWriter: ~Copyable {
    private var file: OutputFile
    private let level: Int32
    /// On the heap, for zlib keeps a pointer back to it.
    private let stream: UnsafeMutablePointer<z_stream>
    private let packed: UnsafeMutableBufferPointer<UInt8>
    private var isOpen = false
    /// Bytes of text taken so far.
    private(set) var plainBytes = 0

    init(creating path: String, level: Int32) throws(OutputFile.Failure) {
        file = try OutputFile(creating: path)
        self.level = level
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe packed = .allocate(capacity: 1 << 17)
    }

    deinit {
        if level > 0, isOpen { unsafe deflateEnd(stream) }
        unsafe stream.deallocate()
        unsafe packed.deallocate()
    }

    /// Bytes in the file so far.
    var packedBytes: Int { file.count }

    /// Adds text to the member in hand; the first text after ``finishMember()`` begins another one.
    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(OutputFile.Failure) {
        plainBytes += bytes.count
        guard level > 0 else { return unsafe try file.write(bytes) }
        try begin()
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
        unsafe stream.pointee.avail_in = UInt32(bytes.count)
        while unsafe stream.pointee.avail_in > 0 { _ = try step(Z_NO_FLUSH) }
    }

    /// Ends the member in hand.
    mutating func finishMember() throws(OutputFile.Failure) {
        guard level > 0 else { return }
        try begin()
        unsafe stream.pointee.avail_in = 0
        while try step(Z_FINISH) != Z_STREAM_END {}
        unsafe deflateEnd(stream)
        isOpen = false
    }

    private mutating func begin() throws(OutputFile.Failure) {
        guard !isOpen else { return }
        unsafe stream.pointee = z_stream()
        // 15 bits of window, and 16 for gzip's framing.
        guard unsafe sesstat_deflate_init(stream, level, 15 + 16) == Z_OK else {
            throw OutputFile.Failure("zlib has no memory for \(file.path)")
        }
        isOpen = true
    }

    /// Deflates once and writes what comes of it.
    private mutating func step(_ flush: Int32) throws(OutputFile.Failure) -> Int32 {
        unsafe stream.pointee.next_out = packed.baseAddress
        unsafe stream.pointee.avail_out = UInt32(packed.count)
        let result = unsafe deflate(stream, flush)
        let filled = unsafe packed.count - Int(stream.pointee.avail_out)
        unsafe try file.write(UnsafeBufferPointer(rebasing: packed[..<filled]))
        return result
    }
}
