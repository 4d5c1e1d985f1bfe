/// Which gzip member each stretch of an input's inflated bytes came from, as far back as is still asked for.
struct MemberMap {
    private var starts: [(offset: Int64, member: Int)] = []

    /// Notes that the bytes from `offset` on come from `member`.
    mutating func note(member: Int, from offset: Int64) {
        if starts.last?.member == member { return }
        starts.append((offset, member))
    }

    /// Forgets which members lie before a byte that is not asked for any more.
    mutating func forget(before offset: Int64) { _ = member(at: offset) }

    /// The member of a byte.
    ///
    /// Offsets must not go back: what lies before is forgotten.
    mutating func member(at offset: Int64) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle].offset <= offset { low = middle + 1 } else { high = middle }
        }
        if low > 1 { starts.removeFirst(low - 1) }
        return starts.first?.member ?? 0
    }
}
