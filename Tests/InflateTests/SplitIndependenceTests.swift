import Inflate
import Testing

@Suite("Independence of reads and buffers") struct SplitIndependenceTests {
    /// Streams of all kinds, whole and with flips, cuts and insertions at random places.
    private static func stored(seed: UInt64) -> [UInt8] {
        var random = SplitMix(state: seed)
        var stream: [UInt8] = []
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let text = sampleText(lines: Int.random(in: 0...800, using: &random), seed: random.next())
            stream += GzipBuilder(level: Int32.random(in: 0...9, using: &random)).member(text)
            if Bool.random(using: &random) { stream += [0, 0, 10] }
        }
        if seed % 3 == 0 {
            let middle = Int.random(in: 0...stream.count, using: &random)
            let builder = GzipBuilder(level: Int32.random(in: 0...2, using: &random))
            stream = builder.member(Array(stream[..<middle])) + builder.member(Array(stream[middle...]))
        }
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            let place = Int.random(in: 2..<stream.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: stream.removeSubrange(place..<min(stream.count, place + 50))
            case 1: stream.insert(contentsOf: [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5], at: place)
            case 2: stream.removeSubrange(max(place, stream.count - 100)..<stream.count)
            default: stream[place] ^= UInt8.random(in: 1...255, using: &random)
            }
        }
        return stream
    }

    @Test("the same stored bytes give the same bytes, damage and members", arguments: 1...60 as ClosedRange<UInt64>)
    func same(seed: UInt64) {
        let stored = Self.stored(seed: seed)
        let limits = InflateLimits(maximumRatio: seed % 5 == 0 ? 4 : 1100, ratioWindow: 5000)
        let expected = Reading(stored, limits: limits, piece: 1 << 20, buffer: 1 << 20)
        // Single bytes take too long where there are many.
        let least = expected.bytes.count < 30_000 ? 1 : 61
        for (piece, buffer) in [
            (least, 1 << 16), (7, 333), (4096, least), (65_536, 65_536), (100_000, 170), (65_535, 4096),
        ] {
            let reading = Reading(stored, limits: limits, piece: piece, buffer: buffer)
            #expect(reading == expected, "reads of \(piece), buffers of \(buffer)")
        }
    }
}
