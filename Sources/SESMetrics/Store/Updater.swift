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

        /// What a run came to.
        struct Outcome {
            var report = RunReport()
            var inputs = 0
            var new = 0
            var known = 0
            var replaced = 0
            var tooLate: Int64 = 0
        }

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
        ) throws -> Outcome {
            let settings = try prepare(store, access)
            var request = request
            request.deduplication = settings.deduplication
            request.includesAccountLevel = true
            let news = try NewInputs(
                among: list.inputs, in: store, seed: settings.seed, threads: request.threads, files: environment.files)
            var outcome = Outcome()
            outcome.known = news.unchanged + news.known + news.copies
            for (position, message) in news.unreadable {
                var report = InputReport(index: position, path: list.inputs[position].path)
                report.add(InputDamage(code: .readError, offset: 0, detail: message))
                outcome.report.add(report)
            }
            let progress = makeProgress(list.inputs, news)
            defer { progress?.end() }
            let run = try store.write { writer in
                try writer.beginRun(started: plan.now, version: ToolVersion.current)
            }
            let countingPlan = CountingPlan(settings.options(limits: request.limits))
            for found in Updater.groups(news.found, list.inputs) {
                try Interruption.check()
                let group = InputGroup(
                    found: found, inputs: list.inputs, news: news, request: request, plan: countingPlan, access: access,
                    environment: environment, progress: progress, quarantine: quarantine,
                    acceptsLate: plan.acceptsLate)
                try add(group, to: store, run: run, into: &outcome)
            }
            try finish(store, settings, countingPlan, news, run: run)
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

        private func makeProgress(_ inputs: [ResolvedInput], _ news: NewInputs) -> Progress? {
            guard environment.hasTerminal, !plan.conduct.isQuiet else { return nil }
            let bytes = news.found.reduce(0) { $0 + inputs[$1.position].size }
            return Progress(inputs: news.found.count, totalBytes: bytes, print: environment.printError)
        }

        /// Inputs in their order, in groups that are large enough for a transaction and small enough for memory.
        static func groups(_ found: [NewInputs.Found], _ inputs: [ResolvedInput]) -> [[NewInputs.Found]] {
            var groups: [[NewInputs.Found]] = []
            var bytes = Int64.max
            for input in found {
                let size = inputs[input.position].size
                if groups.isEmpty || bytes + size > groupBytes || groups[groups.count - 1].count >= groupInputs {
                    groups.append([])
                    bytes = 0
                }
                groups[groups.count - 1].append(input)
                bytes += size
            }
            return groups
        }

        /// Adds one group.
        private func add(_ group: InputGroup, to store: StoreFile, run: Int64, into outcome: inout Outcome) throws {
            let first = try store.read { try $0.nextInput() }
            var ids: [Int: Int64] = [:]
            for (offset, found) in group.found.enumerated() { ids[found.position] = first + Int64(offset) }
            let today = EventDay.of(plan.now)
            let added = try group.read(ids: ids, today: today)
            try Interruption.check()
            let names = group.news.names
            let changed = Set(added.changed)
            let positions = Set(group.found.map(\.position))
            let reports = Dictionary(added.report.inputs.map { ($0.index, $0) }) { first, _ in first }
            try store.write { writer in
                for found in group.found where !changed.contains(found.position) {
                    for replaced in found.replaced { try writer.remove(input: replaced, run: run) }
                    guard let report = reports[found.position], let id = ids[found.position]
                    else { continue }
                    try writer.add(
                        LedgerEntry(
                            report, id: id, of: found, tooLate: added.tooLate[found.position] ?? 0),
                        run: run)
                }
                for (name, hint, position) in names {
                    guard let position, positions.contains(position), let id = ids[position],
                        !changed.contains(position)
                    else { continue }
                    var hint = hint
                    hint.input = id
                    try writer.note(path: name, hint)
                }
                try added.state.write(to: writer, run: run, today: today)
                for (position, state) in added.damaged {
                    guard let id = ids[position] else { continue }
                    for (piece, start) in stride(from: 0, to: state.count, by: Updater.pieceBytes).enumerated() {
                        let bytes = Array(state[start..<min(start + Updater.pieceBytes, state.count)])
                        try writer.addDamaged(input: id, piece: piece, run: run, bytes)
                    }
                }
                try writer.noteRun(run, ended: plan.now, isFinished: false)
            }
            outcome.report.merge(added.report)
            outcome.new += group.found.count - changed.count
            outcome.replaced += group.found.reduce(0) { $0 + $1.replaced.count }
            outcome.tooLate += added.tooLate.values.reduce(0, +)
            for position in added.changed.sorted() {
                var report = InputReport(index: position, path: group.inputs[position].path)
                report.add(
                    InputDamage(code: .readError, offset: 0, detail: "changed while it was read; the next run reads it")
                )
                outcome.report.add(report)
            }
        }

        /// Notes the names of known contents, lets go of what is old, and ends the run.
        private func finish(
            _ store: StoreFile, _ settings: StoreSettings, _ countingPlan: CountingPlan, _ news: NewInputs, run: Int64
        ) throws {
            try StoreUpkeep(store: store, settings: settings, plan: countingPlan, now: plan.now, run: run).run()
            try store.write { writer in
                for (name, hint, position) in news.names where position == nil { try writer.note(path: name, hint) }
                for input in news.superseded { try writer.remove(input: input, run: run) }
                try writer.noteRun(run, ended: plan.now, isFinished: true)
            }
        }
    }
#endif
