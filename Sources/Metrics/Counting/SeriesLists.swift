/// The series that an event is counted in, over all dimension sets, each such list under a small number.
///
/// The place of a list depends on the secret of the run, so that no input can crowd one of them.
struct SeriesLists {
    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int
    }

    private var entries: [Entry] = []
    private var series: [UInt32] = []
    /// Index plus one; 0 is a free place.
    private var places = [UInt32](repeating: 0, count: 64)

    private let key: KeyedHash.Key

    /// No lists, under a run's secret.
    init(_ key: KeyedHash.Key) {
        self.key = key
    }

    /// Number of lists.
    var count: Int { entries.count }

    /// The series of a list.
    func series(of number: UInt32) -> ArraySlice<UInt32> {
        let entry = entries[Int(number)]
        return series[entry.start..<entry.start + entry.count]
    }

    /// The number of a list, which is added if it is new.
    mutating func intern(_ list: ArraySlice<UInt32>) -> UInt32 {
        let hash = hash(list)
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let number = places[place] - 1
            let entry = entries[Int(number)]
            if entry.hash == hash, series(of: number) == list { return number }
            place = (place + 1) & mask
        }
        entries.append(Entry(hash: hash, start: series.count, count: list.count))
        series.append(contentsOf: list)
        places[place] = UInt32(entries.count)
        if entries.count * 2 > places.count { fill(count: places.count * 2) }
        return UInt32(entries.count - 1)
    }

    /// Gives each series its new number; lists that read alike then stay two, of which the first is found.
    mutating func renumber(_ numbers: [Int]) {
        for index in series.indices { series[index] = UInt32(numbers[Int(series[index])]) }
        for index in entries.indices {
            entries[index].hash = hash(series(of: UInt32(index)))
        }
        fill(count: places.count)
    }

    /// The place of a list in the table, but for those that other lists have taken.
    func hash(_ list: ArraySlice<UInt32>) -> UInt64 {
        var hash = KeyedHash(key)
        unsafe list.withUnsafeBytes { unsafe hash.add($0) }
        return hash.word
    }

    /// Puts every list into its place, once.
    private mutating func fill(count: Int) {
        places = [UInt32](repeating: 0, count: count)
        let mask = places.count - 1
        for index in entries.indices {
            var place = Int(truncatingIfNeeded: entries[index].hash) & mask
            while places[place] != 0, entries[Int(places[place]) - 1].hash != entries[index].hash {
                place = (place + 1) & mask
            }
            if places[place] == 0 { places[place] = UInt32(index + 1) }
        }
    }
}
