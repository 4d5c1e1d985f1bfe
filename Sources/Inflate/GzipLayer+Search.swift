/// How reading resumes after damage (contract §3): at the next place that looks like a member and proves to be one.
///
/// A candidate is `1f 8b 08` with no reserved flag. The same bytes occur by accident in compressed data, so each is put
/// to a trial of bounded cost: its header must be sound and short, and the data behind it must inflate without an error
/// for 1 KiB, or to an end with a right trailer, or, where the data or the stored bytes end earlier, for 64 bytes.
/// Every search goes forward from a place that depends on offsets alone, so its result does not depend on how the
/// stored bytes were read.
extension GzipLayer {
    /// Leaves what cannot be read and looks for a member behind `start`.
    mutating func startSearch(_ window: inout ByteWindow, behind start: Int64) {
        let origin = search.origin(
            behind: start, at: window.position, furthest: window.furthestPosition, earliest: window.earliest)
        window.goBack(to: origin)
        phase = .search
    }

    /// Looks for a member from the position on; returns nil when it began one.
    mutating func findMember(_ window: inout ByteWindow) -> Signal? {
        while true {
            let unread = unsafe window.unread
            let distance = unsafe unread.firstIndex(of: 0x1f) ?? unread.count
            window.skip(distance)
            if window.unreadCount < GzipSearch.lookahead && !window.isClosed { return .needInput }
            if window.isExhausted {
                phase = .end
                return .end
            }
            if isMember(window) {
                beginMember(at: window.position)
                return nil
            }
            window.skip(1)
        }
    }

    /// Whether the bytes at the position pass the trial.
    private mutating func isMember(_ window: borrowing ByteWindow) -> Bool {
        let unread = unsafe window.unread
        guard unsafe unread.count > 2 && unread[1] == 0x8b && unread[2] == 8 else { return false }
        var candidate = GzipHeader()
        let limit = min(unread.count, GzipSearch.headerLimit)
        let (length, status) = unsafe candidate.read(UnsafeRawBufferPointer(rebasing: unread[..<limit]))
        guard status == .complete else { return false }
        let end = min(unread.count, GzipSearch.lookahead)
        let data = unsafe UnsafeRawBufferPointer(rebasing: unread[length..<end])
        inflater.raw.reset()
        let progress = unsafe inflater.raw.inflate(data, into: search.scratch)
        let content = unsafe UnsafeRawBufferPointer(rebasing: search.scratch[..<progress.produced])
        guard progress.status != .corrupt else { return false }
        if search.expectsBinary {
            guard unsafe content.contains(where: { $0 < 0x09 || 0x0e...0x1f ~= $0 }) else { return false }
        }
        if content.count >= GzipSearch.soundSize { return true }
        guard progress.status == .end, data.count - progress.consumed >= Self.trailerSize else { return false }
        let crc = unsafe data.loadUnaligned(fromByteOffset: progress.consumed, as: UInt32.self)
        let size = unsafe data.loadUnaligned(fromByteOffset: progress.consumed + 4, as: UInt32.self)
        return unsafe UInt32(littleEndian: crc) == checksum(0, content)
            && UInt32(littleEndian: size) == UInt32(content.count)
    }
}
