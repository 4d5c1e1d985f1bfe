import Testing

@testable import SESMetrics

@Suite("Text") struct TextTests {
    @Test(
        "characters that steer a terminal are escaped, others are left alone",
        arguments: [
            ("plain é 日本 👩‍👩‍👧", "plain é 日本 👩‍👩‍👧"), ("a\nb\r\tc", "a\\nb\\r\\tc"), ("\u{1B}[31m", "\\u{1b}[31m"),
            ("\u{9B}x\u{7F}", "\\u{9b}x\\u{7f}"), ("\u{202E}gpj", "\\u{202e}gpj"), ("\u{2066}", "\\u{2066}"),
        ])
    func escaping(_ text: String, _ escaped: String) {
        #expect(SafeText.escaping(text) == escaped)
    }

    @Test("nothing that controls, ends a line or turns text around is left as it is")
    func everyControl() {
        for scalar in (0...0x10FFFF as ClosedRange<UInt32>).lazy.compactMap(Unicode.Scalar.init) {
            let category = scalar.properties.generalCategory
            let isUnsafe =
                [.control, .lineSeparator, .paragraphSeparator].contains(category) || scalar.properties.isBidiControl
            if isUnsafe { #expect(SafeText.escaping(String(scalar)).utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }) }
        }
    }

    @Test(
        "arguments survive the way through text whatever their bytes",
        arguments: [
            [], Array("plain é".utf8), [0xFF], [0xC3], [0x61, 0xE9, 0x62], [0xED, 0xA0, 0x80],
            Array("\u{10FFAA}".utf8), [0xFF] + Array("\u{10FF80}é".utf8) + [0xF4, 0x8F],
        ] as [[UInt8]])
    func arguments(_ bytes: [UInt8]) {
        #expect(ArgumentBytes.bytes(of: ArgumentBytes.text(for: bytes)) == bytes)
        #expect(FilePath(argument: ArgumentBytes.text(for: bytes)).bytes == bytes)
    }

    @Test("text that is UTF-8 stands for itself")
    func plainArgument() {
        #expect(ArgumentBytes.text(for: Array("naïve".utf8)) == "naïve")
    }

    @Test("a path after a zero byte is cut off, as a system call would")
    func zeroByte() {
        #expect(FilePath(bytes: [0x61, 0, 0x62]).bytes == [0x61])
    }

    @Test(
        "names and folders of paths",
        arguments: [
            ("a/b", "b", "a"), ("b", "b", "."), ("/b", "b", "/"), ("a/b/", "", "a/b"), ("/a/b", "b", "/a"),
        ])
    func parts(_ path: String, _ name: String, _ folder: String) {
        #expect(String(decoding: FilePath(path).name, as: UTF8.self) == name)
        #expect(FilePath(path).folder == FilePath(folder))
    }

    @Test("paths are in bytewise order, and a path comes before those that it begins")
    func order() {
        let paths = ["", "-", "A", "a", "a-b", "a/b", "ab", "é"].map { FilePath($0) }
        #expect(paths.shuffled().sorted() == paths)
        #expect(FilePath("a").isInside(FilePath("/")) == false)
        #expect(FilePath("/a").isInside(FilePath("/")))
    }

    @Test(
        "sizes and times have units",
        arguments: [("0", 0), ("17", 17), ("64KiB", 65_536), ("64k", 65_536), ("1MB", 1_000_000), ("2gib", 2 << 30)])
    func bytes(_ text: String, _ bytes: Int64) {
        #expect(Quantity.bytes(text) == bytes)
    }

    @Test(
        "what is no quantity is refused",
        arguments: ["", "k", "-1", "1x", "1.5M", "99999999999999999999", "9999999999G"])
    func noBytes(_ text: String) {
        #expect(Quantity.bytes(text) == nil)
        #expect(Quantity.milliseconds(text) == nil)
    }

    @Test("lengths of time need a unit")
    func times() {
        #expect(Quantity.milliseconds("26h") == 93_600_000)
        #expect(Quantity.milliseconds("90m") == 5_400_000)
        #expect(Quantity.milliseconds("2d") == 172_800_000)
        #expect(Quantity.milliseconds("26") == nil)
    }

    @Test("numbers for people")
    func readable() {
        #expect(
            [0, 999, 1000, 1_234_567, -1000].map { ReadableNumber.count($0) } == [
                "0", "999", "1,000", "1,234,567", "-1,000",
            ])
        #expect(ReadableNumber.count(1, "input") == "1 input")
        #expect(ReadableNumber.count(2000, "input") == "2,000 inputs")
        #expect(
            [0, 999, 1000, 9_949, 9_950, 999_499, 999_500, 1_500_000, .max].map { ReadableNumber.bytes($0) }
                == ["0 B", "999 B", "1.0 kB", "9.9 kB", "10 kB", "999 kB", "1.0 MB", "1.5 MB", "9.2 EB"])
        #expect(ReadableNumber.decimal(1.0004, places: 3) == "1.000")
        #expect(ReadableNumber.decimal(0.0625, places: 3) == "0.063")
        #expect(ReadableNumber.decimal(12.5, places: 0) == "13")
    }

    @Test(
        "times in summaries are UTC with milliseconds",
        arguments: [
            (0, "1970-01-01T00:00:00.000Z"), (1_773_480_302_007, "2026-03-14T09:25:02.007Z"),
            (-1, "1969-12-31T23:59:59.999Z"),
        ])
    func time(_ milliseconds: Int64, _ text: String) {
        #expect(UTCTime.text(milliseconds) == text)
    }

    @Test(
        "what was meant is suggested",
        arguments: [
            ("bounces", "Bounce"), ("DELIVERD", "Delivery"), ("rendering", "RenderingFailure"), ("evnet", "event"),
            ("csb", "csv"),
        ])
    func nearest(_ typed: String, _ meant: String) {
        let names = ["Send", "Delivery", "Bounce", "RenderingFailure", "DeliveryDelay", "event", "csv", "json"]
        #expect(Nearest.match(typed, among: names) == meant)
    }

    @Test("what is like nothing is not guessed", arguments: ["", "zzzz", "xml-rpc-thing"])
    func nothingNear(_ typed: String) {
        #expect(Nearest.match(typed, among: ["Send", "Delivery", "csv"]) == nil)
    }

    @Test("distances count insertions, deletions, replacements and swaps")
    func distance() {
        let cases = [
            ("", "", 0), ("abc", "", 3), ("abc", "acb", 1), ("kitten", "sitting", 3), ("ab", "ba", 1), ("x", "xyz", 2),
        ]
        for (left, right, distance) in cases {
            #expect(Nearest.distance(Array(left.utf8), Array(right.utf8)) == distance)
            #expect(Nearest.distance(Array(right.utf8), Array(left.utf8)) == distance)
        }
    }
}
