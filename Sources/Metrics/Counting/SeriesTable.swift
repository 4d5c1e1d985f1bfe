/// The tuples of dimension values that a worker has met, each under a small number.
///
/// Of each dimension set only the bytewise smallest tuples are kept apart, as many as the limit says: after a fold, what
/// is larger than all that were kept goes to `(other)` at once. Which tuples are kept at the end depends on no order: one
/// of the smallest of all is among the smallest at any time.
struct SeriesTable {
    /// One tuple: its dimension set, and its values, each behind its length in four bytes, in one stretch of `text`.
    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int32
        var dimensionSet: Int32
    }

    /// What is known of one dimension set.
    private struct SetState {
        /// Tuples kept apart, `(other)` not among them.
        var count = 0
        var account: Int?
        var other: Int?
        var otherTuple = TupleBuffer()
        let dimensions: Int
        /// The largest tuple that the last fold kept.
        var bound: [UInt8]?
    }

    private var entries: [Entry] = []
    private var text: [UInt8] = []
    private var places = [UInt32](repeating: 0, count: 64)
    private var states: [SetState]
    private let key: KeyedHash.Key
    private let limit: Int

    init(sets: [[Dimension]], key: KeyedHash.Key, limit: Int) {
        self.key = key
        self.limit = limit
        states = sets.map { set in
            var state = SetState(dimensions: set.count)
            for _ in set { state.otherTuple.append(SeriesTable.other) }
            return state
        }
    }

    /// What stands for the values of a folded tuple.
    static let other = Array("(other)".utf8)

    /// Number of series.
    var count: Int { entries.count }

    /// Whether a set holds so many tuples that it should be folded before more come.
    var isCrowded: Bool { states.contains { $0.count > limit + max(limit, 1024) } }

    /// Whether a set holds more tuples than may be shown apart.
    var isOverLimit: Bool { states.contains { $0.count > limit } }

    /// Whether tuples of any set were folded.
    var isFolded: Bool { states.contains { $0.bound != nil } }

    /// The dimension set of a series.
    func dimensionSet(_ index: Int) -> Int { Int(entries[index].dimensionSet) }

    /// Number of dimension sets.
    var setCount: Int { states.count }

    /// Number of dimensions of a set.
    func dimensionCount(_ set: Int) -> Int { states[set].dimensions }

    /// Whether a set has any dimension.
    func hasDimensions(_ set: Int) -> Bool { states[set].dimensions > 0 }

    /// Whether a series is the one of a set without dimensions.
    func isAccount(_ index: Int) -> Bool { states[dimensionSet(index)].account == index }

    /// Whether a series is `(other)` of its set.
    func isOther(_ index: Int) -> Bool { states[dimensionSet(index)].other == index }

    /// The values of a series.
    func values(_ index: Int) -> [[UInt8]] { TupleBuffer.values(bytes(index)) }

    /// The stretch that holds the tuple of a series.
    func bytes(_ index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return text[entry.start..<entry.start + Int(entry.count)]
    }

    /// The largest tuple of a set that was kept when it was folded; nil where it was not.
    func bound(of set: Int) -> [UInt8]? { states[set].bound }

    /// Takes over what another table knows of folds.
    mutating func merge(bound: [UInt8], of set: Int) {
        // That many tuples are no larger than either bound, so that none above the smaller one will be kept.
        if let own = states[set].bound, TupleBuffer.precedes(own[...], bound[...]) { return }
        states[set].bound = bound
    }

    // MARK: Numbers

    /// The number of the one series of a set without dimensions.
    mutating func account(of set: Int) -> Int {
        if let known = states[set].account { return known }
        let number = insert([], set, hash: hash([], set))
        states[set].account = number
        return number
    }

    /// The number of `(other)` of a set: all that is folded, and a tuple of the data that reads the same.
    mutating func other(of set: Int) -> Int {
        if let known = states[set].other { return known }
        let tuple = states[set].otherTuple.bytes[...]
        let number = insert(tuple, set, hash: hash(tuple, set))
        states[set].other = number
        return number
    }

    /// The number of a tuple, which is added if it is new and not folded.
    mutating func intern(_ tuple: TupleBuffer, dimensionSet set: Int) -> Int { intern(tuple.bytes[...], set) }

    /// Takes over the series of another table, and what it knows of folds.
    ///
    /// - Returns: for each series of the other table its number in this one.
    mutating func merge(_ other: SeriesTable) -> [Int] {
        for set in states.indices {
            if let bound = other.states[set].bound { merge(bound: bound, of: set) }
        }
        return (0..<other.count).map { intern($0, of: other) }
    }

    /// The number of a tuple in this table of one in another.
    private mutating func intern(_ index: Int, of other: SeriesTable) -> Int {
        let set = other.dimensionSet(index)
        if other.states[set].other == index { return self.other(of: set) }
        if other.states[set].account == index { return account(of: set) }
        return intern(other.bytes(index), set)
    }

    /// The number of a tuple that is given as one stretch.
    mutating func intern(_ tuple: ArraySlice<UInt8>, _ set: Int) -> Int {
        let hash = hash(tuple, set)
        if let known = find(tuple, set, hash) { return known }
        // What reads `(other)` is never kept apart from what is folded, so that it takes no place from other tuples.
        if tuple == states[set].otherTuple.bytes[...] { return other(of: set) }
        if let bound = states[set].bound, TupleBuffer.precedes(bound[...], tuple) { return other(of: set) }
        states[set].count += 1
        return insert(tuple, set, hash: hash)
    }

    private func find(_ tuple: ArraySlice<UInt8>, _ set: Int, _ hash: UInt64) -> Int? {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let index = Int(places[place]) - 1
            if entries[index].hash == hash, entries[index].dimensionSet == Int32(set), bytes(index) == tuple {
                return index
            }
            place = (place + 1) & mask
        }
        return nil
    }

    private mutating func insert(_ tuple: ArraySlice<UInt8>, _ set: Int, hash: UInt64) -> Int {
        entries.append(Entry(hash: hash, start: text.count, count: Int32(tuple.count), dimensionSet: Int32(set)))
        text.append(contentsOf: tuple)
        if entries.count * 2 > places.count {
            places = [UInt32](repeating: 0, count: places.count * 2)
            for index in entries.indices { put(index) }
        } else {
            put(entries.count - 1)
        }
        return entries.count - 1
    }

    private mutating func put(_ index: Int) {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: entries[index].hash) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = UInt32(index + 1)
    }

    private func hash(_ tuple: ArraySlice<UInt8>, _ set: Int) -> UInt64 {
        var hash = KeyedHash(key)
        hash.add(UInt64(set), 5)
        unsafe tuple.withUnsafeBytes { unsafe hash.add($0) }
        return hash.word
    }

    // MARK: Folding

    /// Folds every set that holds more tuples than the limit, and gives the new number of each series.
    mutating func fold() -> [Int] {
        let folded = states.map { $0.count > limit }
        var kept = [[Int]](repeating: [], count: states.count)
        for index in entries.indices where folded[dimensionSet(index)] && states[dimensionSet(index)].other != index {
            kept[dimensionSet(index)].append(index)
        }
        var bounds = states.map(\.bound)
        for set in states.indices where folded[set] {
            kept[set].sort { TupleBuffer.precedes(bytes($0), bytes($1)) }
            kept[set].removeLast(kept[set].count - limit)
            bounds[set] = kept[set].last.map { Array(bytes($0)) } ?? []
        }
        let isKept = Set(kept.joined())
        let sets = entries.map { Int($0.dimensionSet) }
        return rebuild(bounds: bounds) { index in !folded[sets[index]] || isKept.contains(index) }
    }

    /// Folds all but some series of each set, and gives the new number of each.
    mutating func fold(keeping isKept: (Int) -> Bool) -> [Int] { rebuild(bounds: states.map(\.bound), isKept) }

    private mutating func rebuild(bounds: [[UInt8]?], _ isKept: (Int) -> Bool) -> [Int] {
        let old = self
        entries = []
        text = []
        places = [UInt32](repeating: 0, count: 64)
        for set in states.indices {
            states[set].count = 0
            states[set].account = nil
            states[set].other = nil
        }
        var numbers: [Int] = []
        for index in old.entries.indices {
            let set = old.dimensionSet(index)
            let isOther = old.states[set].other == index || old.states[set].account != index && !isKept(index)
            numbers.append(isOther ? other(of: set) : intern(index, of: old))
        }
        for set in states.indices { states[set].bound = bounds[set] }
        return numbers
    }
}
