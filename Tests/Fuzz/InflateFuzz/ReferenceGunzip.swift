internal import CZlib

/// zlib's own reading of gzip, member by member: what the product is compared with.
struct ReferenceGunzip {
    /// What came out, up to the first thing that is wrong.
    var bytes: [UInt8] = []
    /// Whether nothing is wrong: sound members with nothing but padding between and after them.
    var isClean = false

    init(_ stored: [UInt8]) {
        var at = 0
        while true {
            while at > 0, at < stored.count, [0x00, 0x0A, 0x0D].contains(stored[at]) { at += 1 }
            if at == stored.count { break }
            guard let count = Self.inflate(stored[at...], windowBits: 15 + 16, into: &bytes) else { return }
            at += count
        }
        isClean = at > 0
    }

    /// Inflates one stream, and gives how many stored bytes it has; nil where it is no whole one.
    static func inflate(_ stored: ArraySlice<UInt8>, windowBits: Int32, into bytes: inout [UInt8]) -> Int? {
        var stream = z_stream()
        guard inflateInit2_(&stream, windowBits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            preconditionFailure("no memory for zlib")
        }
        defer { inflateEnd(&stream) }
        var input = Array(stored)
        var room = [UInt8](repeating: 0, count: 1 << 14)
        return input.withUnsafeMutableBufferPointer { source in
            stream.next_in = source.baseAddress
            stream.avail_in = uInt(source.count)
            while true {
                let (code, produced) = room.withUnsafeMutableBufferPointer { target in
                    stream.next_out = target.baseAddress
                    stream.avail_out = uInt(target.count)
                    let code = CZlib.inflate(&stream, Z_NO_FLUSH)
                    return (code, target.count - Int(stream.avail_out))
                }
                bytes += room[..<produced]
                if code == Z_STREAM_END { return source.count - Int(stream.avail_in) }
                guard code == Z_OK, produced > 0 || stream.avail_in > 0 else { return nil }
            }
        }
    }
}
