#if Store
    internal import Metrics
    internal import Store
    internal import Synchronization

    /// Tells which events of an update a store, or the update itself, has seen before; shared by all workers.
    final class StoreJudge: RunJudge {
        private final class Group: Sendable {
            let state: Mutex<KnownFingerprints>

            init(number: Int, storedDays: Set<Int32>, closedDays: Set<Int32>) {
                state = Mutex(
                    KnownFingerprints(number: number, storedDays: storedDays, closedDays: closedDays))
            }
        }

        private let groups: [Group]
        private let shelf: StoreShelf
        /// Most fingerprints that may be in memory.
        private let limit: Int

        /// Bytes that a fingerprint takes in memory: in a table, and in the list of new ones.
        private static let bytesOfFingerprint = 30

        /// Makes the judge of a part of an update.
        ///
        /// - Parameters:
        ///   - store: What was seen before.
        ///   - memory: Bytes that fingerprints may take.
        ///   - acceptsLate: Whether events of days that were let go of are taken for new.
        /// - Throws: What the store says.
        init(_ store: StoreFile, memory: Int, acceptsLate: Bool) throws {
            shelf = StoreShelf(store)
            limit = max(memory / StoreJudge.bytesOfFingerprint, 1 << 20) / FingerprintGroup.groups
            let (stored, closed) = try store.read { reader in
                (
                    try reader.sortedDays(kind: RunKind.fingerprints.rawValue).map(\.day),
                    acceptsLate ? [] : try reader.closedDays()
                )
            }
            groups = (0..<FingerprintGroup.groups).map {
                Group(number: $0, storedDays: Set(stored), closedDays: Set(closed))
            }
        }

        func judge(_ batch: inout FingerprintBatch) {
            batch.arrange()
            for (number, group) in groups.enumerated() {
                let range = batch.range(of: number)
                if range.isEmpty { continue }
                group.state.withLock { state in
                    do {
                        try state.judge(&batch, range, shelf)
                        if state.count > limit { throw StoreJudge.tooMany }
                    } catch {
                        batch.failure = error
                    }
                }
            }
        }

        func settle(_ counter: inout Counter, into tallies: inout [Int: CountTally]) {}

        /// What was new, by day.
        func fresh() -> [Int32: [Fingerprint]] {
            var days: [Int32: [Fingerprint]] = [:]
            for group in groups {
                group.state.withLock { state in
                    state.forEachFresh { day, fingerprints in days[day, default: []] += fingerprints }
                }
            }
            return days
        }

        private static let tooMany = RunFailure(
            .limit, "the events of one input, or what the store knows of their days, need more than --memory-limit",
            advice: "raise --memory-limit; what was committed before stays")
    }

    /// The judge of an input whose events are decided on whenever the store is asked: none of them is known yet.
    final class PostponingJudge: RunJudge {
        func judge(_ batch: inout FingerprintBatch) {
            batch.arrange()
            for position in batch.verdicts.indices { batch.verdicts[position] = .late }
        }

        func settle(_ counter: inout Counter, into tallies: inout [Int: CountTally]) {}
    }
#endif
