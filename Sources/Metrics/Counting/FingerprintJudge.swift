/// Tells which events of a batch were seen before in the run; shared by all workers (contract §6).
public protocol FingerprintJudge: AnyObject, Sendable {
    /// Adds the fingerprints of a batch and gives a verdict on each.
    func judge(_ batch: inout FingerprintBatch)
}

/// What is known of an event when its batch is counted.
public enum FingerprintVerdict: UInt8, Sendable {
    /// Not seen before.
    case new
    /// A copy.
    case duplicate
    /// Its table has gone to disk: it is known at the end of the run.
    case late
    /// What was known of its day has been let go, so that it cannot be known.
    case tooLate
}
