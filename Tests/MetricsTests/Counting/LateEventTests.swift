import Events
import Testing

@testable import Metrics

@Suite("Late events") struct LateEventTests {
    private static func records(_ random: inout SplitMix, _ count: Int) -> [EventRecord] {
        (0..<count).map { _ in
            let types: [EventType] = [.send, .bounce, .delivery, .complaint, .open, .click]
            return EventRecord(types.randomElement(using: &random)!).with {
                $0.messageID = "m-\(Int.random(in: 0..<count, using: &random))"
                $0.time = EventRecord.clock(Int.random(in: 0..<3, using: &random) * 7_200_000)
                $0.tags["d0"] = ["v\(Int.random(in: 0..<6, using: &random))", "long"]
                if Int.random(in: 0..<8, using: &random) == 0 { $0.tags["d0"] = ["longer than a value may be"] }
                if Int.random(in: 0..<4, using: &random) == 0, $0.type.hasNotification {
                    $0.typeKey = "notificationType"
                }
            }
        }
    }

    private static func options(_ seed: UInt64) -> CountingOptions {
        countingOptions(dimensions: [["d0"], ["d0", "field/recipientDomain"]]) {
            $0.metrics += [.uniqueOpen, .uniqueClick, .deliveryLatency]
            $0.maximumValueBytes = 20
            $0.maximumSeries = seed % 2 == 0 ? 3 : 100
            $0.unit = seed % 3 == 0 ? .recipients : .events
            $0.grid = WindowGrid(period: .seconds(3600), zone: .utc)
        }
    }

    /// Whatever tables go to disk and when, whoever reads what: the same datapoints, and the same number of copies.
    @Test("late events are counted or copies as if none had been late", arguments: 0..<24 as Range<UInt64>)
    func same(seed: UInt64) throws {
        var random = SplitMix(seed)
        let records = LateEventTests.records(&random, 150)
        let copied = records + records.filter { _ in Bool.random(using: &random) }.shuffled(using: &random)
        let options = LateEventTests.options(seed)
        let expected = try count([copied], options)

        let plan = CountingPlan(options)
        let judge = SpillingJudge(seed: seed, rarity: seed % 4 == 0 ? 1 : 6)
        let workers = (0..<3).map { _ in CountingWorker(plan, judge: nil) }
        let store = MemoryStore()
        for worker in workers { worker.counter = Counter(plan: plan, judge: judge, store: store) }
        var rest = copied[...]
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...40, using: &random))
            rest = rest.dropFirst(part.count)
            workers.randomElement(using: &random)!.read(Array(part))
        }
        #expect(judge.spilledGroups > 0)
        #expect(workers.contains { !$0.counter.late.isEmpty })
        workers[0].merge(workers[1])
        workers[0].merge(workers[2])
        try judge.settle(workers[0], memory: seed % 2 == 0 ? 1 : .max)
        #expect(workers[0].counter.failure == nil)
        let outcome = try workers[0].finish()
        #expect(outcome.image == expected.image)
        #expect(outcome.tally == expected.tally)
        #expect(outcome.isFolded == expected.isFolded)
    }

    @Test("a store that is full, or gives back other bytes, is an error and no result")
    func failing() throws {
        var options = LateEventTests.options(1)
        options.memoryForLogs = 0
        var random = SplitMix(7)
        let records = (0..<6).map { _ in LateEventTests.records(&random, 100) }
        for isFull in [true, false] {
            let store = MemoryStore()
            store.isFull = isFull
            let judge = SpillingJudge(seed: 1, rarity: 1)
            let worker = CountingWorker(CountingPlan(options), judge: nil)
            worker.counter = Counter(plan: worker.plan, judge: judge, store: store)
            for batch in records { worker.read(batch) }
            // What is not full yet is put away when series are folded or everything is merged.
            for group in worker.counter.late.indices { worker.counter.late[group].endChunk() }
            #expect((worker.counter.failure != nil) == isFull)
            if isFull { continue }
            #expect(store.bytes.count > 0)
            store.bytes[store.bytes.count / 2] ^= 1
            #expect(throws: MetricStateError.damaged) { try judge.settle(worker, memory: .max) }
        }
    }

    @Test("tables on disk are read back in parts that memory has room for, each table in one part")
    func parts() throws {
        var group = FingerprintGroup(number: 2, store: MemoryStore())
        var random = SplitMix(3)
        var kept: [Int: Set<UInt64>] = [:]
        for _ in 0..<4000 {
            let word = UInt64.random(in: 0 ... .max, using: &random)
            let table = Int.random(in: 0..<16, using: &random)
            let isNew = group.insert(Fingerprint(table: 32 + table, word: word, tail: 7))
            #expect(isNew == kept[table, default: []].insert(word).inserted)
        }
        for spills in 1...16 {
            let before = group.bytes
            let didSpill = group.spill()
            let bytes = group.bytes
            #expect(didSpill && (bytes < before || spills == 1))
            let one = group.partsOnDisk(memory: .max)
            #expect(one.map(\.nonzeroBitCount) == [spills])
            let each = group.partsOnDisk(memory: 1)
            #expect(each.map(\.nonzeroBitCount) == Array(repeating: 1, count: spills))
            let some = group.partsOnDisk(memory: 4 * 14 * 260)
            #expect(some.reduce(0, |) == one[0] && some.reduce(0, ^) == one[0])
            #expect(some.allSatisfy { (1...5).contains($0.nonzeroBitCount) })
            if spills >= 8 { #expect(some.contains { $0.nonzeroBitCount > 1 }) }
        }
        let again = group.spill()
        #expect(!again, "there is nothing left")
        for table in 0..<16 {
            var read = FingerprintGroup(number: 2)
            try group.read(1 << UInt16(table), number: 2, into: &read)
            let words = Set(read.entries(ofTable: table).map(\.word))
            #expect(words == kept[table])
            let other = read.entries(ofTable: (table + 1) % 16).count
            #expect(other == 0)
        }
    }
}
