internal import Inflate

/// A stretch of an input's plain bytes as its reader gave it, on the way from one thread to another.
@safe final class InflatedBlock {
    /// Bytes of one gzip member.
    struct Stretch {
        var count: Int
        var member: Int
    }

    /// As much as the scanner takes at a time.
    static let size = 256 << 10

    let room: UnsafeMutableRawBufferPointer
    private(set) var stretches: [Stretch] = []
    /// Damage or the end, behind the bytes.
    private(set) var ending: InputStep?
    /// Stored bytes used up to here.
    private(set) var compressedBytes: Int64 = 0

    init() {
        unsafe room = .allocate(byteCount: InflatedBlock.size, alignment: 64)
    }

    deinit {
        unsafe room.deallocate()
    }

    /// Takes steps from a reader until there is no more room, or something ends the bytes.
    func fill(from reader: SharedReader) {
        stretches.removeAll(keepingCapacity: true)
        ending = nil
        var count = 0
        while unsafe count < room.count, ending == nil {
            switch unsafe reader.next(into: UnsafeMutableRawBufferPointer(rebasing: room[count...])) {
            case .bytes(let more):
                count += more
                add(more, of: reader.member)
            case let found: ending = found
            }
        }
        compressedBytes = reader.compressedBytes
    }

    private func add(_ count: Int, of member: Int) {
        if let last = stretches.last, last.member == member {
            stretches[stretches.count - 1].count += count
        } else {
            stretches.append(Stretch(count: count, member: member))
        }
    }
}
