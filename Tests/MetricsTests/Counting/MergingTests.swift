import Events
import Testing

@testable import Metrics

@Suite("Merging of workers") struct MergingTests {
    /// Records of all types with everything that may matter: copies, notifications, several domains, all kinds of windows.
    private static func records(_ random: inout SplitMix) -> [EventRecord] {
        let domains = ["a.example", "B.example", "c.example", "simulator.amazonses.com"]
        return (0..<120).flatMap { index -> [EventRecord] in
            let record = EventRecord(EventType.allCases.randomElement(using: &random) ?? .send).with {
                $0.messageID = "m-\(index % 70)"
                $0.time = EventRecord.clock(36_000_000 + Int.random(in: 0..<40, using: &random) * 100_000)
                $0.sendTime = index % 9 == 0 ? nil : EventRecord.clock(30_000_000 + index * 60_000)
                let recipients = (0..<Int.random(in: 0...4, using: &random)).map { number in
                    "r\(number)@\(domains.randomElement(using: &random) ?? "")"
                }
                $0.recipients = recipients
                $0.destination = recipients
                if index % 3 == 0 { $0.tags = ["campaign": ["c\(index % 17)"]] }
                if index % 20 == 0 { $0.tags = ["campaign": [index % 40 == 0 ? "(other)" : ""]] }
            }
            let isNotified = record.type.hasNotification && index % 2 == 0
            let notification = record.with { $0.typeKey = "notificationType" }
            return [record] + (index % 5 == 0 ? [record] : []) + (isNotified ? [notification] : [])
        }
    }

    private static func options(_ seed: UInt64, _ random: inout SplitMix) -> CountingOptions {
        let sets = [["campaign"], ["field/recipientDomain", "campaign"], ["field/recipientDomain"], ["field/source"]]
        return countingOptions(
            dimensions: Array(sets.shuffled(using: &random).prefix(Int.random(in: 1...3, using: &random))),
            accountLevel: Bool.random(using: &random)
        ) {
            $0.metrics = Bool.random(using: &random) ? Metric.counts : Metric.counts + Metric.refinements
            $0.unit = CountingOptions.Unit.allCases.randomElement(using: &random) ?? .events
            $0.placement = CountingOptions.Placement.allCases.randomElement(using: &random) ?? .event
            $0.simulator = CountingOptions.Simulator.allCases.randomElement(using: &random) ?? .include
            $0.deduplication = CountingOptions.Deduplication.allCases.randomElement(using: &random) ?? .logical
            $0.maximumSeries = [1, 2, 5, 100_000].randomElement(using: &random) ?? 1
            $0.top = [nil, 1, 3].randomElement(using: &random) ?? nil
            $0.fillsWithZeros = Bool.random(using: &random)
            let period: Period =
                [.seconds(60), .seconds(300), .seconds(3600), .week].randomElement(using: &random) ?? .month
            $0.grid = WindowGrid(period: period, zone: .utc)
            if seed % 4 == 0 { $0.range = EventRecord.midnight + 36_500_000..<EventRecord.midnight + 38_000_000 }
        }
    }

    @Test("batches dealt to one to five workers and merged in any order give equal tables", arguments: 0..<24)
    func partition(seed: UInt64) throws {
        var random = SplitMix(seed)
        let records = MergingTests.records(&random)
        let options = MergingTests.options(seed, &random)
        let expected = try count(records, options)
        #expect(expected.tally.counted + expected.tally.duplicate + expected.tally.filtered == Int64(records.count))
        let plan = CountingPlan(options)
        for workerCount in 1...5 {
            let judge = options.deduplication == .off ? nil : SetJudge()
            var workers = (0..<workerCount).map { _ in CountingWorker(plan, judge: judge) }
            var rest = records.shuffled(using: &random)[...]
            while !rest.isEmpty {
                let batch = rest.prefix(Int.random(in: 1...40, using: &random))
                let worker = workers[Int.random(in: 0..<workerCount, using: &random)]
                worker.read(Array(batch))
                if Int.random(in: 0..<4, using: &random) == 0 { worker.counter.foldSeries() }
                rest = rest.dropFirst(batch.count)
            }
            // Merged pair by pair, in any order and either way round.
            while workers.count > 1 {
                workers.shuffle(using: &random)
                workers[0].merge(workers.removeLast())
            }
            let outcome = try workers[0].finish()
            #expect(outcome.image == expected.image)
            #expect(outcome.tally == expected.tally)
            #expect(outcome.isFolded == expected.isFolded)
        }
    }

    @Test("rows are sorted by window, then series, then metric; series by set, then values; windows by start")
    func sorted() throws {
        var random = SplitMix(77)
        let options = countingOptions(dimensions: [["field/recipientDomain", "campaign"], ["campaign"]])
        let table = try count(MergingTests.records(&random), options).table
        let ranks = table.rows.map { [UInt64($0.window), UInt64($0.series), UInt64($0.metric.rawValue)] }
        #expect(zip(ranks, ranks.dropFirst()).allSatisfy { $0.lexicographicallyPrecedes($1) })
        #expect(zip(table.windows, table.windows.dropFirst()).allSatisfy { $0.end <= $1.start })
        let precede = zip(table.series, table.series.dropFirst()).map { left, right in
            if left.dimensionSet != right.dimensionSet { return left.dimensionSet < right.dimensionSet }
            return FoldingModel.precedes(
                left.values.map { String(decoding: $0, as: UTF8.self) },
                right.values.map { String(decoding: $0, as: UTF8.self) })
        }
        #expect(precede.allSatisfy { $0 })
        #expect(Set(table.rows.map(\.window)).count == table.windows.count)
        #expect(Set(table.rows.map(\.series)).count == table.series.count)
    }

    @Test("a worker that counted nothing changes nothing, be it first or second")
    func empty() throws {
        let plan = CountingPlan(countingOptions(dimensions: [["campaign"]]))
        var random = SplitMix(5)
        let records = MergingTests.records(&random)
        let expected = try count(records, plan.options)
        for emptyFirst in [true, false] {
            let judge = SetJudge()
            let workers = (0..<2).map { _ in CountingWorker(plan, judge: judge) }
            workers[0].read(records)
            let order = emptyFirst ? workers.reversed() : workers
            order[0].merge(order[1])
            #expect(try order[0].finish().image == expected.image)
        }
    }

    @Test("a table that outgrows its memory is given up, unless folding brings it back")
    func memory() throws {
        let plan = CountingPlan(countingOptions { $0.maximumCells = 3 })
        let sends = distinct((0..<4).map { .send(tagged: [], at: $0 * 300_000) })
        let alone = CountingWorker(plan, judge: SetJudge())
        alone.read(Array(sends.prefix(3)))
        #expect(!alone.isOverMemory)
        alone.read([sends[3]])
        #expect(alone.isOverMemory)
        alone.read([EventRecord(.open)])
        #expect(alone.datapoints == 4, "nothing is counted any more")

        let options = countingOptions(dimensions: [["d0"]], accountLevel: false) {
            $0.maximumCells = 3
            $0.maximumSeries = 1
        }
        let folding = CountingWorker(CountingPlan(options), judge: SetJudge())
        folding.read(distinct(["d", "c", "b", "a"].map { .send(tagged: [$0], at: 0) }))
        #expect(!folding.isOverMemory)
        #expect(try folding.finish().sums(.send) == ["a": 1, "(other)": 3])
    }
}
