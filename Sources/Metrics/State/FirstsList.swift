/// A list of series that a first event is counted in, as it is written: by the ranks of its series.
struct FirstsList: Hashable, Comparable {
    /// Of the values that the event had; the same in every run.
    var digest: UInt64
    /// In the order of the dimension sets.
    var series: [Int]

    static func < (left: FirstsList, right: FirstsList) -> Bool {
        left.digest != right.digest
            ? left.digest < right.digest : left.series.lexicographicallyPrecedes(right.series)
    }
}
