internal import CZlib

/// Makes gzip members, sound and broken, with zlib's deflate and by hand.
struct GzipBuilder {
    var level: Int32 = 6
    var flags: UInt8 = 0
    /// The header's variable fields, as they stand in the file.
    var fields: [UInt8] = []
    /// Whether to add a header checksum, and by how much it is off.
    var headerChecksumError: UInt16?

    /// One member that holds `content`.
    func member(_ content: [UInt8]) -> [UInt8] {
        header() + Self.deflate(content, level: level) + Self.trailer(content)
    }

    func member(_ content: String) -> [UInt8] {
        member(Array(content.utf8))
    }

    func header() -> [UInt8] {
        let all = flags | (headerChecksumError == nil ? 0 : 2)
        var bytes: [UInt8] = [0x1f, 0x8b, 8, all, 1, 2, 3, 4, 0, 3] + fields
        if let headerChecksumError {
            let sum = UInt16(truncatingIfNeeded: Self.crc(bytes)) &+ headerChecksumError
            bytes += [UInt8(truncatingIfNeeded: sum), UInt8(sum >> 8)]
        }
        return bytes
    }

    static func crc(_ bytes: [UInt8]) -> UInt32 {
        UInt32(
            truncatingIfNeeded: unsafe bytes.withUnsafeBufferPointer { unsafe crc32(0, $0.baseAddress, uInt($0.count)) }
        )
    }

    static func trailer(_ content: [UInt8]) -> [UInt8] {
        littleEndian(content.isEmpty ? 0 : crc(content)) + littleEndian(UInt32(truncatingIfNeeded: content.count))
    }

    static func littleEndian(_ number: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }

    /// Raw deflate data; with a `flush`, one at every 10,000th byte.
    static func deflate(
        _ content: [UInt8], level: Int32 = 6, strategy: Int32 = Z_DEFAULT_STRATEGY, memoryLevel: Int32 = 9,
        flush: Int32? = nil
    ) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        var code = unsafe deflateInit2_(
            stream, level, Z_DEFLATED, -MAX_WBITS, memoryLevel, strategy, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size))
        precondition(code == Z_OK)
        defer { unsafe deflateEnd(stream) }
        var input = content
        var output = [UInt8](repeating: 0, count: content.count * 5 / 4 + 4096)
        let count = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = source.baseAddress
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = uInt(target.count)
                if let flush {
                    for _ in 0..<source.count / 10_000 {
                        unsafe stream.pointee.avail_in = 10_000
                        code = unsafe CZlib.deflate(stream, flush)
                        precondition(code == Z_OK)
                    }
                    unsafe stream.pointee.avail_in = uInt(source.count % 10_000)
                } else {
                    unsafe stream.pointee.avail_in = uInt(source.count)
                }
                code = unsafe CZlib.deflate(stream, Z_FINISH)
                return unsafe target.count - Int(stream.pointee.avail_out)
            }
        }
        precondition(code == Z_STREAM_END)
        return Array(output[..<count])
    }

    /// Stored (uncompressed) deflate blocks, the last one final.
    static func storedBlocks(_ content: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = content[...]
        repeat {
            let block = rest.prefix(65535)
            rest = rest.dropFirst(block.count)
            let length = UInt16(block.count)
            result += [rest.isEmpty ? 1 : 0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)]
            result += [UInt8(truncatingIfNeeded: ~length), UInt8(~length >> 8)] + block
        } while !rest.isEmpty
        return result
    }
}

/// Text like event records: lines that compress about as well, no two alike.
func sampleText(lines: Int, seed: UInt64 = 1) -> [UInt8] {
    var random = SplitMix(state: seed)
    var result: [UInt8] = []
    for line in 0..<lines {
        let id = String(random.next(), radix: 16)
        result += Array(#"{"eventType":"Delivery","line":\#(line),"mail":{"messageId":"\#(id)"}}"#.utf8) + [10]
    }
    return result
}

/// A small random generator with a seed, so that a failure can be seen again.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}
