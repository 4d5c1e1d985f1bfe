/// Reads a gzip member's header (RFC 1952 §2.3) in pieces of any size, and keeps none of it.
///
/// Example: `1f 8b 08 08 00000000 00 03 61 2e 6a 73 6f 6e 00` is a header with the name `a.json`: magic, method 8,
/// flags FNAME, no time, no extra flags, Unix, and the name with its closing zero.
struct GzipHeader {
    /// Where a call left the header.
    enum Status: Equatable {
        case more
        case complete
        case corrupt(String)
    }

    private enum Field {
        case fixed, extraLength, extra, name, comment, checksum, complete
    }

    private enum Flag {
        static let checksum: UInt8 = 0x02
        static let extra: UInt8 = 0x04
        static let name: UInt8 = 0x08
        static let comment: UInt8 = 0x10
        static let reserved: UInt8 = 0xe0
    }

    private var field = Field.fixed
    /// Bytes of the current field that are read, or in the extra field those that are left.
    private var count = 0
    private var flags: UInt8 = 0
    /// The little-endian number that is being read: the extra field's length, or the header's checksum.
    private var number = 0
    private var crc: UInt32 = 0

    /// Reads on.
    ///
    /// - Returns: how many bytes belong to the header, and whether it is over, sound so far, or broken.
    mutating func read(_ bytes: UnsafeRawBufferPointer) -> (consumed: Int, status: Status) {
        let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
        var index = 0
        // FHCRC covers everything before itself.
        var covered = 0
        while index < span.count && field != .complete {
            let current = field
            switch current {
            case .fixed:
                if let fault = readFixed(span[index]) { return (index + 1, .corrupt(fault)) }
                index += 1
            case .extraLength, .checksum:
                readNumber(span[index])
                index += 1
            case .extra:
                let skipped = min(count, span.count - index)
                index += skipped
                count -= skipped
                if count == 0 { enterField(after: .extra) }
            case .name, .comment:
                if span[index] == 0 { enterField(after: current) }
                index += 1
            case .complete:
                break
            }
            if current != .checksum { covered = index }
        }
        crc = unsafe checksum(crc, UnsafeRawBufferPointer(rebasing: bytes[..<covered]))
        guard field == .complete else { return (index, .more) }
        let isSound = flags & Flag.checksum == 0 || number == Int(crc & 0xffff)
        return (index, isSound ? .complete : .corrupt("the checksum of the member's header is wrong"))
    }

    /// Takes a byte of the ten that every header has; returns what is wrong with it.
    private mutating func readFixed(_ byte: UInt8) -> String? {
        switch count {
        case 0 where byte != 0x1f, 1 where byte != 0x8b: return "not a gzip member"
        case 2 where byte != 8: return "unknown compression method"
        case 3 where byte & Flag.reserved != 0: return "reserved flags are set in the member's header"
        case 3: flags = byte
        default: break
        }
        count += 1
        if count == 10 { enterField(after: .fixed) }
        return nil
    }

    private mutating func readNumber(_ byte: UInt8) {
        number |= Int(byte) << (8 * count)
        count += 1
        if count == 2 { enterField(after: field) }
    }

    /// Goes on to the next field that the flags announce.
    private mutating func enterField(after previous: Field) {
        count = 0
        switch previous {
        case .fixed where flags & Flag.extra != 0:
            (field, number) = (.extraLength, 0)
        case .extraLength where number > 0:
            (field, count) = (.extra, number)
        case .fixed, .extraLength, .extra:
            if flags & Flag.name != 0 { field = .name } else { enterField(after: .name) }
        case .name where flags & Flag.comment != 0:
            field = .comment
        case .name, .comment:
            (field, number) = (flags & Flag.checksum != 0 ? .checksum : .complete, 0)
        case .checksum, .complete:
            field = .complete
        }
    }
}
