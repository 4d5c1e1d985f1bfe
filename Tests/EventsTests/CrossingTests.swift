import CByteScan
import Testing

@testable import Events

/// The fast way over values against the strict one, which alone decides what is wrong.
@Suite("Crossing values by the places of quotes") struct CrossingTests {
    /// Both ways over the value that begins the text: where they end, negative where they fail or give up.
    static func ends(_ text: [UInt8], kernel: Int = 0, depth: Int = 64) -> (fast: Int, strict: Int) {
        let block = TextBlock(capacity: text.count, kernelIndex: kernel)
        text.withUnsafeBytes { block.append($0) }
        block.prepare()
        let notes = WarningSet.Pointer.allocate()
        defer { notes.deallocate() }
        let json = JSONScanner(block, maximumDepth: depth, notes: notes)
        var cursor = 0
        let fast = sesstat_cross_container(json.bytes.base, json.places!.base, 0, &cursor, Int32(depth))
        if fast >= 0 {
            // The cursor is not behind the result.
            #expect(cursor == 0 || Int(json.places![cursor - 1]) < fast)
        }
        return (fast, json.skipValue(0, depth: 0))
    }

    /// Whether the fast way may leave the value to the strict one.
    static func mayGiveUp(_ text: [UInt8]) -> Bool {
        let text = String(decoding: text, as: UTF8.self).lowercased()
        return text.contains(#"\ud8"#) || text.contains(#"\ud9"#) || text.contains(#"\uda"#)
            || text.contains(#"\udb"#) || text.contains(#"\udc"#) || text.contains(#"\udd"#)
            || text.contains(#"\ude"#) || text.contains(#"\udf"#)
    }

    static func check(_ text: [UInt8], kernel: Int = 0, depth: Int = 64) {
        guard text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") else { return }
        let (fast, strict) = ends(text, kernel: kernel, depth: depth)
        let shown = String(decoding: text, as: UTF8.self)
        if strict < 0 { #expect(fast < 0, "\(shown)") } else if !mayGiveUp(text) { #expect(fast == strict, "\(shown)") }
    }

    @Test(
        "sound and broken values are told apart as the strict way does, in arrays and objects",
        arguments: [JSONCases.accepted, JSONCases.unpaired, JSONCases.refused].joined().map(\.self))
    func cases(item: JSONCases.Case) {
        CrossingTests.check([0x5B] + item.bytes + [0x5D])
        CrossingTests.check(Array(#"{"a":"#.utf8) + item.bytes + Array(#","b":[1]}"#.utf8))
        CrossingTests.check(Array(#"[{"k":["x",{}]},"#.utf8) + item.bytes + Array(" ] ".utf8))
    }

    @Test("random records and mutations of them end where the strict way ends", arguments: KernelTests.kernels, 0..<6)
    func random(kernel: Int, seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        for _ in 0..<150 {
            let record = RecordMaker.record(&random)
            CrossingTests.check(record, kernel: kernel)
            for _ in 0..<6 { CrossingTests.check(DifferentialTests.mutate(record, &random), kernel: kernel) }
        }
    }

    @Test("short texts over the letters of JSON end where the strict way ends", arguments: 0..<8)
    func short(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let letters = Array("\"\"\"{}[],:\\ut0".utf8)
        for _ in 0..<20_000 {
            let text = (0..<random.below(12) + 2).map { _ in random.pick(letters) }
            CrossingTests.check([random.once(in: 2) ? 0x5B : 0x7B] + text)
        }
    }

    @Test("as many containers in each other as allowed are crossed, one more is not", arguments: [1, 2, 3, 63, 64])
    func depth(depth: Int) {
        for (open, close) in [("[", "]"), (#"{"a":"#, "}")] {
            let inner = open == "[" ? "" : "1"
            let sound = Array(
                (String(repeating: open, count: depth) + inner + String(repeating: close, count: depth)).utf8)
            #expect(CrossingTests.ends(sound, depth: depth).fast == sound.count)
            let deep = Array(
                (String(repeating: open, count: depth + 1) + inner + String(repeating: close, count: depth + 1)).utf8)
            #expect(CrossingTests.ends(deep, depth: depth).fast < 0)
        }
    }

    @Test("a block that has grown large has no places, and reads the same")
    func large() {
        let block = TextBlock(capacity: 1 << 20)
        #expect(block.stopPlaces != nil)
        [UInt8](repeating: 0x20, count: 1 << 20).withUnsafeBytes { block.append($0) }
        [0x7B, 0x7D].withUnsafeBytes { block.append($0) }
        #expect(block.stopPlaces == nil)
        var random = SeededGenerator(seed: 5)
        var text: [UInt8] = []
        while text.count < 3 << 20 { text += RecordMaker.record(&random) + [0x0A] }
        #expect(reading(text) == reading(text, step: 4096))
    }

    @Test("places follow the text as it is appended, prepared and moved")
    func places() {
        var random = SeededGenerator(seed: 9)
        let block = TextBlock(capacity: 1024)
        for _ in 0..<200 {
            let room = block.freeSpace.count
            let added = (0..<random.below(min(room, 150) + 1)).map { _ in random.pick(Array("ab\"\\\n".utf8)) }
            added.withUnsafeBytes { block.append($0) }
            block.prepare()
            if random.once(in: 3) { block.consume(upTo: block.start + random.below(block.count + 1)) }
            if random.once(in: 4) || block.freeSpace.count < 200 {
                block.consume(upTo: block.end - block.count / 3)
                block.makeRoom()
                block.prepare()
            }
            let expected = (0..<block.end).filter { block.stopMask.first(from: $0) == $0 }
            let places = block.stopPlaces!
            #expect((0..<places.count).map { Int(places[$0]) }.filter { $0 < block.end } == expected)
            for position in 0..<block.end {
                #expect(Int(places[places.firstIndex(from: position)]) == block.stopMask.first(from: position))
            }
        }
    }
}
