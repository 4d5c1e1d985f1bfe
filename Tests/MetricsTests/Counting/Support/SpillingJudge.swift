import Synchronization

@testable import Metrics

/// A judge whose tables go to a store now and then, so that events are late.
final class SpillingJudge: FingerprintJudge {
    private final class Group {
        let number: Int
        var state: FingerprintGroup

        init(_ number: Int) {
            self.number = number
            state = FingerprintGroup(number: number, store: MemoryStore())
        }
    }

    private struct State {
        var groups = (0..<FingerprintGroup.groups).map { Group($0) }
        var random: SplitMix
    }

    private let state: Mutex<State>
    /// One table of a group in so many goes, each time that the group was asked.
    private let rarity: Int

    init(seed: UInt64, rarity: Int) {
        state = Mutex(State(random: SplitMix(seed)))
        self.rarity = rarity
    }

    func judge(_ batch: inout FingerprintBatch) {
        batch.arrange()
        state.withLock { state in
            for group in state.groups {
                group.state.judge(&batch, batch.range(of: group.number))
                if Int.random(in: 0..<rarity, using: &state.random) == 0 { _ = group.state.spill() }
            }
        }
    }

    /// Settles what is late in a counter, into which all others were merged.
    func settle(_ worker: CountingWorker, memory: Int) throws {
        var tallies = [0: worker.counter.tally]
        try state.withLock { state in
            for group in state.groups {
                group.state.releaseTables()
                try worker.counter.settle(group.state, number: group.number, memory: memory, into: &tallies)
            }
        }
        worker.counter.tally = tallies[0] ?? CountTally()
    }

    /// How many groups have tables in their stores.
    var spilledGroups: Int { state.withLock { $0.groups.count { group in group.state.isSpilled } } }
}

/// A store in memory, which can be made to fail or to forget.
final class MemoryStore: OverflowStore {
    struct Full: Error {}

    var bytes: [UInt8] = []
    var isFull = false

    func append(_ piece: Span<UInt8>) throws -> Int64 {
        if isFull { throw Full() }
        let offset = Int64(bytes.count)
        for index in piece.indices { bytes.append(piece[index]) }
        return offset
    }

    func read(_ count: Int, at offset: Int64) throws -> [UInt8] { Array(bytes[Int(offset)..<Int(offset) + count]) }
}
