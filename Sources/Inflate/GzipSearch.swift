/// What a ``GzipLayer`` needs to find the next member after damage: the bounds of the search, and room for a trial.
@safe struct GzipSearch: ~Copyable {
    /// Longest header that a candidate may have.
    static let headerLimit = 1 << 10
    /// Stored bytes that a trial looks at.
    static let lookahead = 3 << 10
    /// Inflated bytes that a trial asks for.
    static let trialSize = 1 << 10
    /// Inflated bytes without an error that are taken for no accident.
    static let soundSize = 64
    /// Stored bytes that may be read again for each one that was read.
    private static let allowance: Int64 = 4

    /// Whether a member must hold bytes that no text holds, as it does when its content is gzip again.
    ///
    /// Members that do not compress stand as they are in the outer member's data, and would be taken for outer ones.
    var expectsBinary = false
    /// Where a trial inflates to.
    let scratch: UnsafeMutableRawBufferPointer
    private var reread: Int64 = 0

    init() {
        unsafe scratch = .allocate(byteCount: Self.trialSize, alignment: 16)
    }

    deinit {
        unsafe scratch.deallocate()
    }

    /// Starts anew, for another stream.
    mutating func reset() {
        expectsBinary = false
        reread = 0
    }

    /// Where a search begins: as far back as it may, but behind `start`, where the broken member began.
    ///
    /// A flipped byte can make inflating run over the next members' beginnings, so the search goes back from where the
    /// error showed. How far depends on offsets alone: ``ByteWindow/history`` bytes at most, and over the whole stream
    /// not more than a fixed multiple of it, or hostile input could have the same bytes read again without end.
    mutating func origin(behind start: Int64, at position: Int64, furthest: Int64, earliest: Int64) -> Int64 {
        let history = Int64(ByteWindow.history)
        let allowed = min(history, history + Self.allowance * furthest - reread)
        let origin = min(position, max(start + 1, position - allowed, earliest))
        reread += position - origin
        return origin
    }
}
