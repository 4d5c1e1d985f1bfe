internal import CZlib

/// Gzip streams of every make, and what may befall them.
enum RandomStreams {
    /// Bytes of some kind: text like records, noise, few values, long runs, or a mixture.
    static func content(_ random: inout SplitMix, count: Int) -> [UInt8] {
        var result: [UInt8] = []
        while result.count < count {
            let part = Int.random(in: 1...count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: result += noise(&random, count: part, mask: 0xff)
            case 1: result += noise(&random, count: part, mask: 0x43)
            case 2: result += [UInt8](repeating: UInt8.random(in: 0...255, using: &random), count: part)
            default: result += sampleText(lines: part / 64 + 1, seed: random.next())
            }
        }
        return Array(result[..<count])
    }

    private static func noise(_ random: inout SplitMix, count: Int, mask: UInt8) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) & mask }
    }

    /// A member by any of zlib's levels, strategies and block sizes.
    static func member(_ random: inout SplitMix, count: Int) -> [UInt8] {
        let content = content(&random, count: count)
        let strategies = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED]
        let flushes = [nil, nil, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_PARTIAL_FLUSH]
        let data = GzipBuilder.deflate(
            content, level: Int32.random(in: 0...9, using: &random),
            strategy: strategies[Int.random(in: 0..<5, using: &random)],
            memoryLevel: Int32.random(in: 1...9, using: &random), flush: flushes[Int.random(in: 0..<5, using: &random)])
        return GzipBuilder().header() + data + GzipBuilder.trailer(content)
    }

    /// Changes some bytes: flips, overwrites, takes away, puts in, or cuts off.
    static func damage(_ stored: inout [UInt8], _ random: inout SplitMix) {
        guard stored.count > 12 else { return }
        let place = Int.random(in: 10..<stored.count, using: &random)
        let count = min(stored.count - place, Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<7, using: &random) {
        case 0: stored.removeSubrange(place..<place + count)
        case 1: stored.insert(contentsOf: stored[place..<place + count], at: place)
        case 2: stored.replaceSubrange(place..<place + count, with: noise(&random, count: count, mask: 0xff))
        case 3: stored.replaceSubrange(place..<place + count, with: [UInt8](repeating: 0, count: count))
        case 4: stored.removeSubrange(place...)
        default: stored[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        }
    }
}
