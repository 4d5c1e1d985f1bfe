internal import CByteScan
internal import CChecksum
internal import CZlib
package import FuzzSupport

/// The kernels over bytes at any alignment, against their definitions: masks, places, UTF-8, counting, finding, CRC-32.
package enum KernelsTarget: FuzzTarget {
    package static let name = "kernels"
    package static let sources = ["CByteScan/", "CChecksum/"]

    package static func run(_ input: inout FuzzInput) {
        let alignment = Int(input.byte() & 63)
        let (start, needle, second) = (input.number(), input.byte(), input.byte())
        let repeats = Int(input.byte() & 15) + 1
        let bytes = Array(repeatElement(input.remainder(), count: repeats).joined())
        compareMasks(bytes, alignment, origin: UInt32(start))
        let placed = PlacedBytes(bytes, alignment: alignment)
        compareUTF8(bytes, placed)
        compareSearches(bytes, placed, start % (bytes.count + 1), needle, second)
        compareChecksums(bytes, placed, split: start)
    }

    /// Masks are made for whole words alone; one more word than asked for shows a kernel that writes beyond its end.
    private static func compareMasks(_ text: [UInt8], _ alignment: Int, origin: UInt32) {
        let words = (text.count + 63) / 64
        let bytes = text + [UInt8](repeating: 0, count: words * 64 - text.count)
        let placed = PlacedBytes(bytes, alignment: alignment)
        var expectedStops = [UInt64](repeating: 0, count: words)
        var expectedWide = expectedStops
        var expectedPlaces: [UInt32] = []
        for (index, byte) in bytes.enumerated() {
            if byte == 0x22 || byte == 0x5C || byte < 0x20 {
                expectedStops[index / 64] |= 1 << UInt64(index % 64)
                expectedPlaces.append(origin + UInt32(index))
            }
            if byte >= 0x80 { expectedWide[index / 64] |= 1 << UInt64(index % 64) }
        }
        for number in 0..<sesstat_kernel_count() {
            let kernel = sesstat_kernel_at(number)!.pointee
            for hasPlaces in [false, true] {
                var stops = [UInt64](repeating: 0xDEAD, count: words + 1)
                var wide = stops
                var places = [UInt32](repeating: 0xDEAD, count: bytes.count + Int(SESSTAT_PLACES_MARGIN))
                let count = places.withUnsafeMutableBufferPointer {
                    kernel.masks(placed.start, words, &stops, &wide, hasPlaces ? $0.baseAddress : nil, origin)
                }
                guard stops == expectedStops + [0xDEAD], wide == expectedWide + [0xDEAD],
                    Array(places.prefix(count)) == (hasPlaces ? expectedPlaces : [])
                else { differ("masks by kernel \(number), with places: \(hasPlaces)") }
            }
        }
    }

    private static func compareUTF8(_ bytes: [UInt8], _ placed: PlacedBytes) {
        let expected = String(validating: bytes, as: UTF8.self) != nil
        for number in 0..<sesstat_kernel_count()
        where sesstat_kernel_at(number)!.pointee.is_utf8(placed.start, placed.count) != expected {
            differ("kernel \(number) says that it is UTF-8: \(!expected)")
        }
    }

    private static func compareSearches(
        _ bytes: [UInt8], _ placed: PlacedBytes, _ start: Int, _ needle: UInt8, _ second: UInt8
    ) {
        let count = bytes.count { $0 == needle }
        if sesstat_count_byte(placed.start, placed.count, needle) != count { differ("the count of \(needle)") }
        let place = bytes[start...].firstIndex(of: needle) ?? bytes.count
        if sesstat_find_byte(placed.start, start, placed.count, needle) != place { differ("the first \(needle)") }
        let pair = (start..<max(start, bytes.count - 1)).first { bytes[$0] == needle && bytes[$0 + 1] == second }
        if sesstat_find_pair(placed.start, start, placed.count, needle, second) != pair ?? bytes.count {
            differ("the first \(needle) with \(second) behind it")
        }
    }

    /// CRC-32 bit by bit, by zlib, and by folding as far as that goes, in two parts.
    private static func compareChecksums(_ bytes: [UInt8], _ placed: PlacedBytes, split: Int) {
        var expected = UInt32.max
        for byte in bytes {
            expected ^= UInt32(byte)
            for _ in 0..<8 { expected = expected >> 1 ^ (expected & 1 == 0 ? 0 : 0xEDB8_8320) }
        }
        expected = ~expected
        if UInt32(truncatingIfNeeded: crc32(0, placed.start, uInt(placed.count))) != expected {
            differ("zlib's CRC-32")
        }
        var crc: UInt32 = 0
        var offset = 0
        for end in [placed.count == 0 ? 0 : split % placed.count, placed.count] {
            offset += sesstat_crc32_fold(&crc, placed.start + offset, end - offset)
            guard offset <= end else { differ("folding took \(offset) bytes of \(end)") }
            crc = UInt32(truncatingIfNeeded: crc32(uLong(crc), placed.start + offset, uInt(end - offset)))
            offset = end
        }
        if crc != expected { differ("CRC-32 by folding, split at \(split)") }
    }
}
