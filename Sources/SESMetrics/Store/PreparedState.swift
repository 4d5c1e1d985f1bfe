#if Store
    internal import Metrics
    internal import Store

    /// What a part of an update adds to a store, worked out before the transaction that writes it.
    struct PreparedState {
        /// A first open or click that is to be stored, whose list is a position in ``lists``.
        private struct Firsts {
            var kind: RunKind
            var entries: [StoredFirst]
        }

        private var datapoints: [(day: Int32, blob: [UInt8])] = []
        private var fingerprints: [(day: Int32, parts: [(part: Int, blob: [UInt8])])] = []
        private var published: [(part: Int, blob: [UInt8])] = []
        private var firsts: [Firsts] = []
        private var lists: [[UInt8]] = []
        private var waiting: [(events: Int64, blob: [UInt8])] = []
        /// Pieces of the store that are replaced, and copies that were found among the events of its inputs.
        private var replacedWaiting: [Int64] = []
        private var keptWaiting: [(events: Int64, blob: [UInt8])] = []
        private(set) var foundCopies: [Int64: Int64] = [:]
        /// What became of notifications of this part, by the position of their input.
        private(set) var tallies: [Int: CountTally] = [:]

        /// Nothing.
        init() {}

        /// Works out what a counter's state adds.
        ///
        /// - Parameters:
        ///   - counter: What was counted; what waits or is to be compared is taken out of it.
        ///   - fresh: Fingerprints that are new, by day.
        ///   - today: The UTC day on which this happens.
        ///   - reader: The store as it is.
        ///   - plan: What the store counts.
        ///   - id: The number that an input will have in the ledger.
        /// - Throws: What the store says.
        init(
            _ counter: inout Counter, fresh: [Int32: [Fingerprint]], today: Int32, reader: StoreReader,
            plan: CountingPlan, id: (Int) -> Int64
        ) throws {
            let shelf = ReaderShelf(reader)
            for kind in [RunKind.firstOpens, .firstClicks] {
                try addFirsts(kind, &counter, today: today, reader, shelf)
            }
            try addNotifications(&counter, reader, shelf, plan, id: id)
            datapoints = counter.dayParts()
            fingerprints = fresh.sorted { $0.key < $1.key }.map { ($0.key, SortedRun.encode($0.value)) }
        }

        // MARK: First opens and clicks

        private mutating func addFirsts(
            _ kind: RunKind, _ counter: inout Counter, today: Int32, _ reader: StoreReader, _ shelf: ReaderShelf
        ) throws {
            let found = counter.takeFirsts(kind)
            if found.isEmpty { return }
            let old = try FirstsLookup(kind, shelf).find(found)
            var positions: [UInt32: UInt32] = [:]
            var entries: [StoredFirst] = []
            for (first, known) in zip(found, old) {
                let position: UInt32
                if let number = positions[first.list] {
                    position = number
                } else {
                    position = UInt32(lists.count)
                    positions[first.list] = position
                    lists.append(counter.namesOfList(first.list))
                }
                if let known {
                    guard first.precedes(known) else { continue }
                    guard let list = try reader.list(known.list) else { throw MetricStateError.inconsistent }
                    try counter.addFirst(kind, window: known.window, list: list, -1)
                }
                try counter.addFirst(kind, window: first.window, list: lists[Int(position)], 1)
                var entry = first
                entry.list = position
                entry.added = UInt16(clamping: today)
                entries.append(entry)
            }
            firsts.append(Firsts(kind: kind, entries: entries))
        }

        // MARK: Notifications

        private mutating func addNotifications(
            _ counter: inout Counter, _ reader: StoreReader, _ shelf: ReaderShelf, _ plan: CountingPlan,
            id: (Int) -> Int64
        ) throws {
            let new = Set(try counter.takePublished())
            published = SortedRun.encode(Array(new))
            let known = PublishedLookup(reader, shelf)
            let keys = try counter.waitingKeys()
            let copies = try known.find(keys).union(new.intersection(keys))
            var events: Int64 = 0
            let pieces = try counter.takeWaiting(
                without: copies, input: { Int(id($0)) },
                tell: { input, isCopy in
                    if isCopy {
                        tallies[input, default: CountTally()].duplicate += 1
                    } else {
                        tallies[input, default: CountTally()].counted += 1
                        events += 1
                    }
                })
            for (index, piece) in pieces.enumerated() { waiting.append((index == 0 ? events : 0, piece)) }
            if new.isEmpty { return }
            for piece in try reader.waiting() { try settle(piece.id, piece.data, new, plan) }
        }

        /// Takes copies of what is published now out of a piece of notifications.
        private mutating func settle(_ id: Int64, _ data: [UInt8], _ new: Set<Fingerprint>, _ plan: CountingPlan) throws
        {
            var scratch = Counter(plan: plan, judge: nil)
            try scratch.wait(for: data)
            guard try scratch.waitingKeys().contains(where: new.contains) else { return }
            var found: [Int64: Int64] = [:]
            var kept: Int64 = 0
            let pieces = try scratch.takeWaiting(
                without: new, input: { $0 },
                tell: { input, isCopy in
                    if isCopy { found[Int64(input), default: 0] += 1 } else { kept += 1 }
                })
            replacedWaiting.append(id)
            foundCopies.merge(found) { $0 + $1 }
            for (index, piece) in pieces.enumerated() { keptWaiting.append((index == 0 ? kept : 0, piece)) }
        }

        // MARK: Writing

        /// Writes all of it.
        func write(to writer: StoreWriter, run: Int64, today: Int32) throws {
            for (day, blob) in datapoints { try writer.addDatapoints(day: day, run: run, blob) }
            for (day, parts) in fingerprints {
                for (part, blob) in parts {
                    try writer.addSorted(
                        kind: RunKind.fingerprints.rawValue, day: day, run: run, part: part, blob)
                }
            }
            for (part, blob) in published {
                try writer.addSorted(kind: RunKind.published.rawValue, day: today, run: run, part: part, blob)
            }
            let numbers = try lists.map { try writer.intern(list: $0) }
            for first in firsts {
                let entries = first.entries.map { entry in
                    var entry = entry
                    entry.list = numbers[Int(entry.list)]
                    return entry
                }
                for (day, entries) in Dictionary(grouping: entries, by: \.day).sorted(by: { $0.key < $1.key }) {
                    for (part, blob) in FirstsRun.encode(entries) {
                        try writer.addSorted(kind: first.kind.rawValue, day: day, run: run, part: part, blob)
                    }
                }
            }
            for id in replacedWaiting { try writer.removeWaiting(id, run: run) }
            for (events, blob) in waiting + keptWaiting { try writer.addWaiting(run: run, events: events, blob) }
            for (input, copies) in foundCopies { try writer.discount(input: input, copies: copies) }
        }
    }
#endif
