#if Store
    internal import Events
    internal import Inflate
    internal import Store

    extension LedgerEntry {
        /// The entry of an input by what a run reports of it.
        init(_ report: InputReport, id: Int64, of found: InputBatch.Found, tooLate: Int64) {
            self.init(digest: found.digest, path: found.name)
            self.id = id
            let totals = report.totals
            isDamaged = report.isDamaged
            records = totals.records
            (counted, duplicate, filtered) = (totals.counted, totals.duplicate, totals.filtered)
            self.tooLate = tooLate
            (ignored, rejected) = (totals.ignored.total, totals.rejected.total)
            (storedBytes, bytes) = (totals.compressedBytes, totals.bytes)
            (firstEvent, lastEvent) = (totals.firstEvent, totals.lastEvent)
            (account, hasSeveralAccounts) = (totals.account, totals.hasSeveralAccounts)
            codes = totals.ignored.nonzero.map { LedgerCode(.ignored, $0.code.code, $0.count) }
            codes += totals.rejected.nonzero.map { LedgerCode(.rejected, $0.code.code, $0.count) }
            codes += totals.warnings.nonzero.map { LedgerCode(.warning, $0.code.code, $0.count) }
            for damage in report.damage { codes.append(LedgerCode(.damage, damage.code.name, 1)) }
        }
    }

    extension RecordTotals {
        /// The totals of what a store has read.
        init(_ entries: LedgerTotals) {
            self.init()
            (records, counted, duplicate, filtered) =
                (entries.sum.records, entries.sum.counted, entries.sum.duplicate, entries.sum.filtered)
            (compressedBytes, bytes) = (entries.sum.storedBytes, entries.sum.bytes)
            (firstEvent, lastEvent) = (entries.sum.firstEvent, entries.sum.lastEvent)
            (account, hasSeveralAccounts) = (entries.sum.account, entries.sum.hasSeveralAccounts)
            for code in entries.codes {
                switch code.kind {
                case .ignored: ignored.add(named: code)
                case .rejected: rejected.add(named: code)
                case .warning: warnings.add(named: code)
                case .damage: break
                }
            }
        }
    }

    extension Tally where Code: StableCode {
        fileprivate mutating func add(named code: LedgerCode) {
            if let known = Code.allCases.first(where: { $0.code == code.code }) { add(known, times: code.count) }
        }
    }

    /// A code with a name that does not change.
    protocol StableCode {
        var code: String { get }
    }

    extension IgnoreReason: StableCode {}
    extension RejectReason: StableCode {}
    extension RecordWarning: StableCode {}

    /// The whole ledger, added up.
    struct LedgerTotals {
        var inputs = 0
        var damaged = 0
        var sum = LedgerEntry(digest: [], path: [])
        var codes: [LedgerCode] = []

        /// Adds up all entries.
        init(_ reader: StoreReader) throws {
            try reader.forEachInput { add($0) }
            codes = try reader.codes()
        }

        private mutating func add(_ entry: LedgerEntry) {
            inputs += 1
            if entry.isDamaged { damaged += 1 }
            sum.records += entry.records
            sum.counted += entry.counted
            sum.duplicate += entry.duplicate
            sum.filtered += entry.filtered
            sum.tooLate += entry.tooLate
            sum.ignored += entry.ignored
            sum.rejected += entry.rejected
            sum.storedBytes += entry.storedBytes
            sum.bytes += entry.bytes
            for time in [entry.firstEvent, entry.lastEvent].compactMap({ $0 }) {
                sum.firstEvent = min(sum.firstEvent ?? time, time)
                sum.lastEvent = max(sum.lastEvent ?? time, time)
            }
            if let account = entry.account {
                if let known = sum.account, known != account { sum.hasSeveralAccounts = true }
                sum.account = min(sum.account ?? account, account)
            }
            if entry.hasSeveralAccounts { sum.hasSeveralAccounts = true }
        }
    }
#endif
