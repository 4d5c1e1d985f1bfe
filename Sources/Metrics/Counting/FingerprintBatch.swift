/// The fingerprints of a batch, put in order of the groups of tables they belong to, so that each group is locked once.
public struct FingerprintBatch {
    /// In the order of the events.
    public private(set) var fingerprints: [Fingerprint] = []
    /// The UTC day of each event.
    public private(set) var days: [Int32] = []
    /// What became of each.
    public var verdicts: [FingerprintVerdict] = []
    /// Why a judge could give no verdict.
    public var failure: (any Error)?
    private var order: [UInt32] = []
    private var starts = [Int](repeating: 0, count: FingerprintGroup.groups + 1)

    /// An empty batch.
    public init() {}

    mutating func removeAll() {
        fingerprints.removeAll(keepingCapacity: true)
        days.removeAll(keepingCapacity: true)
    }

    mutating func append(_ fingerprint: Fingerprint, day: Int32) {
        fingerprints.append(fingerprint)
        days.append(day)
    }

    /// Sorts by groups, the order within a group as it was, and forgets the verdicts.
    public mutating func arrange() {
        verdicts.removeAll(keepingCapacity: true)
        verdicts.append(contentsOf: repeatElement(.new, count: fingerprints.count))
        order.removeAll(keepingCapacity: true)
        order.append(contentsOf: repeatElement(0, count: fingerprints.count))
        for group in starts.indices { starts[group] = 0 }
        for fingerprint in fingerprints { starts[fingerprint.group &+ 1] &+= 1 }
        for group in 1..<starts.count { starts[group] &+= starts[group &- 1] }
        for position in fingerprints.indices {
            let group = fingerprints[position].group
            order[starts[group]] = UInt32(truncatingIfNeeded: position)
            starts[group] &+= 1
        }
        // Each start has moved on to the next group's.
        for group in stride(from: starts.count - 1, to: 0, by: -1) { starts[group] = starts[group - 1] }
        starts[0] = 0
    }

    /// Where the fingerprints of a group stand in ``position(_:)``.
    public func range(of group: Int) -> Range<Int> { starts[group]..<starts[group + 1] }

    /// The position in the order of the events of one in the order of groups.
    @inline(__always) func position(_ index: Int) -> Int { Int(order[index]) }
}
