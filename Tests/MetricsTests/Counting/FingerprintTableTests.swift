import Testing

@testable import Metrics

@Suite("Tables of fingerprints") struct FingerprintTableTests {
    /// Inserts all, and gives how many of them were new.
    private func insert(_ fingerprints: some Sequence<Fingerprint>, into table: inout FingerprintTable) -> Int {
        var new = 0
        for fingerprint in fingerprints where table.insert(fingerprint) { new += 1 }
        return new
    }

    /// So many random fingerprints, the same for the same seed.
    private func random(_ count: Int, seed: UInt64) -> some Sequence<Fingerprint> {
        var generator = SplitMix(seed)
        return (0..<count).lazy.map { _ in Fingerprint(high: generator.next(), low: generator.next()) }
    }

    @Test("a million fingerprints are all kept while the table grows, and no other is found in it")
    func million() {
        var table = FingerprintTable()
        let (first, again, others) = (
            insert(random(1_000_000, seed: 5), into: &table), insert(random(1_000_000, seed: 5), into: &table),
            insert(random(200_000, seed: 6), into: &table)
        )
        #expect(first == 1_000_000, "new ones must be new")
        #expect(again == 0, "known ones must be known")
        #expect(others == 200_000, "others must be new")
        let count = table.count
        #expect(count == 1_200_000)
    }

    @Test("a table agrees with a set, whatever its first room", arguments: [0, 1, 16, 17, 100, 5000])
    func agrees(capacity: Int) {
        var table = FingerprintTable(capacity: capacity)
        var set: Set<UInt64> = []
        var generator = SplitMix(UInt64(capacity))
        for _ in 0..<20_000 {
            let index = UInt64.random(in: 0..<8000, using: &generator)
            let isNew = insert(random(1, seed: index), into: &table) == 1
            #expect(isNew == set.insert(index).inserted)
        }
        let count = table.count
        #expect(count == set.count)
    }

    @Test("80 bits tell fingerprints apart: the first eight are not needed, as each value of them has its table")
    func keptBits() throws {
        let base = try #require(random(1, seed: 9).first { _ in true })
        var apart = 0
        for bit in UInt64(0)..<128 {
            var table = FingerprintTable()
            let other = Fingerprint(
                high: bit < 64 ? base.high ^ 1 << bit : base.high, low: bit < 64 ? base.low : base.low ^ 1 << (bit - 64)
            )
            let new = insert([base, other], into: &table)
            if new == 2 { apart += 1 }
            if bit < 56 { #expect(new == 2, "bit \(bit) of the place") }
        }
        #expect(apart == 80)
    }

    @Test("the fingerprint of zeros is one like any other")
    func zero() {
        var table = FingerprintTable()
        let zero = Fingerprint(high: 0, low: 0)
        let new = insert([zero, zero], into: &table)
        #expect(new == 1)
        let others = insert((1..<1000).map { Fingerprint(high: $0 << 40, low: 0) }, into: &table)
        let again = insert([zero], into: &table)
        #expect(others == 999)
        #expect(again == 0)
    }

    @Test("a crowd of values near the end, more than have room behind it, is kept too")
    func crowd() {
        var table = FingerprintTable(capacity: 700)
        // An eighth of all values: they are sent to the last eighth of the places.
        let crowd = random(560, seed: 3).map {
            Fingerprint(high: $0.high & 0x001F_FFFF_FFFF_FFFF | 0x00E0_0000_0000_0000, low: $0.low)
        }
        let (new, again) = (insert(crowd, into: &table), insert(crowd, into: &table))
        #expect(new == 560)
        #expect(again == 0)
    }

    @Test("values that share a place are told apart by what remains of them")
    func samePlace() {
        var table = FingerprintTable()
        let values = (0..<200).map { Fingerprint(high: 0x0012_3456_789A_BCDE, low: $0) }
        let (new, again) = (insert(values, into: &table), insert(values, into: &table))
        #expect(new == 200)
        #expect(again == 0)
    }
}
