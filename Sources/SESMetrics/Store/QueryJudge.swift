#if Store
    internal import Metrics
    internal import Store

    /// Decides on the events of damaged inputs by what a store knows, within one transaction.
    final class QueryJudge {
        private final class Group {
            var known: KnownFingerprints

            init(_ known: consuming KnownFingerprints) {
                self.known = known
            }
        }

        private let groups: [Group]
        private let shelf: ReaderShelf

        init(_ reader: StoreReader) throws {
            shelf = ReaderShelf(reader)
            let days = Set(try reader.sortedDays(kind: RunKind.fingerprints.rawValue).map(\.day))
            groups = (0..<FingerprintGroup.groups).map {
                Group(KnownFingerprints(number: $0, storedDays: days, closedDays: []))
            }
        }

        func judge(_ batch: inout FingerprintBatch) throws {
            batch.arrange()
            for (number, group) in groups.enumerated() {
                try group.known.judge(&batch, batch.range(of: number), shelf)
            }
        }

        /// What was new, by day.
        func fresh() -> [Int32: [Fingerprint]] {
            var days: [Int32: [Fingerprint]] = [:]
            for group in groups {
                group.known.forEachFresh { day, fingerprints in days[day, default: []] += fingerprints }
            }
            return days
        }
    }
#endif
