internal import Events
package import FuzzSupport
@testable internal import Metrics

/// Pieces of a store, most of them with a checksum that fits: refused by a typed error, or read; what was read of
/// datapoints and put together is written, and then reading and writing it again gives the same bytes.
package enum StoredTarget: FuzzTarget {
    package static let name = "stored"
    package static let sources = ["Metrics/Store/", "Metrics/State/StateTables", "Metrics/State/Pending"]

    private static let plans = StateSample.plans
    /// A query of each plan, by longer windows.
    private static let queries: [CountingPlan] = plans.map { plan in
        var options = plan.options
        options.metrics = [.send, .open, .uniqueOpen, .deliveryLatency, .deliveryRate]
        options.dimensionDefault = "missing"
        if case .seconds = options.grid.period { options.grid = WindowGrid(period: .week, zone: Zones.all[1]) }
        return CountingPlan(options)
    }

    package static func run(_ input: inout FuzzInput) {
        let kind = input.byte()
        let number = Int(kind >> 4) % plans.count
        let isForged = kind & 1 == 0
        switch kind >> 1 & 3 {
        case 0: datapoints(forge(.datapoints, &input, isForged), number)
        case 1: _ = try? SortedRun.fingerprints(forge(.fingerprints, &input, isForged))
        case 2: firsts(forge(.firsts, &input, isForged))
        default: waiting(forge(.waiting, &input, isForged), number)
        }
    }

    private static func forge(_ kind: StoredBlob, _ input: inout FuzzInput, _ isForged: Bool) -> [UInt8] {
        isForged ? kind.seal(input.remainder()) : input.remainder()
    }

    private static func datapoints(_ blob: [UInt8], _ number: Int) {
        let plan = plans[number]
        let schema = Counter(plan: plan, judge: nil)
        guard let part = try? StoredDatapoints(blob, like: schema) else { return }
        _ = part.countedEvents(in: 0)
        var counter = Counter(plan: plan, judge: nil)
        part.merge(into: &counter)
        let written = counter.dayParts()
        var again = Counter(plan: plan, judge: nil)
        for (_, blob) in written {
            guard let part = try? StoredDatapoints(blob, like: schema) else { differ("what was written is refused") }
            part.merge(into: &again)
        }
        if again.dayParts().map(\.blob) != written.map(\.blob) { differ("other bytes than were read") }
        let query = queries[number]
        guard let projection = try? StoreProjection(of: plan.options, for: query) else { return }
        var asked = Counter(plan: query, judge: nil)
        guard (try? part.add(projection, to: &asked)) != nil else { return }
        asked.dropEmptyFirsts()
        _ = try? asked.result()
    }

    private static func firsts(_ blob: [UInt8]) {
        guard let entries = try? FirstsRun.entries(blob) else { return }
        if FirstsRun.merged([entries, entries]).count != entries.count { differ("a message stands twice") }
        var found = 0
        FirstsRun.find(entries[...], in: entries) { _, _ in found += 1 }
        if found != entries.count { differ("\(found) of \(entries.count) messages are found") }
    }

    private static func waiting(_ blob: [UInt8], _ number: Int) {
        var counter = Counter(plan: plans[number], judge: nil)
        guard (try? counter.wait(for: blob)) != nil, let keys = try? counter.waitingKeys() else { return }
        var told = 0
        _ = try? counter.takeWaiting(without: Set(keys.prefix(1)), input: { $0 }, tell: { _, _ in told += 1 })
        if told != keys.count { differ("\(told) of \(keys.count) notifications") }
    }
}
