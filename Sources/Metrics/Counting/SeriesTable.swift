/// The tuples of dimension values that a worker has met, each under a small number.
struct SeriesTable {
    /// One tuple: its dimension set, and its values, each behind its length in four bytes, in one stretch of `text`.
    struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int32
        var dimensionSet: Int32
    }

    private(set) var entries: [Entry] = []
    private(set) var text: [UInt8] = []
    private var places = [UInt32](repeating: 0, count: 64)

    /// The number of a tuple, which is added if it is new; `hash` must be of the set and the values.
    mutating func intern(_ tuple: TupleBuffer, dimensionSet: Int, hash: UInt64) -> Int {
        let mask = places.count - 1
        var place = Int(truncatingIfNeeded: hash) & mask
        while places[place] != 0 {
            let index = Int(places[place]) - 1
            if entries[index].hash == hash, entries[index].dimensionSet == Int32(dimensionSet), isEqual(index, tuple) {
                return index
            }
            place = (place + 1) & mask
        }
        entries.append(
            Entry(hash: hash, start: text.count, count: Int32(tuple.bytes.count), dimensionSet: Int32(dimensionSet)))
        text.append(contentsOf: tuple.bytes)
        places[place] = UInt32(entries.count)
        if entries.count * 2 > places.count { grow() }
        return entries.count - 1
    }

    /// The values of a tuple.
    func values(_ index: Int) -> [[UInt8]] {
        let entry = entries[index]
        return TupleBuffer.values(text[entry.start..<entry.start + Int(entry.count)])
    }

    /// The stretch that holds a tuple.
    func bytes(_ index: Int) -> ArraySlice<UInt8> {
        let entry = entries[index]
        return text[entry.start..<entry.start + Int(entry.count)]
    }

    private func isEqual(_ index: Int, _ tuple: TupleBuffer) -> Bool {
        let entry = entries[index]
        guard Int(entry.count) == tuple.bytes.count else { return false }
        for offset in 0..<tuple.bytes.count where text[entry.start &+ offset] != tuple.bytes[offset] { return false }
        return true
    }

    private mutating func grow() {
        places = [UInt32](repeating: 0, count: places.count * 2)
        let mask = places.count - 1
        for (index, entry) in entries.enumerated() {
            var place = Int(truncatingIfNeeded: entry.hash) & mask
            while places[place] != 0 { place = (place + 1) & mask }
            places[place] = UInt32(index + 1)
        }
    }
}
