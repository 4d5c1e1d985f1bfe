#if ISAL
    internal import CZlib
    import Inflate
    import Testing

    /// What ISA-L and zlib make of the same stored bytes, one reader each for all of them.
    private final class Pair {
        private var zlib: InputReader
        private var isal: InputReader
        private let buffer: Int

        init(limits: InflateLimits = InflateLimits(), buffer: Int = 1 << 16) {
            zlib = InputReader(limits: limits, inflater: .zlib)
            isal = InputReader(limits: limits, inflater: .isal)
            self.buffer = buffer
        }

        /// Whether both give the same bytes, members, damage and number of stored bytes.
        func agree(_ stored: [UInt8], piece: Int = 1 << 16, failure: String? = nil) -> Bool {
            zlib.open(MemorySource(stored, piece: piece, failure: failure))
            isal.open(MemorySource(stored, piece: piece, failure: failure))
            return Reading(&zlib, buffer: buffer) == Reading(&isal, buffer: buffer)
        }
    }

    @Suite("ISA-L against zlib") struct DifferentialTests {
        private let gzip = GzipBuilder()

        private static let strategies = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED]

        /// Bytes of some kind: text like records, noise, few values, long runs, or a mixture.
        private static func content(_ random: inout SplitMix, count: Int) -> [UInt8] {
            var result: [UInt8] = []
            while result.count < count {
                let part = Int.random(in: 1...max(1, count), using: &random)
                switch Int.random(in: 0..<5, using: &random) {
                case 0: result += (0..<part).map { _ in UInt8.random(in: 0...255, using: &random) }
                case 1: result += (0..<part).map { _ in UInt8.random(in: 97...100, using: &random) }
                case 2: result += [UInt8](repeating: UInt8.random(in: 0...255, using: &random), count: part)
                default: result += sampleText(lines: part / 64 + 1, seed: random.next())
                }
            }
            return Array(result[..<count])
        }

        /// A member of any make.
        private static func member(_ random: inout SplitMix, count: Int) -> [UInt8] {
            let content = content(&random, count: count)
            let data = GzipBuilder.deflate(
                content, level: Int32.random(in: 0...9, using: &random),
                strategy: strategies.randomElement(using: &random) ?? Z_FIXED,
                memoryLevel: Int32.random(in: 1...9, using: &random),
                flush: [nil, nil, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_PARTIAL_FLUSH].randomElement(using: &random) ?? nil)
            return GzipBuilder().header() + data + GzipBuilder.trailer(content)
        }

        /// Changes some bytes: flips, overwrites, takes away, puts in, or cuts off.
        private static func damage(_ stored: inout [UInt8], _ random: inout SplitMix) {
            guard stored.count > 12 else { return }
            let place = Int.random(in: 10..<stored.count, using: &random)
            let count = min(stored.count - place, Int.random(in: 1...40, using: &random))
            switch Int.random(in: 0..<7, using: &random) {
            case 0: stored.removeSubrange(place..<place + count)
            case 1: stored.insert(contentsOf: stored[place..<place + count], at: place)
            case 2: for index in place..<place + count { stored[index] = UInt8.random(in: 0...255, using: &random) }
            case 3: stored.removeSubrange(place...)
            case 4: stored.replaceSubrange(place..<place + count, with: [UInt8](repeating: 0, count: count))
            default: stored[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            }
        }

        @Test("sound streams of every make", arguments: 1...40 as ClosedRange<UInt64>)
        func sound(seed: UInt64) {
            var random = SplitMix(state: seed &* 77)
            let pair = Pair(buffer: [1 << 18, 1 << 16, 5000, 300_000][Int(seed % 4)])
            for size in [0, 1, 50, 3000, 40_000, 200_000] {
                var stored: [UInt8] = []
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    stored += Self.member(&random, count: Int.random(in: 0...size, using: &random))
                }
                #expect(pair.agree(stored, piece: [1 << 16, 777][Int(seed % 2)]), "size \(size)")
                let bytes = Reading(stored, inflater: .isal)
                #expect(bytes.damage.isEmpty)
            }
        }

        @Test("small streams with every byte flipped, overwritten, taken away, doubled, or the last", arguments: 0..<12)
        func everyByte(index: Int) {
            let contents = [
                sampleText(lines: 6), Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8),
                sampleText(lines: 3) + [UInt8](repeating: 0, count: 40_000) + sampleText(lines: 3),
            ]
            let content = contents[index % 3]
            let makes: [(Int32, Int32)] = [
                (9, Z_DEFAULT_STRATEGY), (6, Z_FIXED), (6, Z_HUFFMAN_ONLY), (1, Z_RLE),
            ]
            let (level, strategy) = makes[index / 3]
            let data = GzipBuilder.deflate(content, level: level, strategy: strategy)
            let member = gzip.header() + data + GzipBuilder.trailer(content)
            let stored = member + gzip.member("the next\n")
            let pair = Pair()
            for place in 10..<member.count {
                for bit in 0..<8 {
                    var damaged = stored
                    damaged[place] ^= 1 << bit
                    #expect(pair.agree(damaged), "bit \(bit) of byte \(place)")
                }
                for value in [0, 0x55, 0xff] as [UInt8] {
                    var damaged = stored
                    damaged[place] = value
                    #expect(pair.agree(damaged), "\(value) at byte \(place)")
                }
                var shorter = stored
                shorter.remove(at: place)
                #expect(pair.agree(shorter), "without byte \(place)")
                var longer = stored
                longer.insert(longer[place], at: place)
                #expect(pair.agree(longer), "byte \(place) doubled")
                #expect(pair.agree(Array(stored[..<place])), "cut at byte \(place)")
                #expect(pair.agree(Array(stored[..<place]), failure: "gone"), "failing at byte \(place)")
            }
        }

        @Test("large streams with damage at random places", arguments: 1...60 as ClosedRange<UInt64>)
        func randomDamage(seed: UInt64) {
            var random = SplitMix(state: seed &* 1_000_003)
            let pair = Pair(buffer: [1 << 18, 70_000, 4096][Int(seed % 3)])
            for _ in 0..<4 {
                var stored: [UInt8] = []
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    stored += Self.member(&random, count: Int.random(in: 0...600_000, using: &random))
                }
                for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&stored, &random) }
                #expect(pair.agree(stored, piece: Int.random(in: 1000...100_000, using: &random)))
            }
        }

        @Test("limits cut at the same byte, having used as many stored bytes", arguments: 1...40 as ClosedRange<UInt64>)
        func limits(seed: UInt64) {
            var random = SplitMix(state: seed &* 31)
            var stored: [UInt8] = []
            for _ in 0..<3 { stored += Self.member(&random, count: Int.random(in: 0...900_000, using: &random)) }
            if seed % 4 == 0 { stored = gzip.member(stored) }
            if seed % 3 == 0 { Self.damage(&stored, &random) }
            for _ in 0..<6 {
                let limits = InflateLimits(
                    maximumBytes: Int64.random(in: 0...2_000_000, using: &random),
                    maximumRatio: Int.random(in: 1...12, using: &random),
                    ratioWindow: Int64.random(in: 1...1_500_000, using: &random))
                let pair = Pair(limits: limits, buffer: Int.random(in: 5000...400_000, using: &random))
                #expect(pair.agree(stored), "\(limits)")
            }
        }

        @Test("gzip in gzip, whole and damaged", arguments: 1...30 as ClosedRange<UInt64>)
        func nested(seed: UInt64) {
            var random = SplitMix(state: seed &* 13)
            var inner: [UInt8] = []
            for _ in 0..<3 { inner += Self.member(&random, count: Int.random(in: 0...100_000, using: &random)) }
            let middle = Int.random(in: 0...inner.count, using: &random)
            var stored = gzip.member(Array(inner[..<middle])) + gzip.member(Array(inner[middle...]))
            let pair = Pair()
            #expect(pair.agree(stored))
            Self.damage(&stored, &random)
            #expect(pair.agree(stored))
        }
    }
#endif
