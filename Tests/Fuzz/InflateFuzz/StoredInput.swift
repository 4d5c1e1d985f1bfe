internal import CZlib
internal import FuzzSupport

/// Makes stored bytes of a fuzz input: members of several makes, so that checksums and codes do not stop the fuzzer.
enum StoredInput {
    /// Parts until nothing is left, and all of them in gzip once more where the first byte says so.
    static func make(_ input: inout FuzzInput) -> [UInt8] {
        let outer = input.byte()
        var stored: [UInt8] = []
        repeat { stored += part(&input) } while input.count > 0
        return outer & 7 == 7 ? GzipBuilder().member(stored) : stored
    }

    private static func part(_ input: inout FuzzInput) -> [UInt8] {
        let kind = input.byte()
        // Most often all that is left, so that what the fuzzer finds is not moved by what stands before.
        let count = kind & 0x80 == 0 ? input.count : Int(input.byte())
        switch kind & 7 {
        case 0, 1: return input.bytes(count)
        case 2, 3, 4: return fitted(input.bytes(count))
        case 5: return compressed(&input, input.byte(), count)
        case 6: return run(&input)
        default: return GzipBuilder.storedBlocks(input.bytes(count))
        }
    }

    /// Deflate data between a header and the trailer that belongs to what it holds, if it holds anything whole.
    private static func fitted(_ data: [UInt8]) -> [UInt8] {
        var content: [UInt8] = []
        let header = GzipBuilder().header()
        guard let count = ReferenceGunzip.inflate(data[...], windowBits: -15, into: &content) else {
            return header + data
        }
        return header + data[..<count] + GzipBuilder.trailer(content) + data[count...]
    }

    /// Content that zlib compresses, by a level and a strategy of a byte's, and one byte of it changed.
    private static func compressed(_ input: inout FuzzInput, _ make: UInt8, _ count: Int) -> [UInt8] {
        let strategies = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED]
        let (place, change) = (input.number(), input.byte())
        let content = input.bytes(count)
        let data = GzipBuilder.deflate(
            content, level: Int32(make % 10), strategy: strategies[Int(make / 10) % 5],
            memoryLevel: Int32(make % 9 + 1))
        var member = GzipBuilder().header() + data + GzipBuilder.trailer(content)
        member[place % member.count] ^= change
        return member
    }

    /// A member that inflates to much more than it is.
    private static func run(_ input: inout FuzzInput) -> [UInt8] {
        GzipBuilder().member([UInt8](repeating: input.byte(), count: input.number()))
    }
}
