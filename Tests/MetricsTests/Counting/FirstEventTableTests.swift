import Testing

@testable import Metrics

@Suite("Tables of first events") struct FirstEventTableTests {
    private func key(_ random: inout SplitMix) -> Fingerprint {
        Fingerprint(high: random.next(), low: random.next() & 0xFFFF_FFFF)
    }

    @Test("a table gives back what was set last, for as many messages as there are")
    func model() {
        var random = SplitMix(1)
        var table = FirstEventTable()
        var model: [Fingerprint: Int64] = [:]
        var keys: [Fingerprint] = []
        for number in 0..<60_000 {
            let isNew = number % 3 > 0 || keys.isEmpty
            let key = isNew ? key(&random) : keys[Int.random(in: keys.indices, using: &random)]
            if isNew { keys.append(key) }
            let time = Int64.random(in: -5...Int64(1) << 42, using: &random)
            #expect(table[key]?.time == model[key])
            model[key] = time
            let series = UInt32(number / 2)
            let event = FirstEvent(
                time: time, window: number, series: series, digest: UInt64(bitPattern: ~time), day: UInt16(number))
            table.set(event, of: key)
        }
        #expect(table.count == model.count)
        var seen = 0
        table.forEach { key, event in
            seen += 1
            #expect(model[key] == event.time)
            #expect(event.series == event.window / 2)
            #expect(event.digest == UInt64(bitPattern: ~event.time))
            #expect(Int(event.day) == Int(event.window))
        }
        #expect(seen == model.count)
    }

    @Test("an entry takes at most 56 bytes, the free places among them counted")
    func size() {
        var random = SplitMix(2)
        var table = FirstEventTable()
        for number in 1...50_000 {
            table.set(FirstEvent(outsideAt: 0, day: 0), of: key(&random))
            if number > 4000, number % 100 == 0 { #expect(table.byteCount <= number * 56) }
        }
    }

    @Test("the day of a message is in its id, where that is one of SES's")
    func messageDay() {
        let day = { (id: String) in unsafe Array(id.utf8).withUnsafeBytes { unsafe MessageDay.of($0) } }
        #expect(day("0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000") == 20_526)
        for id in ["", "m-1", "0102019cebab8995", "0102019CEBAB8995-x", "0102019cebab899-x", "0102ffffffffffff-x"] {
            #expect(day(id) == MessageDay.unknown, "\(id)")
        }
    }

    /// Where all keys began to look at one place, each look-up would go over all that are there.
    @Test("messages stand near the places that their keys say, which is in the order of their keys")
    func spread() {
        var random = SplitMix(3)
        var table = FirstEventTable()
        for number in 0..<40_000 { table.set(FirstEvent(outsideAt: Int64(number), day: 0), of: key(&random)) }
        var standing: [UInt64] = []
        table.forEach { key, _ in standing.append(key.high) }
        let ranks = Dictionary(uniqueKeysWithValues: standing.sorted().enumerated().map { ($1, $0) })
        let far = standing.enumerated().count { place, key in abs(place - ranks[key]!) > 100 }
        #expect(far < standing.count / 50)
    }

    @Test("a key of zeros is a key")
    func zero() {
        var table = FirstEventTable()
        let zero = Fingerprint(high: 0, low: 0)
        #expect(table[zero] == nil)
        table.set(FirstEvent(outsideAt: 7, day: 0), of: zero)
        #expect(table[zero]?.time == 7)
        #expect(table.count == 1)
    }

    @Test("keys that all want one place are kept apart")
    func crowded() {
        var table = FirstEventTable()
        for number in 0..<200 as Range<UInt64> {
            table.set(
                FirstEvent(outsideAt: Int64(number), day: 0), of: Fingerprint(high: 0xFFFF_FFFF_0000_0000, low: number))
        }
        for number in 0..<200 as Range<UInt64> {
            #expect(table[Fingerprint(high: 0xFFFF_FFFF_0000_0000, low: number)]?.time == Int64(number))
        }
    }

    @Test("lists that series were folded into crowd no place", .timeLimit(.minutes(1)))
    func crowdedLists() {
        var lists = SeriesLists(KeyedHash.Key(seed: (3, 4)))
        let count = 50_000 as UInt32
        #expect((0..<count).allSatisfy { lists.intern([$0]) == $0 })
        let homes = Set((0..<1000).map { lists.hash([$0]) & 4095 })
        #expect(homes.count > 700)
        lists.renumber([Int](repeating: 0, count: Int(count)))
        #expect(lists.intern([0]) == 0)
        #expect((1..<count).allSatisfy { lists.intern([$0]) == count + $0 - 1 })
    }

    @Test("lists are told apart by their series, and keep their numbers when these change")
    func lists() {
        var lists = SeriesLists(KeyedHash.Key(seed: (1, 2)))
        let first = lists.intern([1, 2])
        let second = lists.intern([1, 3])
        let third = lists.intern([1])
        #expect(Set([first, second, third]).count == 3)
        #expect(lists.intern([1, 2]) == first)
        for number in 0..<500 as Range<UInt32> { _ = lists.intern([number]) }
        #expect(lists.intern([1, 3]) == second)
        #expect(lists.intern([77]) == 79)
        lists.renumber(Array(0..<500).map { $0 + 1000 })
        #expect(Array(lists.series(of: second)) == [1001, 1003])
    }
}
