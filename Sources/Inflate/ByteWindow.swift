/// The stretch of a byte stream that a ``GzipLayer`` reads: what comes next, and what it may go back to.
///
/// In: bytes appended at the end, a chunk at a time. Out: the unread bytes, with offsets in the stream. At least
/// ``history`` bytes before the position stay readable for a search that has to go back. Chunks end at multiples of
/// ``chunk`` in the stream, so that nothing behind the window can tell how its source cut the reads.
///
/// Where the bytes were inflated from members themselves, marks say from which; reading stops at each mark.
@safe struct ByteWindow: ~Copyable {
    /// The stored member that bytes come from.
    struct Origin: Equatable {
        /// Offset in the stored bytes at which the member begins.
        var offset: Int64 = 0
        /// Its number, from 1.
        var member = 0
    }

    static let history = 256 << 10
    static let chunk = 64 << 10
    /// Room for the history, a chunk and what a search looks ahead, and as much again, so that moving is rare.
    private static let capacity = 768 << 10

    private let bytes: UnsafeMutableRawBufferPointer
    /// Offset in the stream of the first byte held.
    private(set) var earliest: Int64 = 0
    /// The unread bytes: indices into `bytes`.
    private var lower = 0
    private var upper = 0
    private var furthest: Int64 = 0
    private var marks: [(offset: Int64, origin: Origin)] = []
    private var firstMark = 0

    /// Whether nothing will be appended any more.
    private(set) var isClosed = false
    /// Where the bytes at the position come from.
    private(set) var origin = Origin()

    init() {
        unsafe bytes = .allocate(byteCount: Self.capacity, alignment: 16)
    }

    deinit {
        unsafe bytes.deallocate()
    }

    /// Offset in the stream of the next byte.
    var position: Int64 { earliest + Int64(lower) }
    /// The furthest position so far; going back does not lessen it.
    var furthestPosition: Int64 { max(furthest, position) }
    var unreadCount: Int { upper - lower }
    /// Whether everything is read and nothing more will come.
    var isExhausted: Bool { isClosed && lower == upper }
    /// Whether the bytes end where a chunk does.
    var isAligned: Bool { (earliest + Int64(upper)) % Int64(Self.chunk) == 0 }

    /// All unread bytes, those behind marks too.
    var unread: UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(rebasing: bytes[lower..<upper])
    }

    /// The unread bytes of one origin.
    var readable: UnsafeRawBufferPointer {
        guard firstMark < marks.count else { return unsafe unread }
        let end = min(upper, Int(marks[firstMark].offset - earliest))
        return unsafe UnsafeRawBufferPointer(rebasing: bytes[lower..<end])
    }

    /// Passes over bytes that were read; none of them may lie behind a mark.
    mutating func advance(by count: Int) {
        lower += count
    }

    /// Passes over bytes that nothing comes from, and over the marks among them.
    mutating func skip(_ count: Int) {
        lower += count
        while crossMark() {}
    }

    /// Whether the next byte comes from another origin.
    var isAtMark: Bool { firstMark < marks.count && marks[firstMark].offset <= position }

    /// Goes on to the next origin, if the position has reached its mark.
    mutating func crossMark() -> Bool {
        guard isAtMark else { return false }
        origin = marks[firstMark].origin
        firstMark += 1
        if firstMark == marks.count {
            marks.removeAll(keepingCapacity: true)
            firstMark = 0
        }
        return true
    }

    /// Makes `offset` the position: one between ``earliest`` and the position, and at most ``history`` behind it.
    mutating func goBack(to offset: Int64) {
        furthest = furthestPosition
        lower = Int(offset - earliest)
    }

    /// The place for the rest of the current chunk, or for the next one; ``append(_:)`` says how much of it was filled.
    mutating func room() -> UnsafeMutableRawBufferPointer {
        if upper + Self.chunk > Self.capacity {
            let kept = max(0, lower - Self.history)
            let tail = unsafe UnsafeRawBufferPointer(rebasing: bytes[kept..<upper])
            unsafe bytes.copyMemory(from: tail)
            earliest += Int64(kept)
            lower -= kept
            upper -= kept
        }
        let count = Self.chunk - Int((earliest + Int64(upper)) % Int64(Self.chunk))
        return unsafe UnsafeMutableRawBufferPointer(rebasing: bytes[upper..<upper + count])
    }

    /// Says that `count` bytes were put at the front of ``room()``.
    mutating func append(_ count: Int) {
        upper += count
    }

    /// Says that what is appended next comes from `origin`.
    mutating func mark(_ origin: Origin) {
        // A long search keeps some marks ahead always; those behind go when they are the most.
        if firstMark > marks.count / 2 {
            marks.removeFirst(firstMark)
            firstMark = 0
        }
        marks.append((earliest + Int64(upper), origin))
    }

    /// Says that nothing will be appended any more.
    mutating func close() {
        isClosed = true
    }

    /// Starts anew, for another stream.
    mutating func reset() {
        (earliest, furthest) = (0, 0)
        (lower, upper) = (0, 0)
        marks.removeAll(keepingCapacity: true)
        firstMark = 0
        isClosed = false
        origin = Origin()
    }

    /// Starts anew behind a cut: nothing before it can be gone back to.
    mutating func reopen() {
        earliest += Int64(upper)
        (lower, upper) = (0, 0)
        isClosed = false
    }
}
