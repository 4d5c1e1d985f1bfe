internal import Events
internal import Metrics

/// What became of everything that a run read, per input and in all (contract §3, §8).
public struct RunReport: Equatable, Sendable {
    /// One report an input, in the order in which inputs are read.
    public private(set) var inputs: [InputReport] = []
    /// The sum over all inputs.
    public private(set) var totals = RecordTotals()
    /// Oddities of the run as a whole.
    public var warnings = Tally<RunWarning>()
    /// Folders found in a walk that could not be opened: damage like a file's, though there was no file to read.
    public var unreadableFolders: [InputReport] = []
    /// Links and special files that a walk left out, and files that the run itself writes; no damage.
    public var skipped: [SkippedInput] = []
    /// Objects left out because their Firehose name is too old.
    public var olderThanKey: Int64 = 0
    /// Wall-clock time of the run.
    public var seconds: Double = 0

    /// The report of a run that has read nothing.
    public init() {}

    /// The report of what one worker has read, in any order.
    ///
    /// Sorted first, so that none has to be put in between: there may be 100,000.
    init(of reports: [InputReport]) {
        for report in reports.sorted(by: { $0.index < $1.index }) { add(report) }
    }

    /// The report of all that a store has read.
    init(ledger totals: RecordTotals) {
        self.totals = totals
    }

    /// Adds the report of an input, or of a part of one; the order of adding does not matter.
    public mutating func add(_ report: InputReport) {
        totals.merge(report.totals)
        let position = inputs.partitionPoint { $0.index < report.index }
        if position < inputs.count, inputs[position].index == report.index {
            inputs[position].merge(report)
        } else {
            inputs.insert(report, at: position)
        }
    }

    /// Settles events of an input that waited for the end of the run.
    mutating func settle(input index: Int, _ tally: CountTally) {
        var settled = RecordTotals()
        settled.counted = tally.counted
        settled.duplicate = tally.duplicate
        if tally.valuesTooLong > 0 { settled.warnings.add(.valueTooLong, times: tally.valuesTooLong) }
        inputs[inputs.partitionPoint { $0.index < index }].totals.merge(settled)
        totals.merge(settled)
    }

    /// Takes events of an input that were counted for copies after all.
    mutating func discount(input index: Int, copies: Int64) {
        let position = inputs.partitionPoint { $0.index < index }
        inputs[position].totals.counted -= copies
        inputs[position].totals.duplicate += copies
        totals.counted -= copies
        totals.duplicate += copies
    }

    /// Adds what another worker reports; the longer of the two times holds.
    public mutating func merge(_ other: RunReport) {
        totals.merge(other.totals)
        inputs = RunReport.merged(inputs, other.inputs)
        warnings.merge(other.warnings)
        unreadableFolders += other.unreadableFolders
        skipped += other.skipped
        olderThanKey += other.olderThanKey
        seconds = max(seconds, other.seconds)
    }

    /// Whether every record of every input ended in exactly one place, and the parts add up to the whole.
    public var conservationHolds: Bool {
        var sum = RecordTotals()
        for input in inputs {
            guard input.totals.conservationHolds else { return false }
            sum.merge(input.totals)
        }
        return sum == totals
    }

    /// All inputs with damage: folders that could not be opened first, then inputs in order.
    public var damagedInputs: [InputReport] { unreadableFolders + inputs.filter(\.isDamaged) }

    /// Merges two lists that are sorted by index in one pass: 100,000 inputs come from several workers.
    private static func merged(_ left: [InputReport], _ right: [InputReport]) -> [InputReport] {
        if left.isEmpty { return right }
        var merged: [InputReport] = []
        merged.reserveCapacity(left.count + right.count)
        var rest = right[...]
        for report in left {
            while let first = rest.first, first.index < report.index {
                merged.append(first)
                rest.removeFirst()
            }
            merged.append(report)
            if let first = rest.first, first.index == report.index {
                merged[merged.count - 1].merge(first)
                rest.removeFirst()
            }
        }
        return merged + rest
    }
}

extension RandomAccessCollection where Index == Int {
    /// The first position whose element does not precede, in a collection in which those that do come first.
    fileprivate func partitionPoint(_ precedes: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = low + (high - low) / 2
            if precedes(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
