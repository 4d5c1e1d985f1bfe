/// What has been written; printed as the manifest.
struct Tally {
    /// Intact records of each kind, copies included; index is ``EventKind``'s raw value.
    private(set) var records = [Int](repeating: 0, count: EventKind.allCases.count)
    /// Distinct events of each kind.
    private(set) var distinct = [Int](repeating: 0, count: EventKind.allCases.count)
    private(set) var copies = 0
    private(set) var cutLines = 0
    private(set) var noiseLines = 0
    private(set) var badTimestamps = 0
    var files = 0
    var plainBytes = 0
    var packedBytes = 0

    mutating func add(_ kind: EventKind, _ role: EventIndex.Role) {
        switch role {
        case .original:
            records[Int(kind.rawValue)] += 1
            distinct[Int(kind.rawValue)] += 1
        case .copy:
            records[Int(kind.rawValue)] += 1
            copies += 1
        case .cut: cutLines += 1
        case .noise: noiseLines += 1
        case .badTimestamp: badTimestamps += 1
        }
    }

    mutating func add(_ other: Tally) {
        for kind in records.indices {
            records[kind] += other.records[kind]
            distinct[kind] += other.distinct[kind]
        }
        copies += other.copies
        cutLines += other.cutLines
        noiseLines += other.noiseLines
        badTimestamps += other.badTimestamps
        files += other.files
        plainBytes += other.plainBytes
        packedBytes += other.packedBytes
    }

    /// One line of JSON.
    ///
    /// `lines` is all that was written: `records` and `broken` together.
    func manifest(_ scenario: Scenario, messages: Int) -> String {
        let broken = cutLines + noiseLines + badTimestamps
        let total = records.reduce(0, +)
        let events = EventKind.allCases.map { kind in
            let number = Int(kind.rawValue)
            return #""\#(kind.wireName)":{"records":\#(records[number]),"distinct":\#(distinct[number])}"#
        }
        return #"{"seed":\#(scenario.seed),"messages":\#(messages),"lines":\#(total + broken),"records":\#(total),"#
            + #""distinct":\#(distinct.reduce(0, +)),"duplicates":\#(copies),"broken":\#(broken),"#
            + #""brokenBy":{"cut":\#(cutLines),"noise":\#(noiseLines),"timestamp":\#(badTimestamps)},"#
            + #""events":{\#(events.joined(separator: ","))},"#
            + #""files":\#(files),"plainBytes":\#(plainBytes),"packedBytes":\#(packedBytes)}"#
    }
}
