/// The series that an event is counted in, over all dimension sets, each such list under a small number.
///
/// A list is known by the series and by a digest of their values as the event has them, which is the same in every run and
/// does not change when series are folded: by it, of two first events at the same time one is chosen.
struct SeriesLists {
    private struct Entry {
        var digest: UInt64
        var start: Int
        var count: Int
    }

    private var entries: [Entry] = []
    private var series: [UInt32] = []
    /// Index plus one; 0 is a free place.
    private var places = [UInt32](repeating: 0, count: 64)

    /// Number of lists.
    var count: Int { entries.count }

    /// The series of a list.
    func series(of number: UInt32) -> ArraySlice<UInt32> {
        let entry = entries[Int(number)]
        return series[entry.start..<entry.start + entry.count]
    }

    /// The digest of a list's values.
    func digest(of number: UInt32) -> UInt64 { entries[Int(number)].digest }

    /// The number of a list, which is added if it is new.
    mutating func intern(_ list: ArraySlice<UInt32>, digest: UInt64) -> UInt32 {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: digest) & mask
        while places[place] != 0 {
            let number = places[place] - 1
            if entries[Int(number)].digest == digest, series(of: number) == list { return number }
            place = (place + 1) & mask
        }
        entries.append(Entry(digest: digest, start: series.count, count: list.count))
        series.append(contentsOf: list)
        places[place] = UInt32(entries.count)
        if entries.count * 2 > places.count { grow() }
        return UInt32(entries.count - 1)
    }

    /// Gives each series its new number.
    mutating func renumber(_ numbers: [Int]) {
        for index in series.indices { series[index] = UInt32(numbers[Int(series[index])]) }
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        let mask = places.count - 1
        for index in entries.indices {
            var place = Int(truncatingIfNeeded: entries[index].digest) & mask
            while places[place] != 0 { place = (place + 1) & mask }
            places[place] = UInt32(index + 1)
        }
    }
}
