#if Store
    internal import Metrics
    internal import Store

    /// Looks whether everything in a store can be read, and adds up: each input by the law of conservation, the ledger and
    /// the datapoints, and the ledger and the fingerprints.
    struct StoreAudit {
        /// What does not hold, each in a sentence; none where all is well.
        private(set) var problems: [String] = []

        /// Reads all of a store.
        init(_ reader: StoreReader, _ settings: StoreSettings) throws {
            let plan = CountingPlan(settings.options(limits: RunLimits()))
            let undecided = Set(try reader.damaged().map(\.input))
            var counted: Int64 = 0
            try reader.forEachInput { entry in
                var entry = entry
                entry.codes = try reader.codes(of: entry.id)
                if !entry.conservationHolds {
                    problems.append("input \(entry.id): its \(entry.records) records do not each have one place")
                }
                if !undecided.contains(entry.id) { counted += entry.counted }
            }
            let waiting = try addWaiting(reader, plan)
            let inDatapoints = try addDatapoints(reader, plan)
            if inDatapoints + waiting != counted {
                problems.append(
                    "the ledger counts \(counted) events, the datapoints and waiting notifications \(inDatapoints + waiting)"
                )
            }
            for input in undecided { readDamaged(input, reader, plan) }
            try addSorted(reader, settings, counted: counted)
        }

        private mutating func addDatapoints(_ reader: StoreReader, _ plan: CountingPlan) throws -> Int64 {
            let schema = Counter(plan: plan, judge: nil)
            var sum: Int64 = 0
            try reader.forEachDatapoints { day, blob in
                do throws(MetricStateError) {
                    sum += try StoredDatapoints(blob, like: schema).countedEvents(in: 0)
                } catch {
                    problems.append("datapoints of day \(day): \(error)")
                }
            }
            return sum
        }

        private mutating func addWaiting(_ reader: StoreReader, _ plan: CountingPlan) throws -> Int64 {
            var sum: Int64 = 0
            for piece in try reader.waiting() {
                var counter = Counter(plan: plan, judge: nil)
                do {
                    try counter.wait(for: piece.data)
                    sum += Int64(try counter.waitingKeys().count)
                } catch {
                    problems.append("notifications, piece \(piece.id): \(error)")
                }
            }
            return sum
        }

        private mutating func readDamaged(_ input: Int64, _ reader: StoreReader, _ plan: CountingPlan) {
            do {
                var counter = Counter(plan: plan, judge: nil)
                try MetricStateDecoder(try reader.damagedState(of: input)).read(into: &counter)
            } catch {
                problems.append("damaged input \(input): what is kept of it cannot be read: \(error)")
            }
        }

        private mutating func addSorted(_ reader: StoreReader, _ settings: StoreSettings, counted: Int64) throws {
            var fingerprints: Int64 = 0
            for kind in RunKind.allCases {
                for (day, _) in try reader.sortedDays(kind: kind.rawValue) {
                    for part in try reader.sortedParts(kind: kind.rawValue, day: day) {
                        for blob in try reader.sorted(kind: kind.rawValue, day: day, part: part) {
                            do {
                                switch kind {
                                case .fingerprints: fingerprints += Int64(try SortedRun.count(blob))
                                case .published: _ = try SortedRun.count(blob)
                                case .firstOpens, .firstClicks: _ = try FirstsRun.entries(blob)
                                }
                            } catch {
                                problems.append("\(kind) of day \(day), part \(part): \(error)")
                            }
                        }
                    }
                }
            }
            guard settings.deduplication != .off else { return }
            let known = fingerprints + (try reader.closedFingerprints())
            // Notifications that turned out copies leave theirs.
            if known < counted {
                problems.append("the ledger counts \(counted) events, but only \(known) fingerprints were ever kept")
            }
        }
    }
#endif
