/// What the last search of a kind found in a block, so that text with many faults on one line is not searched again for
/// each of them.
struct SearchMemo {
    private var start = 0
    private var stop = 0
    private var isFound = false

    /// Forgets what it knows, for the block has changed.
    mutating func removeAll() { self = SearchMemo() }

    /// The first match that lies in `position ..< limit` with all of its `width` bytes, or the limit.
    ///
    /// `search` looks for it from the position that it is given; it is asked for nothing that is known.
    mutating func first(from position: Int, before limit: Int, width: Int, search: (Int) -> Int) -> Int {
        var from = position
        if position >= start, position <= stop {
            if isFound { return stop + width <= limit ? stop : limit }
            if limit <= stop { return limit }
            from = max(position, stop - width + 1)
        } else {
            start = position
        }
        stop = search(from)
        isFound = stop < limit
        return stop
    }
}
