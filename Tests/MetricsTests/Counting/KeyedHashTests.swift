import Testing

@testable import Metrics

@Suite("Keyed hashes") struct KeyedHashTests {
    private static let key = KeyedHash.Key(seed: (17, 4))

    private func hash(_ fields: [[UInt8]], _ key: KeyedHash.Key = KeyedHashTests.key) -> Fingerprint {
        var hash = KeyedHash(key)
        for field in fields { field.withUnsafeBytes { hash.add($0) } }
        return hash.value
    }

    @Test("a flipped bit of the input flips half of the output, each bit as often as not")
    func avalanche() {
        var random = SplitMix(1)
        var flips = [Int](repeating: 0, count: 128)
        var trials = 0
        var least = 128
        for length in 1...48 {
            for _ in 0..<4 {
                let text = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
                let before = hash([text])
                for bit in 0..<length * 8 {
                    var changed = text
                    changed[bit / 8] ^= 1 << (bit % 8)
                    let after = hash([changed])
                    let difference = (before.high ^ after.high, before.low ^ after.low)
                    least = min(least, difference.0.nonzeroBitCount + difference.1.nonzeroBitCount)
                    for position in 0..<64 {
                        flips[position] += Int(difference.0 >> UInt64(position) & 1)
                        flips[64 + position] += Int(difference.1 >> UInt64(position) & 1)
                    }
                    trials += 1
                }
            }
        }
        let shares = flips.map { Double($0) / Double(trials) }
        #expect(trials > 30_000)
        #expect(shares.allSatisfy { abs($0 - 0.5) < 0.02 }, "\(shares.min() ?? 0) … \(shares.max() ?? 0)")
        #expect(least > 20)
    }

    @Test("lists of fields do not run together, wherever one ends", arguments: [3, 4, 8, 15, 16, 17, 33])
    func splits(length: Int) {
        let text = (0..<length).map { UInt8($0 + 1) }
        var seen: Set<Fingerprint> = [hash([text])]
        var lists = 1
        for first in 0...length {
            seen.insert(hash([Array(text[..<first]), Array(text[first...])]))
            lists += 1
            for second in first...length {
                seen.insert(hash([Array(text[..<first]), Array(text[first..<second]), Array(text[second...])]))
                lists += 1
            }
        }
        #expect(seen.count == lists)
        #expect(hash([Array("ab".utf8), Array("c".utf8)]) != hash([Array("a".utf8), Array("bc".utf8)]))
    }

    @Test("texts of one byte value are told apart by their lengths", arguments: [UInt8(0), 0x61, 0xFF])
    func lengths(byte: UInt8) {
        let hashes = (0...200).map { hash([[UInt8](repeating: byte, count: $0)]) }
        #expect(Set(hashes).count == 201)
        #expect(Set(hashes.map(\.high)).count == 201)
        #expect(Set(hashes.map(\.low)).count == 201)
    }

    @Test("every byte matters, at every length", arguments: 1...40)
    func everyByte(length: Int) {
        let text = [UInt8](repeating: 0x30, count: length)
        var seen: Set<Fingerprint> = [hash([text])]
        for position in 0..<length {
            for value: UInt8 in [0x00, 0x31, 0xB0] {
                var changed = text
                changed[position] = value
                seen.insert(hash([changed]))
            }
        }
        #expect(seen.count == 1 + length * 3)
    }

    @Test("numbers matter by value and by place")
    func numbers() {
        var seen: Set<Fingerprint> = []
        for left in UInt64(0)..<50 {
            for right in UInt64(0)..<50 {
                var hash = KeyedHash(KeyedHashTests.key)
                hash.add(left, right)
                seen.insert(hash.value)
            }
        }
        #expect(seen.count == 2500)
    }

    @Test("each word of the seed makes another hash, even of nothing")
    func seeds() {
        let seeds: [(UInt64, UInt64)] = [
            (0, 0), (1, 0), (0, 1), (1, 1), (.max, 0), (0, .max), (1 << 63, 0), (0, 1 << 63),
        ]
        for text in ["", "a", "the same message, the same event"] {
            let hashes = seeds.map { hash([Array(text.utf8)], KeyedHash.Key(seed: $0)) }
            #expect(Set(hashes).count == seeds.count)
            #expect(Set(hashes.map(\.high)).count == seeds.count)
            #expect(Set(hashes.map(\.low)).count == seeds.count)
        }
        #expect(hash([[1, 2, 3]]) == hash([[1, 2, 3]]))
    }

    @Test("alike message ids fall evenly on shards and places, and each half of the hash is unique")
    func distribution() {
        var high: Set<UInt64> = []
        var low: Set<UInt64> = []
        var shards = [Int](repeating: 0, count: 256)
        var places = [Int](repeating: 0, count: 256)
        let count = 65_536
        for index in 0..<count {
            let value = hash([Array("0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b\(index)-000000".utf8)])
            high.insert(value.high)
            low.insert(value.low)
            shards[Int(value.high >> 56)] += 1
            places[Int(value.high >> 48 & 0xFF)] += 1
        }
        #expect(high.count == count)
        #expect(low.count == count)
        // Chi squared with 255 degrees of freedom: 255 on average, above 350 once in 20,000 draws.
        for counts in [shards, places] {
            let expected = Double(count) / 256
            let squares = counts.map { (Double($0) - expected) * (Double($0) - expected) / expected }
            #expect(squares.reduce(0, +) < 350)
            #expect(squares.reduce(0, +) > 170, "evener than chance")
        }
    }
}
