/// A list of series that a first event is counted in, as it is written: by the ranks of its series.
struct FirstsList: Hashable, Comparable {
    /// In the order of the dimension sets.
    var series: [Int]

    static func < (left: FirstsList, right: FirstsList) -> Bool {
        left.series.lexicographicallyPrecedes(right.series)
    }
}
