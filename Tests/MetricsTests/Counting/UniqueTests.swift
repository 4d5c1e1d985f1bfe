import Events
import Testing

@testable import Metrics

@Suite("Unique opens and clicks") struct UniqueTests {
    private static let minute = 60_000

    private func options(
        dimensions: [[String]] = [], _ change: (inout CountingOptions) -> Void = { _ in }
    ) -> CountingOptions {
        countingOptions(dimensions: dimensions) {
            $0.metrics = [.open, .click, .uniqueOpen, .uniqueClick]
            change(&$0)
        }
    }

    private static func open(
        _ message: String, at minutes: Int, _ change: (inout EventRecord) -> Void = { _ in }
    ) -> EventRecord {
        EventRecord(.open).with {
            $0.messageID = message
            $0.time = EventRecord.clock(minutes * minute)
            change(&$0)
        }
    }

    @Test("the first by time counts, in its own window, whatever the order; the others are counted as opens")
    func first() throws {
        for order in [[70, 5, 601], [601, 70, 5], [5, 601, 70]] {
            let outcome = try count(order.map { UniqueTests.open("m", at: $0) }, options())
            #expect(outcome.starts(.uniqueOpen) == [Int64(5 * UniqueTests.minute)])
            #expect(outcome.total(.uniqueOpen) == 1)
            #expect(outcome.total(.open) == 3)
            #expect(outcome.tally == .of(counted: 3))
        }
    }

    @Test("each message has its own first, and opens and clicks have nothing to do with each other")
    func messages() throws {
        let click = EventRecord(.click).with { $0.messageID = "a" }
        let outcome = try count([UniqueTests.open("a", at: 1), UniqueTests.open("b", at: 2), click, click], options())
        #expect(outcome.total(.uniqueOpen) == 2)
        #expect(outcome.total(.uniqueClick) == 1)
    }

    @Test("a first open before the range leaves none inside it, and is filtered")
    func range() throws {
        let records = [UniqueTests.open("a", at: 10), UniqueTests.open("a", at: 70), UniqueTests.open("b", at: 80)]
        let from = EventRecord.midnight + Int64(60 * UniqueTests.minute)
        for records in [records, records.reversed()] {
            let outcome = try count(records, options { $0.range = from ..< .max })
            #expect(outcome.total(.uniqueOpen) == 1)
            #expect(outcome.total(.open) == 2)
            #expect(outcome.tally == .of(counted: 2, filtered: 1))
        }
        let late = try count(records, options { $0.range = .min..<from })
        #expect(late.total(.uniqueOpen) == 1)
    }

    @Test("events outside the range make no series, and none is folded for them")
    func rangeSeries() throws {
        let records = (0..<40).map { number in
            UniqueTests.open("m-\(number)", at: number) { $0.tags["campaign"] = ["c-\(number)"] }
        }
        let limited = options(dimensions: [["campaign"]]) {
            $0.range = EventRecord.midnight + Int64(38 * UniqueTests.minute) ..< .max
            $0.maximumSeries = 2
        }
        let outcome = try count(records, limited)
        #expect(!outcome.isFolded)
        #expect(outcome.sums(.uniqueOpen, set: 1) == ["c-38": 1, "c-39": 1])
    }

    @Test("by send the first is still by event time, and counts where the message was sent")
    func bySend() throws {
        let records = [300, 200].map { minutes in
            UniqueTests.open("m", at: minutes) { $0.sendTime = EventRecord.clock(90 * UniqueTests.minute) }
        }
        let outcome = try count(records, options { $0.placement = .send })
        #expect(outcome.starts(.uniqueOpen) == [Int64(90 * UniqueTests.minute)])
        let without = UniqueTests.open("m", at: 1) { $0.sendTime = nil }
        let all = try count(records + [without], options { $0.placement = .send })
        #expect(all.total(.uniqueOpen) == 1, "what has no send time has no place among the others")
    }

    @Test("what the filters leave out is nobody's first")
    func filters() throws {
        let early = UniqueTests.open("m", at: 1) { $0.tags["campaign"] = ["a"] }
        let late = UniqueTests.open("m", at: 100) { $0.tags["campaign"] = ["b"] }
        let condition = DimensionCondition(try #require(Dimension("campaign")), "b")
        let outcome = try count([early, late], options { $0.conditions = [condition] })
        #expect(outcome.starts(.uniqueOpen) == [Int64(100 * UniqueTests.minute)])
        let simulated = UniqueTests.open("m", at: 1) { $0.destination = ["success@simulator.amazonses.com"] }
        let real = try count([simulated, late], options { $0.simulator = .exclude })
        #expect(real.starts(.uniqueOpen) == [Int64(100 * UniqueTests.minute)])
    }

    @Test("a first open counts once in each value that its recipients have, and once where all are folded together")
    func recipients() throws {
        let record = UniqueTests.open("m", at: 1) { $0.destination = ["a@x.example", "b@y.example", "c@y.example"] }
        let plain = try count([record], options(dimensions: [["field/recipientDomain"]]))
        #expect(plain.sums(.uniqueOpen, set: 1) == ["x.example": 1, "y.example": 1])
        #expect(plain.total(.uniqueOpen) == 1)
        let folded = try count([record], options(dimensions: [["field/recipientDomain"]]) { $0.maximumSeries = 1 })
        #expect(folded.sums(.uniqueOpen, set: 1) == ["x.example": 1, "(other)": 1])
        #expect(folded.sums(.open, set: 1) == folded.sums(.uniqueOpen, set: 1))
    }

    @Test("of two at the same time the choice depends on neither order, workers, nor the run's secret")
    func ties() throws {
        let clicks = (0..<12).map { number in
            EventRecord(.click).with { $0.payloadJSON["linkTags"] = "{\"slot\":[\"s-\(number)\"]}" }
        }
        var found: Set<[String: Int64]> = []
        for seed in 0..<20 as Range<UInt64> {
            var random = SplitMix(seed)
            let tied = options(dimensions: [["link/slot"]]) { $0.seed = (seed, seed &* 77) }
            let plan = CountingPlan(tied)
            let judge = SetJudge()
            let workers = (0..<3).map { _ in CountingWorker(plan, judge: judge) }
            for click in clicks.shuffled(using: &random) { workers.randomElement(using: &random)?.read([click]) }
            for other in workers.dropFirst() { workers[0].merge(other) }
            found.insert(try workers[0].finish().sums(.uniqueClick, set: 1))
        }
        #expect(found.count == 1)
        #expect(found.first?.values.reduce(0, +) == 1)
    }

    @Test(
        "at the same time an event inside the range comes before one outside, and the earlier window before the later")
    func tiesByPlace() throws {
        let sent = [400, 100, 250].map { minutes in
            UniqueTests.open("m", at: 500) { $0.sendTime = EventRecord.clock(minutes * UniqueTests.minute) }
        }
        let from = EventRecord.midnight + Int64(200 * UniqueTests.minute)
        for records in [sent, sent.reversed()] {
            let outcome = try count(
                records,
                options {
                    $0.placement = .send
                    $0.range = from ..< .max
                })
            #expect(outcome.starts(.uniqueOpen) == [Int64(250 * UniqueTests.minute)])
        }
    }

    @Test("whatever the order and however split over workers, it is what a slow model says", arguments: 0..<60)
    func model(seed: UInt64) throws {
        var random = SplitMix(seed)
        var used: Set<[Int]> = []
        let events = (0..<Int.random(in: 1...150, using: &random)).compactMap { _ -> UniqueModel.Event? in
            let type: EventType = Bool.random(using: &random) ? .open : .click
            let message = Int.random(in: 0..<40, using: &random)
            let time = Int.random(in: 0..<600, using: &random) * 97_000
            guard used.insert([Int(type.rawValue), message, time]).inserted else { return nil }
            return UniqueModel.Event(
                type: type, message: message, time: time, sent: message * 1_234_567,
                campaign: ["a", "b", "c"].randomElement(using: &random) ?? "a")
        }
        let bySend = Bool.random(using: &random)
        let range = Bool.random(using: &random) ? 0..<86_400_000 : 11_111_111..<40_000_000
        let chosen = options(dimensions: [["campaign"]]) {
            $0.metrics = [.uniqueOpen, .uniqueClick]
            $0.placement = bySend ? .send : .event
            $0.range = EventRecord.midnight + Int64(range.lowerBound)..<EventRecord.midnight + Int64(range.upperBound)
            $0.deduplication = [.logical, .exact, .off].randomElement(using: &random) ?? .off
        }
        let plan = CountingPlan(chosen)
        let judge = SetJudge()
        let workers = (0..<Int.random(in: 1...4, using: &random)).map { _ in
            CountingWorker(plan, judge: chosen.deduplication == .off ? nil : judge)
        }
        for event in (events + events.prefix(20)).shuffled(using: &random) {
            workers.randomElement(using: &random)?.read([event.record])
        }
        for other in workers.dropFirst() { workers[0].merge(other) }
        let model = UniqueModel(events, bySend: bySend, range: range, period: 300_000)
        #expect(try workers[0].finish().uniqueSums == model.sums)
    }
}
