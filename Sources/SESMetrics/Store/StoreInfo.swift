#if Store
    internal import Metrics
    internal import Store

    /// What `sesstat store info` says.
    enum StoreInfo {
        static func text(_ reader: StoreReader, _ settings: StoreSettings) throws -> String {
            let time = ZonedTime(.utc)
            let totals = try LedgerTotals(reader)
            let runs = try reader.runs()
            let size = try reader.size()
            let damaged = try reader.damaged()
            let waiting = try reader.waiting().reduce(0) { $0 + $1.events }
            let closed = try reader.closedDays().count
            let sets = settings.dimensionSets.map { $0.map(\.name).joined(separator: ",") }
            let instant = { (time: Int64?, text: (Int64) -> String) in time.map(text) ?? "none" }
            var lines: [(String, String)] = [
                ("period", settings.period.description),
                ("dimensions", sets.isEmpty ? "none" : sets.joined(separator: "; ")),
                ("by", settings.placement.rawValue), ("simulator", settings.simulator.rawValue),
                ("deduplicate", settings.deduplication.rawValue), ("horizon", "\(settings.horizonDays)d"),
                ("inputs", ReadableNumber.count(Int64(totals.inputs))),
                ("damaged inputs", ReadableNumber.count(Int64(totals.damaged))),
                ("of them undecided", ReadableNumber.count(Int64(damaged.count))),
                ("records", ReadableNumber.count(totals.sum.records)),
                ("counted", ReadableNumber.count(totals.sum.counted)),
                ("duplicate", ReadableNumber.count(totals.sum.duplicate)),
                ("filtered", ReadableNumber.count(totals.sum.filtered)),
                ("of them too late", ReadableNumber.count(totals.sum.tooLate)),
                ("ignored", ReadableNumber.count(totals.sum.ignored)),
                ("rejected", ReadableNumber.count(totals.sum.rejected)),
                ("notifications waiting", ReadableNumber.count(waiting)),
                ("first event", instant(totals.sum.firstEvent) { time.exactText($0) }),
                ("last event", instant(totals.sum.lastEvent) { time.exactText($0) }),
                ("days let go of", ReadableNumber.count(Int64(closed))),
                ("runs", ReadableNumber.count(Int64(runs.count))),
                ("last run", instant(runs.last?.ended) { time.text($0) }),
            ]
            if let last = runs.last, !last.isFinished { lines.append(("", "the last run did not come to its end")) }
            lines.append(("size", "\(ReadableNumber.bytes(size.used)), \(ReadableNumber.bytes(size.free)) free"))
            let width = lines.reduce(0) { max($0, $1.0.count) }
            return lines.map { name, value in
                name + String(repeating: " ", count: width - name.count + 2) + SafeText.escaping(value) + "\n"
            }.joined()
        }
    }
#endif
