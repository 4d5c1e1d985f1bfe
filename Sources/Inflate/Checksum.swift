internal import CChecksum
internal import CZlib

/// Goes on with a CRC-32 (RFC 1952 §8); a new one starts from 0.
///
/// By carry-less multiplication as far as that goes, and by zlib for what is left.
func checksum(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
    guard let start = bytes.baseAddress else { return crc }
    var crc = crc
    var offset = unsafe sesstat_crc32_fold(&crc, start.assumingMemoryBound(to: UInt8.self), bytes.count)
    while offset < bytes.count {
        let count = min(bytes.count - offset, Int(Int32.max))
        let rest = unsafe (start + offset).assumingMemoryBound(to: Bytef.self)
        crc = UInt32(truncatingIfNeeded: unsafe crc32(uLong(crc), rest, uInt(count)))
        offset += count
    }
    return crc
}
