/// Tells which events of a batch were seen before in the run; shared by all workers (contract §6).
public protocol FingerprintJudge: AnyObject, Sendable {
    /// Adds fingerprints and sets, for each, whether it was there already.
    func judge(_ fingerprints: [Fingerprint], into isDuplicate: inout [Bool])
}
