import Events
import Synchronization
import Testing

@testable import Metrics

@Suite("Encoded state") struct MetricStateTests {
    static let options = countingOptions(dimensions: [["d0"], ["d0", "field/recipientDomain"]]) {
        $0.maximumSeries = 6
        $0.unit = .recipients
        $0.metrics += [.uniqueOpen, .uniqueClick, .deliveryLatency]
        $0.keepsHistograms = true
        // Some first opens are outside it.
        $0.range = EventRecord.midnight + 3_600_000 ..< .max
    }

    /// A judge with real tables.
    final class GroupJudge: FingerprintJudge {
        let groups: Mutex<[FingerprintSetBox]> = Mutex((0..<16).map { FingerprintSetBox(number: $0) })

        func judge(_ batch: inout FingerprintBatch) {
            batch.arrange()
            groups.withLock { groups in
                for group in groups { group.state.judge(&batch, batch.range(of: group.number)) }
            }
        }
    }

    final class FingerprintSetBox {
        let number: Int
        var state: FingerprintGroup

        init(number: Int) {
            self.number = number
            state = FingerprintGroup(number: number)
        }
    }

    private static func records(_ random: inout SplitMix, _ count: Int) -> [EventRecord] {
        (0..<count).map { _ in
            let types: [EventType] = [.send, .bounce, .delivery, .open, .open, .click]
            return EventRecord(types.randomElement(using: &random)!).with {
                $0.messageID = "m-\(Int.random(in: 0..<count, using: &random))"
                $0.time = EventRecord.clock(Int.random(in: 0..<86_400_000, using: &random))
                $0.tags["d0"] = ["v\(Int.random(in: 0..<12, using: &random))"]
                if Int.random(in: 0..<4, using: &random) == 0, $0.type.hasNotification {
                    $0.typeKey = "notificationType"
                }
            }
        }
    }

    private static func encode(_ worker: CountingWorker, _ judge: GroupJudge, memory: Int = .max) throws -> [UInt8] {
        let bytes = Bytes()
        var encoder = try MetricStateEncoder(plan: worker.plan) { piece in
            for index in 0..<piece.count { bytes.list.append(piece[index]) }
        }
        try encoder.add(&worker.counter, memory: memory)
        try judge.groups.withLock { groups in
            for group in groups { try encoder.add(group.state, number: group.number) }
        }
        try encoder.add([0: worker.counter.tally])
        try encoder.finish()
        return bytes.list
    }

    private final class Bytes {
        var list: [UInt8] = []
    }

    private static func state(_ seed: UInt64, reversed: Bool = false, memory: Int = .max) throws -> (
        bytes: [UInt8], outcome: CountingOutcome
    ) {
        var random = SplitMix(seed)
        let records = records(&random, 300)
        let judge = GroupJudge()
        let plan = CountingPlan(options)
        let workers = (0..<3).map { _ in CountingWorker(plan, judge: nil) }
        for worker in workers { worker.counter = Counter(plan: plan, judge: judge) }
        let order = reversed ? records.reversed() : records
        for (index, record) in order.enumerated() { workers[index % 3].read([record]) }
        workers[0].merge(workers[1])
        workers[0].merge(workers[2])
        let bytes = try encode(workers[0], judge, memory: memory)
        return (bytes, try workers[0].finish())
    }

    @Test(
        "equal state gives equal bytes, whatever the order, the workers and the memory",
        arguments: 0..<8 as Range<UInt64>)
    func deterministic(seed: UInt64) throws {
        let first = try MetricStateTests.state(seed)
        #expect(try MetricStateTests.state(seed, reversed: true).bytes == first.bytes)
        #expect(try MetricStateTests.state(seed, memory: 1).bytes == first.bytes)
        #expect(try MetricStateTests.state(seed + 100).bytes != first.bytes)
    }

    @Test("what is read gives the same result, and the same bytes again", arguments: 0..<8 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        let (bytes, expected) = try MetricStateTests.state(seed)
        let decoder = try MetricStateDecoder(bytes)
        #expect(decoder.seed == MetricStateTests.options.seed)
        let worker = CountingWorker(CountingPlan(MetricStateTests.options), judge: nil)
        let judge = GroupJudge()
        try decoder.read(into: &worker.counter)
        try judge.groups.withLock { groups in
            for group in groups { try decoder.read(into: &group.state, number: group.number) }
        }
        worker.counter.tally = try #require(try decoder.tallies()[0])
        #expect(try MetricStateTests.encode(worker, judge) == bytes)
        let outcome = try worker.finish()
        #expect(outcome.image == expected.image)
        #expect(outcome.tally == expected.tally)
        #expect(outcome.isFolded == expected.isFolded)
    }

    @Test("what was folded stays folded: the tuples kept apart are the same after reading, whatever comes then")
    func folded() throws {
        let records = distinct(
            (0..<1200).map { index in EventRecord(.send).with { $0.tags["d0"] = ["v\(index * 7919 % 1200)"] } })
        let plan = CountingPlan(MetricStateTests.options)
        let whole = CountingWorker(plan, judge: nil)
        let half = CountingWorker(plan, judge: nil)
        whole.read(records)
        half.read(Array(records[..<1100]))
        let decoder = try MetricStateDecoder(try MetricStateTests.encode(half, GroupJudge()))
        let read = CountingWorker(plan, judge: nil)
        try decoder.read(into: &read.counter)
        read.read(Array(records[1100...]))
        let (expected, outcome) = (try whole.finish(), try read.finish())
        #expect(expected.isFolded && outcome.isFolded)
        #expect(outcome.image == expected.image)
    }

    @Test("other beginnings, versions and parts are told apart")
    func header() throws {
        let bytes = try MetricStateTests.state(2).bytes
        #expect(throws: MetricStateError.notState) { try MetricStateDecoder(Array("{\"eventType\"".utf8)) }
        #expect(throws: MetricStateError.truncated) { try MetricStateDecoder([]) }
        var newer = bytes
        newer[8] = 2
        #expect(throws: MetricStateError.unknownVersion(2)) { try MetricStateDecoder(newer) }
        #expect(throws: MetricStateError.damaged) { try MetricStateDecoder(bytes + [0]) }
        var unknown = StateWriter()
        unknown.byte(9)
        unknown.fixed(UInt64(0))
        unknown.fixed(StateLayout.checksum(9, [], after: 0))
        #expect(throws: MetricStateError.unknownSection(9)) { try MetricStateDecoder(bytes[..<10] + unknown.bytes) }
    }

    @Test("every cut and every flipped bit is found out, by a typed error")
    func damage() throws {
        let bytes = try MetricStateTests.state(3).bytes
        var random = SplitMix(3)
        for count in [0, 1, 7, 8, 9, 10, 11, 26, 27]
            + (0..<200).map({ _ in Int.random(in: 0..<bytes.count, using: &random) })
        {
            #expect(throws: MetricStateError.truncated) { try MetricStateDecoder(Array(bytes[..<count])) }
        }
        for _ in 0..<400 {
            var flipped = bytes
            flipped[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            #expect(throws: MetricStateError.self) { try MetricStateDecoder(flipped) }
        }
    }

    @Test("contents that fit no checksum but their own are read without a crash", arguments: 0..<300 as Range<UInt64>)
    func forged(seed: UInt64) throws {
        let bytes = try MetricStateTests.forge(seed)
        let decoder = try MetricStateDecoder(bytes)
        let worker = CountingWorker(CountingPlan(MetricStateTests.options), judge: nil)
        let group = FingerprintSetBox(number: 3)
        do throws(MetricStateError) {
            try decoder.read(into: &worker.counter)
        } catch {
            #expect([.truncated, .inconsistent].contains(error))
            #expect(worker.datapoints == 0, "nothing of it is merged")
        }
        do throws(MetricStateError) {
            try decoder.read(into: &group.state, number: 3)
            _ = try decoder.tallies()
        } catch {
            #expect([.truncated, .inconsistent].contains(error))
        }
        _ = try? worker.finish()
    }

    /// Sound state with some bytes of its sections changed, cut or added, and the checksums made to fit.
    private static func forge(_ seed: UInt64) throws -> [UInt8] {
        let bytes = try sample()
        var random = SplitMix(seed)
        var reader = StateReader(bytes[10...])
        var forged = StateWriter()
        forged.raw(bytes[..<10])
        var checksum: UInt64 = 0
        while reader.remaining > 0 {
            let kind = try reader.byte()
            let count = Int(try reader.fixed(UInt64.self))
            _ = try reader.fixed(UInt64.self)
            var section = Array(try reader.raw(count))
            if kind != StateSection.options.rawValue, !section.isEmpty {
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    let at = Int.random(in: 0..<section.count, using: &random)
                    section[at] = UInt8.random(in: 0...255, using: &random)
                }
                if Int.random(in: 0..<4, using: &random) == 0 {
                    section.removeLast(Int.random(in: 0..<section.count, using: &random))
                }
            }
            checksum = StateLayout.checksum(kind, section[...], after: checksum)
            forged.byte(kind)
            forged.fixed(UInt64(section.count))
            forged.fixed(checksum)
            forged.raw(section)
        }
        return forged.bytes
    }

    static func sample() throws -> [UInt8] { try cache.get() }
    private static let cache = Result { try state(5).bytes }

    @Test("messages that no hash would give are refused, as many as crowd one place", arguments: [199, 200])
    func crowdOfMessages(count: Int) throws {
        let plan = CountingPlan(MetricStateTests.options)
        let worker = CountingWorker(plan, judge: nil)
        for low in 1...UInt64(count) {
            worker.counter.mergeFirstClick(FirstEvent(outsideAt: 7, day: 0), of: Fingerprint(high: 0, low: low))
        }
        let decoder = try MetricStateDecoder(try MetricStateTests.encode(worker, GroupJudge()))
        let read = CountingWorker(plan, judge: nil)
        if count < 200 {
            try decoder.read(into: &read.counter)
            #expect(read.counter.firstClicks.count == count)
        } else {
            #expect(throws: MetricStateError.inconsistent) { try decoder.read(into: &read.counter) }
        }
    }

    @Test("fingerprints that no hash would give are refused: they could make a table grow without end")
    func crowd() {
        #expect(FingerprintTable.isSound((1...199).map { (5, $0) }))
        #expect(!FingerprintTable.isSound((1...200).map { (5, $0) }))
        #expect(!FingerprintTable.isSound([(7, 1), (6, 1)]))
        #expect(!FingerprintTable.isSound([(0, 1)]))
    }
}
