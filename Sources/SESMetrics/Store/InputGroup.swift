#if Store
    internal import Events
    internal import Inflate
    internal import Metrics
    internal import Store

    /// Inputs that are added in one transaction, from reading them to the rows they come to.
    ///
    /// An input that turns out damaged must not be mixed with the others, so that it can be taken back when it comes whole:
    /// the group is then read again without it, and what it came to is kept apart, undecided.
    struct InputGroup {
        /// What is to be counted.
        let batch: InputBatch
        let inputs: [ResolvedInput]
        let request: RunRequest
        let plan: CountingPlan
        let access: StoreAccess
        let environment: RunEnvironment
        let progress: Progress?
        let quarantine: Quarantine?
        let acceptsLate: Bool

        /// What a group came to.
        struct Outcome {
            var report = RunReport()
            /// What is to be written.
            var state = PreparedState()
            /// What is kept apart of damaged inputs, by their positions.
            var damaged: [(position: Int, state: [UInt8])] = []
            /// Positions that changed while they were read, which the next run adds.
            var changed: [Int] = []
            /// Events of days that were let go of, by position.
            var tooLate: [Int: Int64] = [:]
        }

        /// Reads the inputs, and works out what they add.
        ///
        /// - Parameters:
        ///   - ids: The numbers that the inputs will have in the ledger, by position.
        ///   - today: The UTC day on which this happens.
        /// - Returns: What is to be written, and what to say of it.
        /// - Throws: As ``Pipeline/run()``, and what the store says.
        func read(ids: [Int: Int64], today: Int32) throws -> Outcome {
            var outcome = Outcome()
            var sound = batch.found.map(\.position)
            var damaged: [Int] = []
            while !sound.isEmpty {
                let judge =
                    request.deduplication == .off
                    ? nil
                    : try access.attempt(for: .update) {
                        try StoreJudge($0, memory: request.limits.memory, acceptsLate: acceptsLate)
                    }
                let gathered = try gather(sound, judge)
                let broken = gathered.report.inputs.filter(\.isDamaged).map(\.index)
                let changed = sound.filter { !batch.isUnchanged($0, inputs[$0]) }
                if broken.isEmpty, changed.isEmpty {
                    try accept(gathered, judge, ids: ids, today: today, into: &outcome)
                    break
                }
                outcome.changed += changed
                damaged += broken.filter { !changed.contains($0) }
                let left = Set(broken + changed)
                sound.removeAll(where: left.contains)
            }
            for position in damaged.sorted() { try setApart(position, into: &outcome) }
            return outcome
        }

        private func gather(_ positions: [Int], _ judge: (any RunJudge)?) throws -> Pipeline.Gathered {
            try Pipeline(
                request: request, inputs: positions.map { inputs[$0] }, environment: environment, progress: progress,
                quarantine: quarantine, positions: positions
            ).gather(plan, judge, isTentative: true)
        }

        private func accept(
            _ gathered: Pipeline.Gathered, _ judge: StoreJudge?, ids: [Int: Int64], today: Int32,
            into outcome: inout Outcome
        ) throws {
            for spool in gathered.spools { quarantine?.collect(spool) }
            var report = gathered.report
            outcome.state = try access.attempt(for: .update) { store in
                try store.read { reader in
                    try gathered.worker.withCounter { counter in
                        try PreparedState(
                            &counter, fresh: judge?.fresh() ?? [:], today: today, reader: reader, plan: plan,
                            id: { ids[$0] ?? 0 })
                    }
                }
            }
            for (position, tally) in outcome.state.tallies { report.settle(input: position, tally) }
            outcome.tooLate = gathered.worker.tooLate
            outcome.report.merge(report)
        }

        /// Reads a damaged input by itself; none of its events is decided on.
        private func setApart(_ position: Int, into outcome: inout Outcome) throws {
            let gathered = try gather([position], request.deduplication == .off ? nil : PostponingJudge())
            guard batch.isUnchanged(position, inputs[position]) else {
                outcome.changed.append(position)
                return
            }
            for spool in gathered.spools { quarantine?.collect(spool) }
            var report = gathered.report
            var undecided = CountTally()
            let totals = report.totals
            undecided.counted =
                totals.records - totals.counted - totals.duplicate - totals.filtered - totals.ignored.total
                - totals.rejected.total
            report.settle(input: position, undecided)
            let state = StateBytes()
            try gathered.worker.withCounter { counter in
                var encoder = try MetricStateEncoder(plan: plan) { state.append($0) }
                try encoder.add(&counter)
                try encoder.addLate(counter)
                try encoder.finish()
            }
            outcome.damaged.append((position, state.bytes))
            outcome.report.merge(report)
        }
    }

    /// Bytes that an encoder writes.
    private final class StateBytes {
        private(set) var bytes: [UInt8] = []

        func append(_ piece: Span<UInt8>) {
            unsafe piece.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
        }
    }
#endif
