import Events
import Synchronization
import Testing

@testable import Metrics

/// The judge that all others must agree with: a plain set of fingerprints.
final class SetJudge: FingerprintJudge {
    private let seen = Mutex<Set<Fingerprint>>([])

    func judge(_ batch: inout FingerprintBatch) {
        let fingerprints = batch.fingerprints
        batch.verdicts = seen.withLock { seen in
            fingerprints.map { seen.insert($0).inserted ? .new : .duplicate }
        }
    }
}

/// A counter and what feeds it, as a worker of the pipeline has them.
final class CountingWorker {
    let plan: CountingPlan
    var counter: Counter

    init(_ plan: CountingPlan, judge: SetJudge?) {
        self.plan = plan
        counter = Counter(plan: plan, judge: judge)
    }

    var isOverMemory: Bool { counter.isOverMemory }
    var datapoints: Int { counter.cells.count }

    /// Reads and counts records as one batch of one input.
    func read(_ records: [EventRecord], input: Int = 0) {
        read(records.map { $0.json + "\n" }.joined(), events: records.count, input: input)
    }

    /// Reads and counts text that holds so many events.
    func read(_ text: String, events: Int, input: Int = 0) {
        let block = TextBlock(capacity: 64)
        Array(text.utf8).withUnsafeBytes { block.append($0) }
        block.prepare()
        var reader = EventReader(plan: plan.fields)
        var batch = EventBatch(plan: plan.fields)
        reader.beginInput()
        reader.read(block, isFinal: true, into: &batch)
        #expect(batch.count == events, "the records of a test must be sound")
        counter.input = input
        withExtendedLifetime(block) { counter.count(batch) }
    }

    func merge(_ other: CountingWorker) {
        counter.merge(other.counter)
        counter.tally.merge(other.counter.tally)
    }

    /// Settles what waits, and gives the result.
    func finish() throws -> CountingOutcome {
        var tallies = [0: counter.tally]
        try counter.settleNotifications(into: &tallies)
        var tally = CountTally()
        for part in tallies.values { tally.merge(part) }
        let table = try counter.result()
        return CountingOutcome(tally: tally, table: table, isFolded: counter.isFolded)
    }
}

/// Options with a fixed seed, changed as said.
func countingOptions(
    dimensions: [[String]] = [], accountLevel: Bool = true, _ change: (inout CountingOptions) -> Void = { _ in }
) -> CountingOptions {
    var options = CountingOptions(seed: (0x5E55_7A70, 0x0001_0203))
    let sets = dimensions.map { names in names.compactMap { Dimension($0) } }
    #expect(sets.map(\.count) == dimensions.map(\.count), "the dimensions of a test must be some")
    options.dimensionSets = (accountLevel ? [[]] : []) + sets
    change(&options)
    return options
}

/// Counts records, a batch each inner list, as a run with one worker does.
func count(_ batches: [[EventRecord]], _ options: CountingOptions = countingOptions()) throws -> CountingOutcome {
    let plan = CountingPlan(options)
    let worker = CountingWorker(plan, judge: options.deduplication == .off ? nil : SetJudge())
    for batch in batches { worker.read(batch) }
    return try worker.finish()
}

/// Counts records, all in one batch.
func count(_ records: [EventRecord], _ options: CountingOptions = countingOptions()) throws -> CountingOutcome {
    try count([records], options)
}

/// The same records with a message id of their own each, so that none is a copy of another.
func distinct(_ records: [EventRecord]) -> [EventRecord] {
    records.enumerated().map { index, record in record.with { $0.messageID = "m-\(index)" } }
}
