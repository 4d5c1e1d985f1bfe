import Testing

@testable import Events

@Suite("Timestamps by the day at hand") struct TimestampReaderTests {
    /// What both readers make of a text; the quick one reads it twice, the second time with its day at hand.
    private static func check(_ text: String, _ reader: inout TimestampReader) {
        let bytes = Array(("\"" + text + "\",7Z").utf8) + [UInt8](repeating: 0, count: 16)
        bytes.withUnsafeBufferPointer {
            let view = ByteView($0.baseAddress!)
            let range = 1..<1 + text.utf8.count
            let expected = Timestamp.milliseconds(view, range)
            #expect(reader.milliseconds(view, range) == expected, "\(text)")
            #expect(reader.milliseconds(view, range) == expected, "\(text), again")
        }
    }

    @Test("every form gives what it gives without, whatever was read before", arguments: 0..<4)
    func forms(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var reader = TimestampReader()
        let days = [
            "2026-03-14T", "2026-03-14 ", "1970-01-01T", "2026-02-29T", "2100-12-31T", "2101-01-01T",
            "\0\0\0\0\0\0\0\0\0\0\0",
        ]
        let letters = Array("0123456789:.Z/;+- T")
        for _ in 0..<20_000 {
            var text = Array(
                random.pick(days)
                    + "0\(random.below(10)):\(random.below(6))9:\(random.below(6))0.\(random.below(9) + 100)Z")
            if random.once(in: 2) { text[random.below(text.count)] = random.pick(letters) }
            TimestampReaderTests.check(String(text), &reader)
        }
        for (text, _) in TimestampTests.accepted { TimestampReaderTests.check(text, &reader) }
    }

    @Test(
        "every byte of a form is looked at, with the day at hand", arguments: 0..<24)
    func bytes(place: Int) {
        let sound = Array("2026-03-14T23:59:59.999Z".utf8)
        for byte in UInt8(0)..<0x80 {
            var reader = TimestampReader()
            TimestampReaderTests.check(String(decoding: sound, as: UTF8.self), &reader)
            var text = sound
            text[place] = byte
            TimestampReaderTests.check(String(decoding: text, as: UTF8.self), &reader)
        }
    }
}
