internal import Metrics
internal import Synchronization

/// The fingerprints of a run: sixteen groups of tables by their first bits, each group under a lock of its own.
///
/// Where all tables together pass the memory that they may take, tables go to disk, and what belongs to them is settled
/// at the end.
final class SharedFingerprints: RunJudge {
    private final class Group: Sendable {
        let state: Mutex<FingerprintGroup>

        init(number: Int, folder: FilePath, files: FileSystem) {
            state = Mutex(FingerprintGroup(number: number, store: SpoolStore(folder: folder, files: files)))
        }
    }

    private let groups: [Group]
    private let bytes = Atomic<Int>(0)
    /// Bytes that the tables may take.
    private let limit: Int

    /// Makes empty tables; what passes `limit` bytes goes to files in `folder`.
    init(limit: Int, folder: FilePath, files: FileSystem) {
        self.limit = limit
        groups = (0..<FingerprintGroup.groups).map { Group(number: $0, folder: folder, files: files) }
        for group in groups { note(0, group.state.withLock { $0.bytes }) }
    }

    func judge(_ batch: inout FingerprintBatch) {
        batch.arrange()
        for (number, group) in groups.enumerated() {
            let range = batch.range(of: number)
            if range.isEmpty { continue }
            group.state.withLock { state in
                let before = state.bytes
                state.judge(&batch, range)
                if state.bytes != before { note(before, state.bytes) }
                while bytes.load(ordering: .relaxed) > limit {
                    let held = state.bytes
                    guard state.spill() else { break }
                    note(held, state.bytes)
                }
                if let failure = state.failure { batch.failure = failure }
            }
        }
    }

    /// Settles the late events of all workers, whose counters have been merged into one.
    func settle(_ counter: inout Counter, into tallies: inout [Int: CountTally]) throws {
        for group in groups { group.state.withLock { $0.releaseTables() } }
        for (number, group) in groups.enumerated() {
            try group.state.withLock { state in
                try counter.settle(state, number: number, memory: limit, into: &tallies)
            }
        }
    }

    private func note(_ before: Int, _ after: Int) { bytes.wrappingAdd(after - before, ordering: .relaxed) }
}
