#if Store
    internal import Inflate
    internal import Metrics
    internal import Store

    /// One run of `sesstat update`: what is new is read in groups, each of which is added in one transaction.
    struct Updater {
        let plan: UpdatePlan
        let environment: RunEnvironment

        private var request: RunRequest { plan.conduct.request }

        /// Stored bytes of the inputs that are added together, about.
        private static let groupBytes: Int64 = 256 << 20
        /// Inputs that are added together, at most.
        private static let groupInputs = 20_000
        /// Bytes of a piece of the state of a damaged input.
        private static let pieceBytes = 64 << 20

        /// Runs.
        func run() throws -> ExitStatus {
            let start = Progress.monotonicNanoseconds()
            let list = try InputList(resolving: request.inputs)
            try refuseStreams(list.inputs)
            let summary = try plan.conduct.summary.map { path throws(OutputError) in
                try OutputTarget(path, in: environment.files)
            }
            let quarantineTarget = try request.quarantine.map { path throws(OutputError) in
                try OutputTarget(path, in: environment.files)
            }
            let quarantine = request.quarantine.map {
                Quarantine(path: $0, inputs: list.inputs, limits: request.limits, files: environment.files)
            }
            let lock = try StoreLock(of: plan.store, in: environment.files)
            defer { withExtendedLifetime(lock) {} }
            let access = try StoreAccess(plan.store, for: .update)
            var outcome = try access.attempt(for: .update) { store in
                try add(list, to: store, access, quarantine)
            }
            list.describe(in: &outcome.report)
            outcome.inputs = list.inputs.count
            outcome.report.seconds = Double(Progress.monotonicNanoseconds() - start) / 1e9
            if outcome.tooLate > 0 { outcome.report.warnings.add(.beyondHorizon, times: outcome.tooLate) }
            if outcome.report.totals.hasSeveralAccounts { outcome.report.warnings.add(.severalAccounts) }
            if let quarantine, let quarantineTarget {
                try quarantine.write(to: quarantineTarget)
                try quarantineTarget.commit()
            }
            if let summary {
                try summary.write(SummaryJSON.bytes(outcome.report, inputs: outcome.new).span)
                try summary.commit()
            }
            if !plan.conduct.isQuiet { environment.printError(UpdateText.line(outcome, plan)) }
            let status = plan.conduct.tolerance.status(for: outcome.report)
            return outcome.tooLate > 0 ? .imperfect : status
        }

        /// What comes through a pipe cannot be read twice: once to know it, and once to count it.
        private func refuseStreams(_ inputs: [ResolvedInput]) throws(RunFailure) {
            for input in inputs {
                let status = try? environment.files.status(of: input.path, followingLinks: true)
                guard input.origin == .standardInput || status.map({ $0.kind != .regular }) ?? false else { continue }
                throw RunFailure(
                    .usage, "\(SafeText.escaping(input.displayName)) is no file: a store has to know its inputs again",
                    advice: "write what comes there to a file, and name that")
            }
        }

        // MARK: Adding

        private func add(
            _ list: InputList, to store: StoreFile, _ access: StoreAccess, _ quarantine: Quarantine?
        ) throws -> UpdateOutcome {
            let settings = try prepare(store, access)
            var request = request
            request.deduplication = settings.deduplication
            request.includesAccountLevel = true
            let candidates = try CandidateInputs(among: list.inputs, in: store, files: environment.files)
            var outcome = UpdateOutcome()
            outcome.add(unreadable: candidates.unreadable, of: list.inputs)
            let progress = makeProgress(candidates)
            defer { progress?.end() }
            let run = try store.write { writer in
                try writer.beginRun(started: plan.now, version: ToolVersion.current)
            }
            let countingPlan = CountingPlan(settings.options(limits: request.limits))
            for slice in candidates.groups(ofBytes: Updater.groupBytes, inputs: Updater.groupInputs) {
                try Interruption.check()
                let batch = try InputBatch(
                    slice, of: list.inputs, in: store, seed: settings.seed, threads: request.threads,
                    files: environment.files)
                outcome.add(unreadable: batch.unreadable, of: list.inputs)
                let group = InputGroup(
                    batch: batch, inputs: list.inputs, request: request, plan: countingPlan, access: access,
                    environment: environment, progress: progress, quarantine: quarantine,
                    acceptsLate: plan.acceptsLate)
                try add(group, to: store, run: run, into: &outcome)
            }
            try StoreUpkeep(store: store, settings: settings, plan: countingPlan, now: plan.now, run: run).run()
            try store.write { try $0.noteRun(run, ended: plan.now, isFinished: true) }
            return outcome
        }

        /// The settings of the store, which are written where it is new.
        private func prepare(_ store: StoreFile, _ access: StoreAccess) throws -> StoreSettings {
            let fields = try store.read { try $0.settings() }
            if fields.isEmpty {
                let settings = plan.asked.settings(seed: environment.drawSeed())
                try store.write { writer in
                    for (name, value) in settings.fields { try writer.set(name, value) }
                }
                return settings
            }
            var settings = try store.read { try access.settings($0) }
            try plan.asked.check(against: settings, of: plan.store)
            if let days = plan.asked.horizonDays, days != settings.horizonDays {
                settings.horizonDays = days
                try store.write { try $0.set("horizon", Array("\(days)".utf8)) }
            }
            return settings
        }

        private func makeProgress(_ candidates: CandidateInputs) -> Progress? {
            guard environment.hasTerminal, !plan.conduct.isQuiet else { return nil }
            return Progress(
                inputs: candidates.list.count, totalBytes: candidates.bytes, print: environment.printError)
        }

        /// Adds one group.
        private func add(_ group: InputGroup, to store: StoreFile, run: Int64, into outcome: inout UpdateOutcome) throws
        {
            let batch = group.batch
            let first = try store.read { try $0.nextInput() }
            var ids: [Int: Int64] = [:]
            for (offset, found) in batch.found.enumerated() { ids[found.position] = first + Int64(offset) }
            let today = EventDay.of(plan.now)
            let added = try group.read(ids: ids, today: today)
            try Interruption.check()
            for position in added.changed { ids[position] = nil }
            let reports = Dictionary(added.report.inputs.map { ($0.index, $0) }) { first, _ in first }
            let copies = try store.write { writer in
                for input in batch.superseded { try writer.remove(input: input, run: run) }
                for found in batch.found {
                    guard let id = ids[found.position], let report = reports[found.position] else { continue }
                    for replaced in found.replaced { try writer.remove(input: replaced, run: run) }
                    let tooLate = added.tooLate[found.position] ?? 0
                    try writer.add(LedgerEntry(report, id: id, of: found, tooLate: tooLate), run: run)
                }
                for name in batch.names {
                    var hint = name.hint
                    if let position = name.position {
                        guard let id = ids[position] else { continue }
                        hint.input = id
                    }
                    try writer.note(path: name.path, hint)
                }
                try added.state.write(to: writer, run: run, today: today)
                let copies = try UndecidedCopies.count(
                    added.damaged, after: try writer.damaged().map(\.input), writer, group.plan)
                for (position, copies) in copies {
                    if let id = ids[position] { try writer.discount(input: id, copies: copies) }
                }
                for (position, state) in added.damaged {
                    guard let id = ids[position] else { continue }
                    for (piece, start) in stride(from: 0, to: state.count, by: Updater.pieceBytes).enumerated() {
                        let bytes = Array(state[start..<min(start + Updater.pieceBytes, state.count)])
                        try writer.addDamaged(input: id, piece: piece, run: run, bytes)
                    }
                }
                try writer.noteRun(run, ended: plan.now, isFinished: false)
                return copies
            }
            outcome.add(added, of: batch, inputs: group.inputs)
            for (position, copies) in copies where ids[position] != nil {
                outcome.report.discount(input: position, copies: copies)
            }
        }
    }
#endif
