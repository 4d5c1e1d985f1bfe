#if Store
    internal import Metrics
    internal import Store

    /// What a store knows of the first opens, or first clicks, of messages: by the days of messages, since an earlier event of
    /// a message may come on any.
    struct FirstsLookup {
        private let kind: RunKind
        private let shelf: ReaderShelf

        init(_ kind: RunKind, _ shelf: ReaderShelf) {
            self.kind = kind
            self.shelf = shelf
        }

        /// What is known of the messages of some entries, which are in the order of their days and messages.
        func find(_ entries: [StoredFirst]) throws -> [StoredFirst?] {
            var found = [StoredFirst?](repeating: nil, count: entries.count)
            var start = 0
            var whole: (day: Int32, lists: [[StoredFirst]])?
            while start < entries.count {
                let (day, part) = (entries[start].day, FirstsRun.part(of: entries[start]))
                if whole?.day != day { whole = (day, try lists(day, SortedRun.whole)) }
                let end =
                    entries[start...].firstIndex { $0.day != day || FirstsRun.part(of: $0) != part } ?? entries.count
                for list in try (whole?.lists ?? []) + lists(day, part) {
                    FirstsRun.find(entries[start..<end], in: list) { index, known in
                        // A later run has an entry only where it precedes that of an earlier one.
                        if let other = found[index], other.precedes(known) { return }
                        found[index] = known
                    }
                }
                start = end
            }
            return found
        }

        private func lists(_ day: Int32, _ part: Int) throws -> [[StoredFirst]] {
            try shelf.runs(kind, day: day, part: part).map { try FirstsRun.entries($0) }
        }
    }

    /// What a store knows of published events.
    struct PublishedLookup {
        private let reader: StoreReader
        private let shelf: ReaderShelf

        init(_ reader: StoreReader, _ shelf: ReaderShelf) {
            self.reader = reader
            self.shelf = shelf
        }

        /// Those of some keys that are keys of published events.
        func find(_ keys: [Fingerprint]) throws -> Set<Fingerprint> {
            if keys.isEmpty { return [] }
            var byPart: [Int: Set<Fingerprint>] = [:]
            for key in keys { byPart[SortedRun.part(of: key), default: []].insert(key) }
            let all = Set(keys)
            var found: Set<Fingerprint> = []
            for (day, _) in try reader.sortedDays(kind: RunKind.published.rawValue) {
                for run in try shelf.runs(.published, day: day, part: SortedRun.whole) {
                    found.formUnion(try SortedRun.fingerprints(run).filter(all.contains))
                }
                for (part, wanted) in byPart {
                    for run in try shelf.runs(.published, day: day, part: part) {
                        found.formUnion(try SortedRun.fingerprints(run).filter(wanted.contains))
                    }
                }
            }
            return found
        }
    }
#endif
