/// What is known of a message tag.
struct TagFindings: SurveyValue {
    /// Events that carry it.
    var events: Int64 = 0
    /// Its values.
    var values = DistinctCount()
    /// The number, in its worker, of the event that was counted last: a record may hold a name twice.
    var lastEvent: Int64 = -1

    mutating func merge(_ other: TagFindings) {
        events += other.events
        values.merge(other.values)
    }
}

/// How many different values there were, exactly up to a bound.
///
/// Values are known by 64 bits of a hash that is seeded anew for each process: up to the bound, two values are taken for one
/// with a probability of less than 1 in 100 billion.
struct DistinctCount {
    /// As many values are told apart.
    static let limit = 10_000

    private var hashes: Set<Int> = []
    /// Whether there are more than ``limit``.
    private(set) var isOver = false
    private var last: Int?

    /// The number of values; ``limit`` where there are more.
    var count: Int { isOver ? DistinctCount.limit : hashes.count }

    /// Counts a value, whose bytes must not be empty.
    mutating func insert(_ value: UnsafeRawBufferPointer) {
        if isOver { return }
        var hasher = Hasher()
        unsafe hasher.combine(bytes: value)
        let hash = hasher.finalize()
        if hash == last { return }
        last = hash
        insert(hash)
    }

    /// Adds the values of another worker of the same process.
    mutating func merge(_ other: DistinctCount) {
        if other.isOver { close() }
        if isOver { return }
        for hash in other.hashes { insert(hash) }
    }

    private mutating func insert(_ hash: Int) {
        if isOver { return }
        hashes.insert(hash)
        if hashes.count > DistinctCount.limit { close() }
    }

    private mutating func close() {
        isOver = true
        hashes = []
    }
}
