internal import CZlib

/// Inflates raw deflate data (RFC 1951), one stream after another; gzip's framing is not its business.
///
/// In: stored bytes in pieces of any size. Out: inflated bytes into the caller's buffer. Where the data is bad,
/// everything before it has come out first, however the pieces were cut.
@safe struct RawInflater: ~Copyable {
    /// Where a call left the stream.
    enum Status {
        /// The input is used up or the output is full.
        case more
        /// The stream is over; what was not consumed lies behind it.
        case end
        /// The data is bad; the stream is dead until ``RawInflater/reset()``.
        case corrupt
    }

    /// What a call took, gave and found.
    struct Progress {
        var consumed: Int
        var produced: Int
        var status: Status
    }

    /// On the heap, for zlib keeps a pointer back to it.
    let stream: UnsafeMutablePointer<z_stream>

    init() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let status = unsafe sesstat_inflate_init(stream, -MAX_WBITS)
        precondition(status == Z_OK, "no memory for zlib")
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// What zlib says about the bad data: one of its own fixed texts, never a part of the input.
    var message: String {
        guard let text = unsafe stream.pointee.msg else { return "invalid deflate data" }
        return unsafe String(cString: text)
    }

    /// Gets ready for a new stream.
    mutating func reset() {
        unsafe inflateReset(stream)
    }

    /// Inflates until `input` is used up, `output` is full, or the stream ends or fails.
    ///
    /// Call it with an empty `input` too before asking for more: it may hold output that did not fit before.
    mutating func inflate(_ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer) -> Progress {
        let offered = UInt32(clamping: input.count)
        let room = UInt32(clamping: output.count)
        let inputPointer = unsafe input.baseAddress?.assumingMemoryBound(to: Bytef.self)
        unsafe stream.pointee.next_in = unsafe UnsafeMutablePointer(mutating: inputPointer)
        unsafe stream.pointee.avail_in = offered
        unsafe stream.pointee.next_out = unsafe output.baseAddress?.assumingMemoryBound(to: Bytef.self)
        unsafe stream.pointee.avail_out = room
        let code = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
        precondition(code != Z_MEM_ERROR && code != Z_STREAM_ERROR, "no memory for zlib")
        return unsafe Progress(
            consumed: Int(offered - stream.pointee.avail_in),
            produced: Int(room - stream.pointee.avail_out),
            status: code == Z_STREAM_END ? .end : code == Z_OK || code == Z_BUF_ERROR ? .more : .corrupt
        )
    }
}
