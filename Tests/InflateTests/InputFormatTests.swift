import Inflate
import Testing

@Suite("Formats told by their first bytes") struct InputFormatTests {
    private let gzip = GzipBuilder()

    @Test("plain text comes as it is", arguments: [0, 1, 15, 16, 17, 70_000, 300_000])
    func plain(count: Int) {
        let bytes = Array(sampleText(lines: count / 60 + 1).prefix(count))
        for buffer in [1 << 16, 1000] {
            let reading = Reading(bytes, piece: 5000, buffer: buffer)
            #expect(reading.bytes == bytes)
            #expect(reading.damage.isEmpty)
            #expect(reading.compression == Compression.none)
            #expect(reading.compressedBytes == Int64(count))
        }
    }

    static let formats: [(name: String, magic: [UInt8], command: String)] = [
        ("zip", [0x50, 0x4b, 3, 4], "unzip -p FILE"), ("zip", [0x50, 0x4b, 5, 6], "unzip -p FILE"),
        ("zstd", [0x28, 0xb5, 0x2f, 0xfd], "zstd -dc FILE"), ("zstd", [0x5a, 0x2a, 0x4d, 0x18], "zstd -dc FILE"),
        ("snappy", [0xff, 6, 0, 0, 0x73, 0x4e, 0x61, 0x50, 0x70, 0x59], "snzip -dc FILE"),
        ("Hadoop-snappy", [0, 0, 2, 0, 0, 0, 0, 90, 0x80, 4, 0x3c, 0], "snzip -t hadoop-snappy -dc FILE"),
        ("bzip2", Array("BZh9".utf8), "bzip2 -dc FILE"), ("xz", [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0], "xz -dc FILE"),
        ("Parquet", Array("PAR1".utf8), "duckdb -c \"COPY (FROM 'FILE') TO '/dev/stdout' (FORMAT json)\""),
        ("ORC", Array("ORC".utf8), "orc-contents FILE"), ("lz4", [0x04, 0x22, 0x4d, 0x18], "lz4 -dc FILE"),
        ("compress", [0x1f, 0x9d], "gzip -dc FILE"),
    ]

    @Test("a format that is not read is named, with the command that helps", arguments: formats)
    func unsupported(name: String, magic: [UInt8], command: String) {
        let bytes = magic + [UInt8](repeating: 0x5f, count: 100)
        let reading = Reading(bytes)
        let detail = "\(name): unpack it with `\(command) | sesstat metrics -`"
        #expect(reading.parts == [.damage(InputDamage(code: .unsupportedFormat, offset: 0, detail: detail))])
        #expect(reading.compression == .unsupported(name))

        let inside = Reading(gzip.member("") + gzip.member(bytes))
        #expect(inside.marks == ["unsupported_format@\(gzip.member("").count)"])
        #expect(inside.bytes.isEmpty)
        #expect(inside.damage[0].detail.hasPrefix("\(name) inside gzip: unpack it with `gzip -dc FILE > UNPACKED && "))
    }

    @Test(
        "what only begins like a format is plain text",
        arguments: [
            "PK", "BZh", "BZhx", "PAR", "OR", "(", "\0\0\u{2}\0\0\0\0Z\u{3}\u{4}ab", "\0\0\0\u{2}\0\0\0Z\u{3}\u{4}ab",
            "\0\0\0\0\0\0\0\0\0\0\0\0", "\u{FEFF}{}",
        ])
    func almost(text: String) {
        let reading = Reading(Array(text.utf8))
        #expect(reading.text == text)
        #expect(reading.compression == Compression.none)
    }

    @Test("a source that fails gives what it had first, then its failure")
    func readFailure() {
        let plain = Reading(Array("text".utf8), failure: "input/output error")
        #expect(plain.story == ["0:text", "!read_error@4"])
        #expect(plain.damage[0].detail == "input/output error")
        let long = sampleText(lines: 3000)
        #expect(Reading(long, failure: "gone").marks == ["read_error@\(long.count)"])
        #expect(Reading([], failure: "gone").story == ["!read_error@0"])

        let first = gzip.member("first")
        let second = gzip.member(sampleText(lines: 30))
        #expect(Reading(first, failure: "gone").story == ["1:first", "!read_error@0"])
        let cut = Reading(first + second.dropLast(20), failure: "gone")
        #expect(cut.marks == ["read_error@\(first.count)"])
        #expect(cut.bytes.count > 1000)
        let twice = Reading(Array(gzip.member(second).dropLast(20)), failure: "gone")
        #expect(twice.marks == ["read_error@0"])
        #expect(twice.bytes.count > 100)
    }

    @Test("every code has the contract's name")
    func codes() {
        let names = InputDamage.Code.allCases.map(\.name)
        #expect(
            names == [
                "gzip_truncated", "gzip_checksum", "gzip_corrupt", "gzip_trailing_garbage", "inflation_limit",
                "read_error", "unsupported_format",
            ])
    }
}
