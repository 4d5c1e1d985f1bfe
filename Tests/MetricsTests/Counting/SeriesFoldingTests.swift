import Events
import Testing

@testable import Metrics

@Suite("Folding of series") struct SeriesFoldingTests {
    /// Deals records out to workers in random order and batches, folds now and then, and merges in random order.
    static func deal(
        _ records: [EventRecord], _ options: CountingOptions, workers count: Int, _ random: inout SplitMix
    ) throws -> CountingOutcome {
        let plan = CountingPlan(options)
        let judge = SetJudge()
        var workers = (0..<count).map { _ in CountingWorker(plan, judge: judge) }
        let shuffled = records.shuffled(using: &random)
        var at = 0
        while at < shuffled.count {
            let end = min(at + Int.random(in: 1...80, using: &random), shuffled.count)
            let worker = workers[Int.random(in: 0..<count, using: &random)]
            worker.read(Array(shuffled[at..<end]))
            if Int.random(in: 0..<3, using: &random) == 0 { worker.counter.foldSeries() }
            at = end
        }
        workers.shuffle(using: &random)
        for worker in workers.dropFirst() { workers[0].merge(worker) }
        return try workers[0].finish()
    }

    /// Values of different lengths, many of them beginnings of others, and some beyond ASCII.
    private static func value(_ random: inout SplitMix) -> String {
        let letters = ["a", "b", "ab", "B", "0", "é", "~", "!"]
        return (0..<Int.random(in: 1...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? "a" }
            .joined()
    }

    @Test("exactly the N bytewise smallest tuples stay apart, whatever the order and the split", arguments: 1...50)
    func smallest(limit: Int) throws {
        var random = SplitMix(UInt64(limit))
        let dimensions = limit % 2 + 1
        var model = FoldingModel(dimensions: dimensions)
        let records = distinct(
            (0..<200).map { _ in
                let values = (0..<dimensions).map { _ in SeriesFoldingTests.value(&random) }
                model.add(values)
                return .send(tagged: values, at: 36_000_000 + Int.random(in: 0..<600_000, using: &random))
            })
        let options = countingOptions(dimensions: [(0..<dimensions).map { "d\($0)" }]) { $0.maximumSeries = limit }
        let outcome = try SeriesFoldingTests.deal(records, options, workers: limit % 4 + 1, &random)
        #expect(outcome.sums(.send, set: 1) == model.keepingSmallest(limit).sums)
        #expect(outcome.isFolded == model.isFolded(at: limit))
        #expect(outcome.total(.send) == 200)
        #expect(try count(records, options).image == outcome.image)
    }

    @Test("a flood folds while it is counted, and gives what folding at the end gives", arguments: [3, 1200])
    func flood(limit: Int) throws {
        var random = SplitMix(UInt64(limit))
        var model = FoldingModel(dimensions: 1)
        let records = distinct(
            (0..<3000).map { index in
                let value = "v\(index * 7919 % 3001)"
                model.add([value])
                return .send(tagged: [value])
            })
        let options = countingOptions(dimensions: [["d0"]]) { $0.maximumSeries = limit }
        let plan = CountingPlan(options)
        let worker = CountingWorker(plan, judge: SetJudge())
        var most = 0
        for start in stride(from: 0, to: records.count, by: 500) {
            worker.read(Array(records[start..<start + 500]))
            most = max(most, worker.counter.series.count)
        }
        #expect(most <= limit + max(limit, 1024) + 2, "the account and (other) beside them")
        let outcome = try worker.finish()
        #expect(outcome.isFolded)
        #expect(outcome.sums(.send, set: 1) == model.keepingSmallest(limit).sums)
        #expect(try SeriesFoldingTests.deal(records, options, workers: 3, &random).image == outcome.image)
    }

    @Test("as many tuples as the limit are no reason to fold")
    func atTheLimit() throws {
        let records = distinct(["a", "b", "c"].map { .send(tagged: [$0]) })
        let fits = try count(records, countingOptions(dimensions: [["d0"]]) { $0.maximumSeries = 3 })
        #expect(fits.sums(.send, set: 1) == ["a": 1, "b": 1, "c": 1])
        #expect(!fits.isFolded)
        let tight = try count(records, countingOptions(dimensions: [["d0"]]) { $0.maximumSeries = 2 })
        #expect(tight.sums(.send, set: 1) == ["a": 1, "b": 1, "(other)": 1])
        #expect(tight.isFolded)
    }

    @Test("each set has its own limit; the account level is never folded")
    func sets() throws {
        let records = distinct(["a", "b", "c", "d"].map { .send(tagged: [$0, "x"]) })
        let options = countingOptions(dimensions: [["d0"], ["d1"], ["d0", "d1"]]) { $0.maximumSeries = 2 }
        let outcome = try count(records, options)
        #expect(outcome.total(.send) == 4)
        #expect(outcome.sums(.send, set: 1) == ["a": 1, "b": 1, "(other)": 2])
        #expect(outcome.sums(.send, set: 2) == ["x": 4])
        #expect(outcome.sums(.send, set: 3) == ["a|x": 1, "b|x": 1, "(other)|(other)": 2])
    }

    @Test("folded series keep windows and metrics apart, and their statistics whole")
    func statistics() throws {
        let sends = [1, 2, 3, 4].map { index in
            EventRecord.send(tagged: ["v\(index)"], at: 36_000_000 + index / 3 * 300_000).with {
                $0.destination = Array(repeating: "ida@example.net", count: index)
            }
        }
        let reject = EventRecord(.reject).with { $0.tags = ["d0": ["v4"]] }
        let options = countingOptions(dimensions: [["d0"]], accountLevel: false) {
            $0.maximumSeries = 1
            $0.unit = .recipients
        }
        let outcome = try count(distinct(sends + [reject]), options)
        #expect(outcome.points(.send).map(\.series.values) == [["(other)"], ["v1"], ["(other)"]])
        #expect(outcome.points(.send).map(\.statistics) == [.of(2), .of(1), .of(3, 4)])
        #expect(outcome.points(.reject).map(\.series.values) == [["(other)"]])
    }

    @Test("that tuples were folded is known whichever worker folded them, and whichever is merged into which")
    func foldedElsewhere() throws {
        let options = countingOptions(dimensions: [["d0"]]) {
            $0.maximumSeries = 2
            $0.top = 1
        }
        let many = distinct(["a", "b", "c", "d", "e"].map { .send(tagged: [$0]) })
        let one = [EventRecord.send(tagged: ["a"]).with { $0.messageID = "one" }]
        let outcomes = try [true, false].map { manyFirst in
            let plan = CountingPlan(options)
            let judge = SetJudge()
            let workers = (0..<2).map { _ in CountingWorker(plan, judge: judge) }
            workers[0].read(many)
            workers[0].counter.foldSeries()
            workers[1].read(one)
            let order = manyFirst ? workers : workers.reversed()
            order[0].merge(order[1])
            return try order[0].finish()
        }
        for outcome in outcomes {
            #expect(outcome.isFolded)
            #expect(outcome.sums(.send, set: 1) == ["a": 2, "(other)": 4])
        }
    }

    @Test("a value that reads (other) is of (other) wherever anything is folded, and takes no place", arguments: 0..<5)
    func literal(seed: UInt64) throws {
        var random = SplitMix(seed)
        var model = FoldingModel(dimensions: 1)
        let values = ["(other)", "(other)", "!", "a", "b", "c", "d", "e", "(others)", "(Other)"]
        let records = distinct(
            values.map { value in
                model.add([value])
                return .send(tagged: [value])
            })
        for limit in 1...9 {
            let options = countingOptions(dimensions: [["d0"]]) { $0.maximumSeries = limit }
            let dealt = try SeriesFoldingTests.deal(records, options, workers: 2, &random)
            #expect(dealt.sums(.send, set: 1) == model.keepingSmallest(limit).sums, "limit \(limit)")
            #expect(dealt.isFolded == model.isFolded(at: limit), "limit \(limit)")
            let worker = CountingWorker(CountingPlan(options), judge: SetJudge())
            for record in records.shuffled(using: &random) {
                worker.read([record])
                worker.counter.foldSeries()
            }
            #expect(try worker.finish().image == dealt.image, "limit \(limit)")
        }
    }

    @Test("only a tuple that reads (other) throughout is of (other)")
    func partlyLiteral() throws {
        let records = distinct([["(other)", "a"], ["(other)", "(other)"], ["b", "b"]].map { .send(tagged: $0) })
        let options = countingOptions(dimensions: [["d0", "d1"]]) { $0.maximumSeries = 1 }
        #expect(try count(records, options).sums(.send, set: 1) == ["(other)|a": 1, "(other)|(other)": 2])
    }

    @Test(
        "an event with several values adds each to (other), whenever they are folded",
        arguments: [CountingOptions.Unit.events, .recipients])
    func severalValues(unit: CountingOptions.Unit) throws {
        let options = countingOptions(dimensions: [["field/recipientDomain"]]) {
            $0.maximumSeries = 1
            $0.unit = unit
        }
        let first = [EventRecord(.send).with { $0.destination = ["ida@a.example"] }]
        let second = EventRecord(.send).with {
            $0.messageID = "m-2"
            $0.destination = ["ida@x.example", "jon@x.example", "kim@y.example", "max@z.example"]
        }
        let late = try count(first + [second], options)
        #expect(late.sums(.send, set: 1) == ["a.example": 1, "(other)": unit == .events ? 3 : 4])
        let worker = CountingWorker(CountingPlan(options), judge: SetJudge())
        worker.read(first + [.send(tagged: []).with { $0.messageID = "m-3" }])
        worker.counter.foldSeries()
        worker.read([second])
        let early = try worker.finish()
        let all = try count(first + [.send(tagged: []).with { $0.messageID = "m-3" }, second], options)
        #expect(early.image == all.image)
    }
}
