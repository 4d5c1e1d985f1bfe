#if Store
    internal import Metrics
    internal import Store

    /// Answers a request from a store in place of inputs, with the same datapoints.
    struct StoreQuery {
        let path: FilePath
        let request: RunRequest
        /// What would answer it from the inputs, for messages.
        let command: String

        /// What a store says.
        struct Answer {
            var table: ResultTable
            var report: RunReport
            /// Number of inputs in the ledger.
            var inputs: Int
        }

        /// Answers from the store as it is.
        func run() throws -> Answer {
            let access = try StoreAccess(path, for: .query)
            return try access.attempt(for: .query) { store in
                try store.read { try answer($0, access, asOf: nil) }
            }
        }

        /// Answers within a transaction, as things stood after a run, or as they are.
        func answer(_ reader: StoreReader, _ access: StoreAccess, asOf run: Int64?) throws -> Answer {
            let settings = try access.settings(reader)
            var limits = request.limits
            limits.valueBytes = settings.valueBytes
            let stored = CountingPlan(settings.options(limits: limits))
            var asked = request
            asked.limits = limits
            let plan = CountingPlan(asked.countingOptions(seed: settings.seed))
            let projection: StoreProjection
            do throws(StoreProjection.Refusal) {
                projection = try StoreProjection(of: stored.options, for: plan)
            } catch {
                throw refusal(error, settings)
            }
            var counter = Counter(plan: plan, judge: nil)
            let schema = Counter(plan: stored, judge: nil)
            let add = { (blob: [UInt8], counter: inout Counter) throws in
                let part = try StoredDatapoints(blob, like: schema)
                do throws(StoreProjection.Refusal) {
                    try part.add(projection, to: &counter)
                } catch {
                    throw refusal(error, settings)
                }
            }
            try reader.forEachDatapoints(asOf: run, days: projection.days) { _, blob in
                try Interruption.check()
                try add(blob, &counter)
                if counter.isOverLimit { throw RunFailure(tablesBeyondMemory: request.limits) }
            }
            for (_, blob) in try undecided(reader, stored, settings, asOf: run) { try add(blob, &counter) }
            counter.dropEmptyFirsts()
            return try finish(&counter, reader)
        }

        /// The datapoints of what may yet turn out otherwise: notifications that wait, and damaged inputs.
        private func undecided(
            _ reader: StoreReader, _ plan: CountingPlan, _ settings: StoreSettings, asOf run: Int64?
        ) throws -> [(day: Int32, blob: [UInt8])] {
            var counter = Counter(plan: plan, judge: nil)
            for piece in try reader.waiting(asOf: run) { try counter.wait(for: piece.data) }
            let damaged = try reader.damaged(asOf: run)
            if damaged.isEmpty {
                try counter.settleWaiting(without: [])
                return counter.dayParts()
            }
            for (input, _) in damaged {
                try MetricStateDecoder(try reader.damagedState(of: input)).read(into: &counter)
            }
            let judge = try QueryJudge(reader)
            _ = try counter.settleLate { try judge.judge(&$0) }
            let shelf = ReaderShelf(reader)
            let published = Set(try counter.takePublished())
            let keys = try counter.waitingKeys()
            let copies = try PublishedLookup(reader, shelf).find(keys).union(published.intersection(keys))
            try counter.settleWaiting(without: copies)
            for kind in [RunKind.firstOpens, .firstClicks] {
                let found = counter.takeFirsts(kind)
                let known = try FirstsLookup(kind, shelf).find(found)
                for (first, known) in zip(found, known) {
                    if let known {
                        guard first.precedes(known) else { continue }
                        guard let list = try reader.list(known.list) else { throw MetricStateError.inconsistent }
                        try counter.addFirst(kind, window: known.window, list: list, -1)
                    }
                    try counter.addFirst(kind, window: first.window, list: counter.namesOfList(first.list), 1)
                }
            }
            return counter.dayParts()
        }

        private func finish(_ counter: inout Counter, _ reader: StoreReader) throws -> Answer {
            let totals = try LedgerTotals(reader)
            var report = RunReport(ledger: RecordTotals(totals))
            let table: ResultTable
            do throws(ResultLimitError) {
                table = try counter.result()
            } catch {
                throw RunFailure(tooManyZeros: error)
            }
            if counter.isFolded { report.warnings.add(.seriesFolded) }
            if totals.sum.tooLate > 0 { report.warnings.add(.beyondHorizon, times: totals.sum.tooLate) }
            if report.totals.hasSeveralAccounts { report.warnings.add(.severalAccounts) }
            if table.rows.count > request.limits.datapoints { throw RunFailure(tooManyDatapoints: request.limits) }
            return Answer(table: table, report: report, inputs: totals.inputs)
        }

        /// Why the store cannot answer, and what can.
        private func refusal(_ refusal: StoreProjection.Refusal, _ settings: StoreSettings) -> RunFailure {
            let name = SafeText.escaping(path.text)
            let period = settings.period.description
            let what: String
            switch refusal {
            case .period: what = "\(name) keeps windows of \(period), of which those of --period are not made"
            case .zone: what = "\(name) keeps windows of \(period), at which days of --time-zone do not begin"
            case .range: what = "\(name) keeps windows of \(period), and --start-time or --end-time lies within one"
            case .dimensions(let names):
                let set = SafeText.escaping(names.joined(separator: ","))
                what = "\(name) does not keep \(set.isEmpty ? "the account level" : "--dimensions \(set)")"
            case .option(let option): what = "\(name) was not made for this \(option)"
            }
            return RunFailure(
                .usage, what,
                advice:
                    "sesstat store info says what it keeps; sesstat \(command) INPUT… answers from the archive itself")
        }
    }

    extension RunFailure {
        /// `--fill` would write too much.
        init(tooManyZeros error: ResultLimitError) {
            self.init(
                .limit, "--fill would write more than \(ResultLimitError.maximumFilledCells) zeros",
                advice: "choose a longer --period, fewer --dimensions or a shorter range")
        }
    }
#endif
