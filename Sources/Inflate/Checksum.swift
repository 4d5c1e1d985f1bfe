#if ISAL
    internal import CISAL
#else
    internal import CZlib
#endif

/// Goes on with a CRC-32 (RFC 1952 §8); a new one starts from 0.
func checksum(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let start = bytes.baseAddress else { return crc }
    #if ISAL
        return unsafe crc32_gzip_refl(crc, start.assumingMemoryBound(to: UInt8.self), UInt64(bytes.count))
    #else
        var crc = uLong(crc)
        var offset = 0
        while offset < bytes.count {
            let count = min(bytes.count - offset, Int(Int32.max))
            let bytePointer = unsafe (start + offset).assumingMemoryBound(to: Bytef.self)
            crc = unsafe crc32(crc, bytePointer, uInt(count))
            offset += count
        }
        return UInt32(truncatingIfNeeded: crc)
    #endif
}
