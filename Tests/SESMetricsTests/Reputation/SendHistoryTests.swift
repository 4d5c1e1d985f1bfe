import Metrics
import Testing

@testable import SESMetrics

@Suite("The last messages") struct SendHistoryTests {
    private func entry(
        _ kind: SendHistory.Kind, _ time: Int64, key: UInt64 = 0, isCounted: Bool = true, isNotification: Bool = false
    ) -> SendHistory.Entry {
        SendHistory.Entry(
            time: time, key: Fingerprint(high: key, low: 1), kind: kind, isCounted: isCounted,
            isNotification: isNotification)
    }

    private func history(_ volume: Int, _ entries: [SendHistory.Entry]) -> SendHistory {
        var history = SendHistory(volume: volume)
        for entry in entries { _ = history.add(entry) }
        return history
    }

    /// Events of random messages, several to a millisecond, of which some bounce or bring complaints.
    private func entries(_ count: Int, seed: UInt64) -> [SendHistory.Entry] {
        var random = SeededGenerator(seed: seed)
        var entries: [SendHistory.Entry] = []
        for number in 0..<count {
            let time = Int64.random(in: 0..<Int64(count), using: &random)
            entries.append(entry(.send, time))
            let kind: SendHistory.Kind = number % 5 == 0 ? .hardBounce : .delivery
            entries.append(entry(kind, time, key: UInt64(number)))
            if number % 7 == 0 { entries.append(entry(kind, time, key: UInt64(number), isNotification: true)) }
            if number % 11 == 0 { entries.append(entry(.complaint, time, key: UInt64(number + count))) }
        }
        return entries.shuffled(using: &random)
    }

    /// The same by the definition, over all entries at once.
    private func expected(_ volume: Int, _ entries: [SendHistory.Entry]) -> (ReputationCounts, Int64) {
        let times = entries.filter { $0.kind == .send }.map(\.time).sorted(by: >)
        let start = times[min(volume, times.count) - 1]
        var counts = ReputationCounts()
        for entry in entries where entry.time >= start && !entry.isNotification {
            switch entry.kind {
            case .send: counts.sends += 1
            case .delivery: counts.deliveries += 1
            case .hardBounce: counts.hardBounces += 1
            case .complaint: counts.complaints += 1
            }
        }
        return (counts, start)
    }

    @Test("any order and any split over workers give what the definition says", arguments: [1, 10, 500, 3000, 30_000])
    func definition(volume: Int) throws {
        let entries = entries(20_000, seed: UInt64(volume))
        let (counts, start) = expected(volume, entries)
        for order in [entries, entries.reversed(), entries.sorted { $0.time < $1.time }] {
            let whole = try #require(history(volume, order).result())
            #expect(whole.counts == counts && whole.start == start)
            var merged = history(volume, Array(order[..<7000]))
            merged.merge(history(volume, Array(order[7000...])))
            let parts = try #require(merged.result())
            #expect(parts.counts == counts && parts.start == start)
        }
    }

    @Test("what can no more be among the last is forgotten")
    func bounded() {
        var history = SendHistory(volume: 100)
        for time in 0..<Int64(200_000) {
            _ = history.add(entry(.send, time))
            _ = history.add(entry(.delivery, time, key: UInt64(time)))
            #expect(history.count < 5000)
        }
        #expect(history.result()?.counts == ReputationCounts(sends: 100, deliveries: 100))
    }

    @Test("messages of the same millisecond stay together")
    func ties() {
        let history = history(2, [entry(.send, 5), entry(.send, 5), entry(.send, 5), entry(.send, 4)])
        #expect(history.result()?.counts.sends == 3)
    }

    @Test("a notification counts unless the same was published, even if that is filtered out")
    func notifications() {
        let entries = [
            entry(.send, 1), entry(.hardBounce, 1, key: 1, isNotification: true),
            entry(.hardBounce, 1, key: 2, isNotification: true), entry(.hardBounce, 1, key: 2, isCounted: false),
        ]
        #expect(history(1, entries).result()?.counts == ReputationCounts(sends: 1, hardBounces: 1))
    }

    @Test("without a send there are no last messages")
    func nothing() {
        #expect(history(3, [entry(.hardBounce, 1)]).result() == nil)
        #expect(history(3, [entry(.hardBounce, 1), entry(.send, 2)]).result()?.counts.hardBounces == 0)
    }
}
