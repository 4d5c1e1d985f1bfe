internal import Metrics

/// The dimension columns of a sheet: every name in any set, in order of first mention (contract §8).
struct DimensionColumns {
    /// The names as typed, as UTF-8.
    let names: [[UInt8]]
    /// For each dimension set and column, the place of the column's value among the set's values; nil where the set
    /// lacks it.
    let places: [[Int?]]

    init(_ dimensionSets: [[String]]) {
        // Bytes, because String equality would make one column of two spellings of é.
        let sets = dimensionSets.map { $0.map { Array($0.utf8) } }
        var names: [[UInt8]] = []
        var known: Set<[UInt8]> = []
        for name in sets.joined() where known.insert(name).inserted { names.append(name) }
        self.names = names
        places = sets.map { set in names.map { set.firstIndex(of: $0) } }
    }
}
