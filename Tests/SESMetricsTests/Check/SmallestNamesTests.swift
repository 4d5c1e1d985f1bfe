import Testing

@testable import SESMetrics

@Suite("The smallest names") struct SmallestNamesTests {
    private func count(_ names: [String], into counts: inout SmallestNames<Int64>) {
        for name in names {
            let place = unsafe Array(name.utf8).withUnsafeBytes { unsafe counts.place(of: $0, hint: 1) }
            if let place { counts[place] += 1 }
        }
    }

    private func texts(_ counts: SmallestNames<Int64>) -> [String] {
        counts.entries.map { "\(String(decoding: $0.name, as: UTF8.self)) \($0.value)" }
    }

    @Test("names are counted in bytewise order")
    func counted() {
        var counts = SmallestNames<Int64>(limit: 10)
        count(["b", "a", "B", "", "ab", "a", "ä", "b", "a"], into: &counts)
        #expect(texts(counts) == [" 1", "B 1", "a 3", "ab 1", "b 2", "ä 1"])
        #expect(!counts.hasMore)
    }

    @Test(
        "the bytewise smallest are kept with all their events, in whatever order and by however many workers",
        arguments: 1...20)
    func bounded(seed: UInt64) {
        var random = SplitMix(state: seed)
        let names = (0..<400).map { _ in String(UInt8.random(in: 0...60, using: &random), radix: 3) }
        var expected: [String: Int64] = [:]
        for name in names { expected[name, default: 0] += 1 }
        let kept = expected.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.prefix(7)
        var whole = SmallestNames<Int64>(limit: 7)
        count(names, into: &whole)
        #expect(texts(whole) == kept.map { "\($0) \(expected[$0]!)" })
        #expect(whole.hasMore)

        var parts = (0..<3).map { _ in SmallestNames<Int64>(limit: 7) }
        for name in names.shuffled(using: &random) {
            count([name], into: &parts[Int.random(in: 0..<3, using: &random)])
        }
        var merged = SmallestNames<Int64>(limit: 7)
        for part in parts.shuffled(using: &random) { merged.merge(part) }
        #expect(texts(merged) == texts(whole))
        #expect(merged.hasMore)
    }

    @Test("as many names as are kept are not too many")
    func exact() {
        var counts = SmallestNames<Int64>(limit: 2)
        count(["b", "a", "b"], into: &counts)
        #expect(!counts.hasMore)
        count(["c"], into: &counts)
        #expect(texts(counts) == ["a 1", "b 2"])
        #expect(counts.hasMore)
    }
}

/// A small generator whose numbers are the same in every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

@Suite("Distinct values") struct DistinctCountTests {
    private func insert(_ values: Range<Int>, into count: inout DistinctCount) {
        for value in values { unsafe withUnsafeBytes(of: value) { unsafe count.insert($0) } }
    }

    @Test("values are counted once each, exactly up to the bound")
    func exact() {
        var count = DistinctCount()
        insert(0..<100, into: &count)
        insert(50..<150, into: &count)
        #expect(count.count == 150)
        insert(0..<DistinctCount.limit, into: &count)
        #expect(count.count == DistinctCount.limit)
        #expect(!count.isOver)
        insert(0..<DistinctCount.limit + 1, into: &count)
        #expect(count.isOver)
        #expect(count.count == DistinctCount.limit)
        insert(0..<5, into: &count)
        #expect(count.isOver)
    }

    @Test(
        "parts add up to the values of all",
        arguments: [
            (6000, 3000, 9000, false), (6000, 4001, 10_000, true), (10_000, 0, 10_000, false),
            (10_001, 1, 10_000, true),
        ])
    func merged(one: Int, other: Int, expected: Int, isOver: Bool) {
        var left = DistinctCount()
        var right = DistinctCount()
        insert(0..<one, into: &left)
        insert(one..<one + other, into: &right)
        var both = left
        both.merge(right)
        right.merge(left)
        for count in [both, right] {
            #expect(count.count == expected)
            #expect(count.isOver == isOver)
        }
    }
}
