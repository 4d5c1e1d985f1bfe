internal import CZlib

/// Compresses a stream of bytes into one gzip member; the same bytes give the same member.
@safe final class GzipEncoder {
    /// zlib keeps a pointer back to the stream, which therefore must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var block = [UInt8](repeating: 0, count: 1 << 16)

    /// 15 bits of window, and 16 for a gzip header without name or time.
    private static let gzipWindow: Int32 = 15 + 16

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let result = unsafe sesstat_deflate_init(stream, Z_DEFAULT_COMPRESSION, GzipEncoder.gzipWindow)
        precondition(result == Z_OK, "zlib found no memory")
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// Compresses bytes and hands over what is ready.
    func write(_ bytes: Span<UInt8>, to sink: (Span<UInt8>) throws(OutputError) -> Void) throws(OutputError) {
        try unsafe bytes.withUnsafeBytes { buffer throws(OutputError) in
            let base = unsafe buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: base)
            unsafe stream.pointee.avail_in = UInt32(buffer.count)
            try run(Z_NO_FLUSH, to: sink)
        }
    }

    /// Ends the member and hands over the rest.
    func finish(to sink: (Span<UInt8>) throws(OutputError) -> Void) throws(OutputError) {
        unsafe stream.pointee.next_in = nil
        unsafe stream.pointee.avail_in = 0
        try run(Z_FINISH, to: sink)
    }

    private func run(_ flush: Int32, to sink: (Span<UInt8>) throws(OutputError) -> Void) throws(OutputError) {
        var isFull = true
        while isFull {
            let free = unsafe block.withUnsafeMutableBufferPointer { room in
                unsafe stream.pointee.next_out = room.baseAddress
                unsafe stream.pointee.avail_out = UInt32(room.count)
                _ = unsafe deflate(stream, flush)
                return Int(unsafe stream.pointee.avail_out)
            }
            isFull = free == 0
            let ready = Array(block[..<(block.count - free)])
            if !ready.isEmpty { try sink(ready.span) }
        }
    }
}
