internal import Metrics

/// The judge of a run's duplicates, and what it leaves to be decided at the end.
protocol RunJudge: FingerprintJudge {
    /// Settles the late events of all workers, whose counters have been merged into one.
    func settle(_ counter: inout Counter, into tallies: inout [Int: CountTally]) throws
}
