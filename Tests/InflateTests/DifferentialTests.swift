#if ISAL
    internal import CZlib
    import Inflate
    import Testing

    @Suite("ISA-L against zlib") struct DifferentialTests {
        private let gzip = GzipBuilder()

        @Test("sound streams of every make", arguments: 1...30 as ClosedRange<UInt64>)
        func sound(seed: UInt64) {
            var random = SplitMix(state: seed &* 77)
            let pair = InflaterPair(buffer: [1 << 18, 1 << 16, 5000, 300_000][Int(seed % 4)])
            for size in [0, 1, 50, 3000, 40_000, 200_000] {
                var stored: [UInt8] = []
                for _ in 0..<Int.random(in: 1...3, using: &random) {
                    stored += RandomStreams.member(&random, count: Int.random(in: 0...size, using: &random))
                }
                #expect(pair.agree(stored, piece: [1 << 16, 777][Int(seed % 2)]), "size \(size)")
                #expect(Reading(stored, inflater: .isal).damage.isEmpty)
            }
        }

        @Test("small streams with any byte flipped, overwritten, taken away, doubled, or the last", arguments: 0..<6)
        func everyByte(index: Int) {
            let text = sampleText(lines: 4)
            let (content, level, strategy): ([UInt8], Int32, Int32) =
                [
                    (text, 9, Z_DEFAULT_STRATEGY), (text, 6, Z_FIXED), (text, 6, Z_HUFFMAN_ONLY), (text, 0, Z_RLE),
                    (Array("aaaaaaaaaaaaaaaaaaaaaaaaaaaaa".utf8), 1, Z_DEFAULT_STRATEGY),
                    (text + [UInt8](repeating: 0, count: 40_000) + text, 9, Z_DEFAULT_STRATEGY),
                ][index]
            let data = GzipBuilder.deflate(content, level: level, strategy: strategy)
            let member = gzip.header() + data + GzipBuilder.trailer(content)
            let stored = member + gzip.member("the next\n")
            let pair = InflaterPair()
            var failures: [String] = []
            for place in 10..<member.count {
                for value in (0..<8).map({ stored[place] ^ 1 << $0 }) + [0, 0x55, 0xff] {
                    var damaged = stored
                    damaged[place] = value
                    if !pair.agree(damaged) { failures.append("\(value) at byte \(place)") }
                }
                var changed = stored
                changed.remove(at: place)
                if !pair.agree(changed) { failures.append("without byte \(place)") }
                changed = stored
                changed.insert(changed[place], at: place)
                if !pair.agree(changed) { failures.append("byte \(place) doubled") }
                let cut = Array(stored[..<place])
                if !pair.agree(cut) || !pair.agree(cut, failure: "gone") { failures.append("cut at byte \(place)") }
            }
            #expect(failures == [])
        }

        @Test("large streams with damage at random places", arguments: 1...40 as ClosedRange<UInt64>)
        func randomDamage(seed: UInt64) {
            var random = SplitMix(state: seed &* 1_000_003)
            let pair = InflaterPair(buffer: [1 << 18, 70_000, 4096][Int(seed % 3)])
            var sound: [UInt8] = []
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                sound += RandomStreams.member(&random, count: Int.random(in: 0...200_000, using: &random))
            }
            for round in 0..<12 {
                var stored = sound
                for _ in 0..<Int.random(in: 1...4, using: &random) { RandomStreams.damage(&stored, &random) }
                #expect(pair.agree(stored, piece: Int.random(in: 1000...100_000, using: &random)), "round \(round)")
            }
        }

        @Test("blocks longer than what is kept of the stored bytes", arguments: [false, true])
        func longBlocks(isDynamic: Bool) {
            var random = SplitMix(state: 5)
            var writer = BitWriter()
            let lengths =
                isDynamic
                ? [Int](repeating: 9, count: 256) + [1]
                : (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 }
            let codes = BitWriter.codes(lengths)
            if isDynamic {
                writer.putDynamicHeader(isFinal: true, literals: lengths, distances: [1, 1])
            } else {
                writer.put(3, 3)
            }
            for _ in 0..<400_000 {
                let literal = Int(truncatingIfNeeded: random.next() & 0xff)
                writer.putCode(codes[literal], lengths[literal])
            }
            writer.putCode(codes[256], lengths[256])
            let stored = gzip.header() + writer.bytes + [1, 2, 3, 4, 5, 6, 7, 8] + gzip.member("the next\n")
            let pair = InflaterPair()
            #expect(pair.agree(stored))
            #expect(Reading(stored, inflater: .isal).marks == ["gzip_checksum@0"])
            for place in stride(from: 270_000, to: writer.bytes.count, by: 17_001) {
                var damaged = stored
                for index in place..<place + 4 { damaged[index] = UInt8(truncatingIfNeeded: random.next()) }
                #expect(pair.agree(damaged), "byte \(place)")
                #expect(pair.agree(Array(damaged[..<place])), "cut at byte \(place)")
            }
        }

        @Test("limits cut at the same byte, having used as many stored bytes", arguments: 1...24 as ClosedRange<UInt64>)
        func limits(seed: UInt64) {
            var random = SplitMix(state: seed &* 31)
            var stored: [UInt8] = []
            for _ in 0..<3 {
                stored += RandomStreams.member(&random, count: Int.random(in: 0...400_000, using: &random))
            }
            if seed % 4 == 0 { stored = gzip.member(stored) }
            if seed % 3 == 0 { RandomStreams.damage(&stored, &random) }
            for _ in 0..<5 {
                let limits = InflateLimits(
                    maximumBytes: Int64.random(in: 0...800_000, using: &random),
                    maximumRatio: Int.random(in: 1...12, using: &random),
                    ratioWindow: Int64.random(in: 1...700_000, using: &random))
                let pair = InflaterPair(limits: limits, buffer: Int.random(in: 5000...400_000, using: &random))
                #expect(pair.agree(stored), "\(limits)")
            }
        }

        @Test("what follows the last byte that a limit allows is told", arguments: ["corrupt", "checksum"])
        func behindLimit(damage: String) {
            // Less of the first chunk of stored bytes is left behind the blocks than ISA-L wants to see.
            var writer = BitWriter()
            writer.put(2, 3)
            writer.putCode(0x30 + 0x61, 8)
            for _ in 0..<300 {
                writer.putCode(0xc5, 8)
                writer.putCode(0, 5)
            }
            writer.putCode(0, 7)
            var block = GzipBuilder.storedBlocks([UInt8](repeating: 0x62, count: 59_000))
            block[0] = 0
            var data = writer.bytes + block
            let count = 1 + 300 * 258 + 59_000
            // A block of no type, or an empty last one with a trailer that cannot be right.
            data += damage == "corrupt" ? [0x06] : [0x03, 0x00]
            let stored = gzip.header() + data + [UInt8](repeating: 0x55, count: 30_000)
            let pair = InflaterPair(limits: InflateLimits(maximumBytes: Int64(count)), buffer: count)
            #expect(pair.agree(stored))
            let reading = Reading(stored, limits: InflateLimits(maximumBytes: Int64(count)), buffer: count)
            #expect(reading.marks.first == "gzip_\(damage)@0")
            #expect(reading.bytes.count == count)
        }

        @Test("gzip in gzip, whole and damaged", arguments: 1...30 as ClosedRange<UInt64>)
        func nested(seed: UInt64) {
            var random = SplitMix(state: seed &* 13)
            var inner: [UInt8] = []
            for _ in 0..<3 {
                inner += RandomStreams.member(&random, count: Int.random(in: 0...50_000, using: &random))
            }
            let middle = Int.random(in: 0...inner.count, using: &random)
            var stored = gzip.member(Array(inner[..<middle])) + gzip.member(Array(inner[middle...]))
            let pair = InflaterPair()
            #expect(pair.agree(stored))
            RandomStreams.damage(&stored, &random)
            #expect(pair.agree(stored))
        }

        @Test("the name tells both libraries and their versions")
        func names() {
            #expect(Inflater.preferred == .isal)
            #expect(Inflater.isal.name.wholeMatch(of: #/ISA-L [0-9.]+ \+ zlib [0-9.]+.*/#) != nil)
        }
    }
#endif
