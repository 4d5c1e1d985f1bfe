import Inflate
import Testing

/// Codes that zlib has rules for and other inflaters have none: whichever is used, zlib's hold.
@Suite("Huffman codes") struct HuffmanCodeTests {
    /// Two letters and the end of the block, at one, two and two bits.
    private static let letters: [Int] = {
        var lengths = [Int](repeating: 0, count: 286)
        (lengths[0x61], lengths[0x62], lengths[256]) = (1, 2, 2)
        return lengths
    }()

    /// A member of one block that says `aab` by the codes given, with a right trailer.
    private func member(
        literals: [Int] = letters, distances: [Int] = [1, 1], lengthCode: [Int] = BitWriter.plainLengthCode,
        isFinal: Bool = true
    ) -> [UInt8] {
        var writer = BitWriter()
        writer.putDynamicHeader(isFinal: isFinal, literals: literals, distances: distances, lengthCode: lengthCode)
        let codes = BitWriter.codes(literals)
        for symbol in [0x61, 0x61, 0x62, 256] { writer.putCode(codes[symbol], literals[symbol]) }
        return GzipBuilder().header() + writer.bytes + GzipBuilder.trailer(Array("aab".utf8))
    }

    private func reading(_ member: [UInt8]) -> [String] {
        var stories = Inflater.allCases.map { Reading(member, inflater: $0).story }
        let first = stories.removeFirst()
        for story in stories { #expect(story == first) }
        return first
    }

    private func changed(_ lengths: [Int], _ changes: [Int: Int]) -> [Int] {
        var lengths = lengths
        for (symbol, length) in changes { lengths[symbol] = length }
        return lengths
    }

    @Test("complete codes are sound, and so is a single distance of one bit, or none")
    func sound() {
        for distances in [[1, 1], [2, 2, 1], [1], [0, 1], [0], [0, 0, 0]] {
            #expect(reading(member(distances: distances)) == ["1:aab"])
        }
    }

    @Test("codes of literals that leave bits without a meaning, or have them mean two things, are corrupt")
    func literals() {
        for changes in [[256: 3], [0x62: 3], [0x63: 2], [256: 1], [256: 15]] {
            #expect(reading(member(literals: changed(Self.letters, changes))) == ["!gzip_corrupt@0"])
        }
    }

    @Test("codes of distances that leave bits without a meaning, or have them mean two things, are corrupt")
    func distances() {
        for distances in [[2], [2, 2], [0, 15], [1, 1, 1], [1, 2]] {
            #expect(reading(member(distances: distances)) == ["!gzip_corrupt@0"])
        }
    }

    @Test("a code of lengths that is not complete is corrupt")
    func lengthCodes() {
        for changes in [[15: 0], [15: 6], [15: 4], [3: 0]] {
            let code = changed(BitWriter.plainLengthCode, changes)
            #expect(reading(member(lengthCode: code)) == ["!gzip_corrupt@0"])
        }
    }

    @Test("a block whose end has no code, or with more codes than there are symbols, is corrupt")
    func shapes() {
        #expect(reading(member(literals: changed(Self.letters, [0x63: 2, 256: 0]))) == ["!gzip_corrupt@0"])
        #expect(reading(member(literals: Self.letters + [0])) == ["!gzip_corrupt@0"])
        let distances = [1, 1] + [Int](repeating: 0, count: 29)
        #expect(reading(member(distances: distances)) == ["!gzip_corrupt@0"])
    }

    @Test("a repeat before the first length, or past the last, is corrupt")
    func repeats() {
        for start in [[16], [Int](repeating: 0, count: 100) + [18, 18]] {
            var writer = BitWriter()
            writer.put(5, 3)
            writer.put(0, 5 + 5)
            writer.put(15, 4)
            for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] {
                writer.put(BitWriter.plainLengthCode[symbol], 3)
            }
            let codes = BitWriter.codes(BitWriter.plainLengthCode)
            for symbol in start {
                writer.putCode(codes[symbol], BitWriter.plainLengthCode[symbol])
                if symbol > 15 { writer.put(127, symbol == 18 ? 7 : 2) }
            }
            #expect(reading(GzipBuilder().header() + writer.bytes + [0, 0, 0, 0]) == ["!gzip_corrupt@0"])
        }
    }

    @Test("symbols that no code may have end the data where they stand", arguments: [286, 287])
    func reservedLengths(symbol: Int) {
        var writer = BitWriter()
        writer.put(3, 3)
        writer.putCode(0x30 + 0x61, 8)
        writer.putCode(0xc0 + symbol - 280, 8)
        writer.putCode(0, 12)
        let stored = GzipBuilder().header() + writer.bytes + [UInt8](repeating: 0, count: 300)
        #expect(reading(stored) == ["1:a", "!gzip_corrupt@0"])
    }

    @Test("distances that no code may have, or that reach before the start, end the data where they stand")
    func reservedDistances() {
        for (distance, extra) in [(30, 0), (31, 0), (1, 0), (29, 13)] {
            var writer = BitWriter()
            writer.put(3, 3)
            writer.putCode(0x30 + 0x61, 8)
            writer.putCode(1, 7)
            writer.putCode(distance, 5)
            writer.put(0, extra)
            writer.putCode(0, 7)
            let stored = GzipBuilder().header() + writer.bytes + [UInt8](repeating: 0, count: 300)
            #expect(reading(stored) == ["1:a", "!gzip_corrupt@0"])
        }
    }

    @Test("a stored block whose length is not told twice is corrupt")
    func storedLength() {
        var data = GzipBuilder.storedBlocks(Array("text".utf8))
        data[3] ^= 1
        #expect(reading(GzipBuilder().header() + data) == ["!gzip_corrupt@0"])
    }
}
