/// The statistic sets of a run, each under a key of 64 bits: window, series and metric.
///
/// Open addressing over small indices; keys and sets lie densely beside it in order of arrival, so that growing moves
/// four bytes a cell. A salt of the run decides on the places, so that no input can be made to crowd one of them.
struct CellTable {
    private let salt: UInt64
    private(set) var keys: [UInt64] = []
    private(set) var cells: [StatisticSet] = []
    /// Index plus one; 0 is a free place.
    private var places = [UInt32](repeating: 0, count: 64)
    /// Keys that were looked up of late, and their indices: most events go to one of a few cells, whose places are far apart.
    ///
    /// On the heap, for the counter that holds the table is moved about.
    private var recentKeys = [UInt64](repeating: .max, count: 256)
    private var recent = [UInt32](repeating: 0, count: 256)

    /// An empty table under a run's secret.
    init(_ key: KeyedHash.Key) {
        salt = KeyedHash(key).word
    }

    /// Number of datapoints.
    var count: Int { keys.count }

    /// Adds one event that counts `value`.
    mutating func add(_ value: Int64, to key: UInt64) {
        let slot = CellTable.slot(of: key)
        if recentKeys[slot] == key {
            cells[Int(recent[slot])].add(value)
            return
        }
        let index = find(key)
        if index < cells.count { cells[index].add(value) } else { append(key, StatisticSet(value)) }
        recentKeys[slot] = key
        recent[slot] = UInt32(truncatingIfNeeded: index)
    }

    /// Where a key is remembered.
    @inline(__always) private static func slot(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 56)
    }

    /// Adds a set.
    mutating func merge(_ set: StatisticSet, into key: UInt64) {
        let index = find(key)
        if index < cells.count { cells[index].merge(set) } else { append(key, set) }
    }

    /// Adds a set of zeros where there is none.
    mutating func fill(_ key: UInt64) {
        if find(key) == cells.count { append(key, .zero) }
    }

    /// The set of a key, if there is one.
    func statistics(of key: UInt64) -> StatisticSet? {
        let index = find(key)
        return index < cells.count ? cells[index] : nil
    }

    /// The index of a key, or the count where it is new.
    @inline(__always) private func find(_ key: UInt64) -> Int {
        unsafe places.withUnsafeBufferPointer { places in
            let mask = places.count &- 1
            var place = hash(key) & mask
            while true {
                let index = Int(unsafe places[place])
                if index == 0 { return keys.count }
                if keys[index &- 1] == key { return index &- 1 }
                place = (place &+ 1) & mask
            }
        }
    }

    private mutating func append(_ key: UInt64, _ set: StatisticSet) {
        keys.append(key)
        cells.append(set)
        if keys.count * 2 > places.count {
            places = [UInt32](repeating: 0, count: places.count * 2)
            for index in keys.indices { put(index) }
        } else {
            put(keys.count - 1)
        }
    }

    private mutating func put(_ index: Int) {
        let mask = places.count - 1
        var place = hash(keys[index]) & mask
        while places[place] != 0 { place = (place + 1) & mask }
        places[place] = UInt32(index + 1)
    }

    /// Folds the product, so that the window, in the key's upper bits, reaches the lower bits that choose a place.
    @inline(__always) func hash(_ key: UInt64) -> Int {
        let product = (key ^ salt).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        return Int(truncatingIfNeeded: product.high ^ product.low &>> 32)
    }
}
