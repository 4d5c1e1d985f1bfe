#if Store
    internal import Metrics
    internal import Store

    /// Keeps a store small and quick: joins what came in pieces, and lets go of what is past the horizon.
    struct StoreUpkeep {
        let store: StoreFile
        let settings: StoreSettings
        let plan: CountingPlan
        /// Milliseconds since 1970-01-01T00:00:00Z.
        let now: Int64
        /// The run that does it.
        let run: Int64

        /// So many runs of a kind and day, or parts of a day's datapoints, are joined.
        private static let most = 8
        /// How long `changes` can look back, in milliseconds.
        static let memory: Int64 = 35 * 86_400_000
        private static let day: Int64 = 86_400_000
        /// Bytes of sorted runs that are joined in one transaction, about; tests take less.
        ///
        /// SQLite keeps what it writes in memory until then.
        @TaskLocal static var transactionBytes = 32 << 20

        /// Before it, what nobody has asked for or added to since is let go.
        private var horizon: Int64 { now - Int64(settings.horizonDays) * StoreUpkeep.day }

        /// Does what there is to do, each step in a transaction of its own.
        func run(keeping memory: Int64 = StoreUpkeep.memory, most: Int = StoreUpkeep.most) throws {
            try absorbDamaged()
            try absorbWaiting()
            try closeDays()
            try joinRuns(most: most)
            try joinDatapoints(keeping: memory, most: most)
        }

        /// Decides for good on damaged inputs that have not come whole within the horizon.
        private func absorbDamaged() throws {
            for (input, added) in try store.read({ try $0.damaged() }) where added < horizon {
                var tally = CountTally()
                var counter = Counter(plan: plan, judge: nil)
                let today = EventDay.of(now)
                var state = PreparedState()
                try store.read { reader in
                    try MetricStateDecoder(try reader.damagedState(of: input)).read(into: &counter)
                    let judge = try settings.deduplication == .off ? nil : QueryJudge(reader)
                    if let judge { tally = try counter.settleLate { try judge.judge(&$0) } }
                    state = try PreparedState(
                        &counter, fresh: judge?.fresh() ?? [:], today: today, reader: reader, plan: plan,
                        id: { _ in input })
                }
                try store.write { writer in
                    try state.write(to: writer, run: run, today: today)
                    if settings.deduplication != .off {
                        let copies = state.tallies.values.reduce(0) { $0 + $1.duplicate }
                        try writer.settle(
                            input: input, counted: tally.counted - copies, duplicate: tally.duplicate + copies)
                    }
                    try writer.removeDamaged(input: input, run: run)
                }
            }
        }

        /// Counts notifications for good whose published events have not come within the horizon.
        private func absorbWaiting() throws {
            let old = try store.read { try $0.waiting() }.filter { $0.added < horizon }
            if old.isEmpty { return }
            var counter = Counter(plan: plan, judge: nil)
            for piece in old { try counter.wait(for: piece.data) }
            try counter.settleWaiting(without: [])
            let parts = counter.dayParts()
            try store.write { writer in
                for (day, blob) in parts { try writer.addDatapoints(day: day, run: run, blob) }
                for piece in old { try writer.removeWaiting(piece.id, run: run) }
            }
        }

        /// Lets go of the fingerprints of days, of keys of published events, and of messages, to which nothing has been added
        /// for as long as the horizon, and which lie before it.
        private func closeDays() throws {
            func isOld(_ entry: (day: Int32, added: Int64)) -> Bool {
                entry.added < horizon && Int64(entry.day + 1) * StoreUpkeep.day < horizon
            }
            let fingerprints = RunKind.fingerprints.rawValue
            for (day, _) in try store.read({ try $0.sortedDays(kind: fingerprints) }).filter(isOld) {
                try store.write { writer in
                    var count = 0
                    for part in [SortedRun.whole] + Array(0..<256) {
                        for blob in try writer.sorted(kind: fingerprints, day: day, part: part) {
                            count += try SortedRun.count(blob)
                        }
                    }
                    try writer.close(day: day, run: run, fingerprints: Int64(count))
                    try writer.removeSorted(kind: fingerprints, day: day)
                }
            }
            let published = RunKind.published.rawValue
            let days = try store.read { try $0.sortedDays(kind: published) }.filter(isOld)
            if !days.isEmpty {
                try store.write { writer in
                    for (day, _) in days { try writer.removeSorted(kind: published, day: day) }
                }
            }
            for kind in [RunKind.firstOpens, .firstClicks] {
                for (day, _) in try store.read({ try $0.sortedDays(kind: kind.rawValue) }).filter(isOld) {
                    try join(kind, day, try store.read { try $0.sortedRuns(kind: kind.rawValue, day: day) })
                }
            }
        }

        // MARK: Joining

        /// Joins sorted runs where there are many: the small ones, and the largest where they outgrow half of it.
        private func joinRuns(most: Int) throws {
            for kind in RunKind.allCases {
                for (day, _) in try store.read({ try $0.sortedDays(kind: kind.rawValue) }) {
                    let count = try store.read { try $0.sortedRunCount(kind: kind.rawValue, day: day) }
                    guard count >= most else { continue }
                    var runs = try store.read { try $0.sortedRuns(kind: kind.rawValue, day: day) }
                    runs.sort { $0.bytes < $1.bytes }
                    let largest = runs[runs.count - 1].bytes
                    let others = runs.dropLast().reduce(0) { $0 + $1.bytes }
                    if others * 2 < largest { runs.removeLast() }
                    guard runs.count > 1 else { continue }
                    try join(kind, day, runs)
                }
            }
        }

        /// Joins runs of a kind and day, part by part; a part may be in any number of runs, so that what does not fit into one
        /// transaction is done in several.
        private func join(_ kind: RunKind, _ day: Int32, _ runs: [(run: Int64, bytes: Int)]) throws {
            let target = runs.map(\.run).max() ?? run
            let bytes = runs.reduce(0) { $0 + $1.bytes }
            let transactions = min(256, bytes / StoreUpkeep.transactionBytes + 1)
            for number in 0..<transactions {
                try store.write { writer in
                    if number == 0 { try deal(kind, day, runs.map(\.run), to: target, writer) }
                    for part in 256 * number / transactions..<256 * (number + 1) / transactions {
                        var pieces: [[UInt8]] = []
                        for (run, _) in runs {
                            pieces += try writer.sorted(kind: kind.rawValue, day: day, run: run, part: part)
                            try writer.removeSorted(kind: kind.rawValue, day: day, run: run, part: part)
                        }
                        if pieces.isEmpty { continue }
                        var joined = try RunEntries(kind, pieces)
                        joined.letGo(before: horizon)
                        for blob in joined.piece {
                            try writer.addSorted(kind: kind.rawValue, day: day, run: target, part: part, blob)
                        }
                    }
                }
            }
        }

        /// Joins what of runs was too little to be cut, and cuts it where the day is cut, or there is enough of it now.
        private func deal(
            _ kind: RunKind, _ day: Int32, _ runs: [Int64], to target: Int64, _ writer: StoreWriter
        ) throws {
            let isCut = try writer.sortedParts(kind: kind.rawValue, day: day).contains { $0 != SortedRun.whole }
            var whole: [[UInt8]] = []
            for run in runs {
                whole += try writer.sorted(kind: kind.rawValue, day: day, run: run, part: SortedRun.whole)
                try writer.removeSorted(kind: kind.rawValue, day: day, run: run, part: SortedRun.whole)
            }
            var entries = try RunEntries(kind, whole)
            entries.letGo(before: horizon)
            let parts = isCut ? (0..<256).flatMap { entries.takePiece(part: $0) } : entries.parts
            for (part, blob) in parts {
                try writer.addSorted(kind: kind.rawValue, day: day, run: target, part: part, blob)
            }
        }

        /// Joins the datapoints of days that came in many parts, as far as `changes` does not look back.
        private func joinDatapoints(keeping memory: Int64, most: Int) throws {
            let runs = try store.read { try $0.runs() }
            guard let last = runs.last(where: { $0.ended < now - memory || memory == 0 && $0.id <= run }) else {
                return
            }
            for day in try store.read({ try $0.datapointDays(upTo: last.id, moreThan: most) }) {
                try store.write { writer in
                    var counter = Counter(plan: plan, judge: nil)
                    try writer.forEachDatapoints(asOf: last.id, days: day...day) { _, blob in
                        try StoredDatapoints(blob, like: counter).merge(into: &counter)
                    }
                    try writer.removeDatapoints(day: day, upTo: last.id)
                    for (day, blob) in counter.dayParts() { try writer.addDatapoints(day: day, run: last.id, blob) }
                }
            }
            try store.write { writer in
                try writer.forgetRemoved(upTo: last.id)
                try writer.set("changesSince", Array("\(last.id)".utf8))
            }
        }
    }
#endif
