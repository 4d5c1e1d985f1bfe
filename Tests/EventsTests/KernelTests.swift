import CByteScan
import Testing

@testable import Events

/// The masks by their definition, a byte at a time.
private func slowMasks(_ bytes: [UInt8], words: Int, from start: Int) -> (stops: [UInt64], wide: [UInt64]) {
    var stops = [UInt64](repeating: 0, count: words)
    var wide = stops
    for index in 0..<words * 64 {
        let byte = bytes[start + index]
        if byte == 0x22 || byte == 0x5C || byte < 0x20 { stops[index / 64] |= 1 << UInt64(index % 64) }
        if byte >= 0x80 { wide[index / 64] |= 1 << UInt64(index % 64) }
    }
    return (stops, wide)
}

@Suite("Kernels") struct KernelTests {
    static let kernels = Array(0..<sesstat_kernel_count())

    @Test("there is a scalar kernel first, each has a name of its own, and the current one is among them")
    func names() {
        let names = KernelTests.kernels.map { String(cString: sesstat_kernel_at($0).pointee.name) }
        #expect(names.first == "scalar")
        #expect(Set(names).count == names.count)
        #expect(names.contains(String(cString: sesstat_kernel_current().pointee.name)))
    }

    @Test("every kernel gives the masks of the definition, at every alignment", arguments: kernels, 0...8)
    func random(kernel: Int, words: Int) {
        var random = SeededGenerator(seed: UInt64(words))
        for alignment in 0..<64 {
            var bytes = random.bytes(alignment + words * 64)
            // Half of the bytes are of the kinds that matter, at the edges of their ranges.
            let edges: [UInt8] = [0, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x7F, 0x80, 0xFF]
            for index in bytes.indices where random.once(in: 2) { bytes[index] = random.pick(edges) }
            let expected = slowMasks(bytes, words: words, from: alignment)
            // One word more than asked for shows a kernel that writes beyond its end.
            for hasPlaces in [false, true] {
                var stops = [UInt64](repeating: 0xDEAD, count: words + 1)
                var wide = stops
                var places = [UInt32](repeating: 0xDEAD, count: words * 64 + SESSTAT_PLACES_MARGIN + 1)
                let count = bytes.withUnsafeBufferPointer { bytes in
                    places.withUnsafeMutableBufferPointer {
                        sesstat_kernel_at(kernel).pointee.masks(
                            bytes.baseAddress! + alignment, words, &stops, &wide, hasPlaces ? $0.baseAddress : nil, 7)
                    }
                }
                #expect(stops == expected.stops + [0xDEAD], "alignment \(alignment)")
                #expect(wide == expected.wide + [0xDEAD], "alignment \(alignment)")
                let set = (0..<words * 64).filter { expected.stops[$0 / 64] & 1 << UInt64($0 % 64) != 0 }
                #expect(places.prefix(count) == (hasPlaces ? set : []).map { UInt32($0 + 7) }[...])
                #expect(places.last == 0xDEAD)
            }
        }
    }

    @Test("every kernel knows every byte in every place of a word", arguments: kernels)
    func everyByte(kernel: Int) {
        for byte in UInt8.min...UInt8.max {
            for place in 0..<64 {
                var bytes = [UInt8](repeating: 0x61, count: 64)
                bytes[place] = byte
                var stops: UInt64 = 0
                var wide: UInt64 = 0
                _ = sesstat_kernel_at(kernel).pointee.masks(bytes, 1, &stops, &wide, nil, 0)
                let expected = slowMasks(bytes, words: 1, from: 0)
                #expect(stops == expected.stops[0] && wide == expected.wide[0], "byte \(byte) at \(place)")
            }
        }
    }

    @Test("a reader gives the same whatever the kernel", arguments: kernels)
    func readers(kernel: Int) {
        var random = SeededGenerator(seed: 1)
        var text: [UInt8] = []
        for _ in 0..<50 { text += RecordMaker.record(&random) + [0x0A] }
        #expect(reading(text, step: 100, kernel: kernel) == reading(text, step: 100, kernel: 0))
    }
}

@Suite("Masks") struct MaskViewTests {
    @Test("a range has a set bit exactly where one of its bits is set")
    func ranges() {
        var random = SeededGenerator(seed: 2)
        for _ in 0..<50 {
            var words = [UInt64](repeating: 0, count: 5)
            for _ in 0..<random.below(4) {
                let bit = random.below(320)
                words[bit / 64] |= 1 << UInt64(bit % 64)
            }
            words.withUnsafeBufferPointer { buffer in
                let mask = MaskView(buffer.baseAddress!)
                for _ in 0..<200 {
                    let start = random.below(320)
                    let range = start..<start + random.below(320 - start + 1)
                    let expected = range.contains { buffer[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }
                    #expect(mask.isAnySet(in: range) == expected, "\(range)")
                    if let first = (start..<320).first(where: { buffer[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }) {
                        #expect(mask.first(from: start) == first)
                    }
                }
            }
        }
    }
}

@Suite("Search helpers") struct SearchTests {
    @Test("counting gives the number of equal bytes, for all lengths and alignments")
    func count() {
        var random = SeededGenerator(seed: 3)
        let bytes = (0..<300).map { _ in random.pick([0x0A, 0x0B, 0x00, 0xFF] as [UInt8]) }
        for start in 0..<70 {
            for count in 0..<200 {
                let expected = bytes[start..<start + count].count { $0 == 0x0A }
                let found = bytes.withUnsafeBufferPointer { sesstat_count_byte($0.baseAddress! + start, count, 0x0A) }
                #expect(found == expected)
            }
        }
    }

    @Test("finding gives the first place from the start on, or the count")
    func find() {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<2000 {
            let bytes = (0..<random.below(80) + 1).map { _ in random.pick([1, 2, 3, 4, 5, 6] as [UInt8]) }
            let start = random.below(bytes.count + 3)
            let byte = (start..<max(start, bytes.count)).first { bytes[$0] == 1 } ?? bytes.count
            #expect(sesstat_find_byte(bytes, start, bytes.count, 1) == byte)
            let pair =
                (start..<max(start, bytes.count - 1)).first { bytes[$0] == 1 && bytes[$0 + 1] == 2 } ?? bytes.count
            #expect(sesstat_find_pair(bytes, start, bytes.count, 1, 2) == pair)
        }
    }

    @Test(
        "a pair of two equal bytes is found",
        arguments: [([1, 1], 0), ([2, 1, 1], 1), ([1], 1), ([1, 2, 1], 3), ([], 0)])
    func twins(bytes: [UInt8], place: Int) {
        #expect(sesstat_find_pair(bytes, 0, bytes.count, 1, 1) == place)
    }

    @Test("the second half of a pair is not looked for behind the end")
    func end() {
        let bytes: [UInt8] = [5, 1, 2]
        #expect(sesstat_find_pair(bytes, 0, 2, 1, 2) == 2)
        #expect(sesstat_find_byte(bytes, 0, 2, 2) == 2)
    }
}
