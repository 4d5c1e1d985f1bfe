import Inflate
import Testing

@Suite("Gzip members") struct GzipMemberTests {
    private let gzip = GzipBuilder()

    @Test("a member gives its content, at every level", arguments: [Int32(0), 1, 6, 9])
    func roundTrip(level: Int32) {
        let content = sampleText(lines: 5000)
        let stored = GzipBuilder(level: level).member(content)
        let reading = Reading(stored)
        #expect(reading.parts == [.bytes(content, member: 1)])
        #expect(reading.compression == .gzip)
        #expect(reading.compressedBytes == Int64(stored.count))
    }

    /// More stored bytes than a reader holds at once, so that what it may go back to moves.
    @Test("megabytes that hardly pack are read whole, and damage among them costs one member", arguments: [7, 1 << 20])
    func large(piece: Int) {
        var random = SplitMix(state: 5)
        let contents = (0..<6).map { _ in
            (0..<500_000).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        }
        let members = contents.map { GzipBuilder(level: 1).member($0) }
        let whole = Reading(members.flatMap { $0 }, piece: piece)
        #expect(whole.parts == contents.enumerated().map { .bytes($1, member: $0 + 1) })
        var broken = members
        broken[2][400_000] ^= 0x10
        let reading = Reading(broken.flatMap { $0 }, piece: piece)
        #expect(reading.damage.map(\.offset) == [Int64(members[0].count + members[1].count)])
        for content in contents[..<2] + contents[3...] {
            #expect(reading.parts.contains { if case .bytes(content, _) = $0 { true } else { false } })
        }
    }

    @Test("members follow each other, and no step mixes two")
    func members() {
        let stored = gzip.member("one\n") + gzip.member("") + gzip.member("three\n")
        #expect(Reading(stored).story == ["1:one\n", "3:three\n"])
    }

    @Test("zero bytes and line ends between and behind members are padding")
    func padding() {
        let stored = gzip.member("a") + [0, 0, 10, 13] + gzip.member("b") + [UInt8](repeating: 0, count: 200_000)
        let reading = Reading(stored)
        #expect(reading.story == ["1:a", "2:b"])
        #expect(reading.compressedBytes == Int64(stored.count))
    }

    @Test("gzip of nothing and an empty input are clean")
    func nothing() {
        #expect(Reading(gzip.member("")).parts.isEmpty)
        #expect(Reading(gzip.member("")).compression == .gzip)
        #expect(Reading([]).parts.isEmpty)
        #expect(Reading([]).compression == Compression.none)
    }

    @Test(
        "every header field is passed over",
        arguments: [
            (UInt8(0x00), []), (0x01, []), (0x04, [0, 0]), (0x04, [3, 0, 1, 2, 3]), (0x08, Array("name".utf8) + [0]),
            (0x10, Array("comment".utf8) + [0]), (0x18, [0, 0]),
            (0x1d, [2, 0, 9, 9] + Array("n".utf8) + [0] + Array("c".utf8) + [0]),
        ] as [(UInt8, [UInt8])], [nil, 0] as [UInt16?])
    func headerFields(fields: (flags: UInt8, bytes: [UInt8]), checksumError: UInt16?) {
        let builder = GzipBuilder(flags: fields.flags, fields: fields.bytes, headerChecksumError: checksumError)
        let stored = builder.member("first") + builder.member("second")
        #expect(Reading(stored).story == ["1:first", "2:second"])
        #expect(Reading(stored, piece: 7, buffer: 3).story == ["1:first", "2:second"])
    }

    @Test("header fields may be of any length", arguments: [nil, 0] as [UInt16?])
    func longHeaderFields(checksumError: UInt16?) {
        let extra = [0xff, 0xff] + [UInt8](repeating: 0x1f, count: 65535)
        let text = [UInt8](repeating: 0x61, count: 300_000) + [0]
        let builder = GzipBuilder(flags: 0x1c, fields: extra + text + text, headerChecksumError: checksumError)
        #expect(Reading(builder.member("first") + builder.member("second")).story == ["1:first", "2:second"])
    }

    @Test("a wrong header checksum is corrupt, and the next member is read")
    func headerChecksum() {
        let broken = GzipBuilder(headerChecksumError: 1).member("first")
        let reading = Reading(broken + gzip.member("second"))
        #expect(reading.story == ["!gzip_corrupt@0", "2:second"])
        #expect(reading.damage[0].detail == "the checksum of the member's header is wrong")
    }

    @Test(
        "an unknown method and reserved flags are corrupt", arguments: [(2, UInt8(7)), (3, 0x20), (3, 0x40), (3, 0x80)])
    func headerFaults(index: Int, value: UInt8) {
        var broken = gzip.member("second")
        broken[index] = value
        let first = gzip.member("first")
        let reading = Reading(first + broken + gzip.member("third"))
        #expect(reading.story == ["1:first", "!gzip_corrupt@\(first.count)", "3:third"])
        #expect(Reading(broken).story == ["!gzip_corrupt@0"])
    }

    // That they cost in proportion to their number, and fake headers too, Scripts/linear shows.
    @Test("a hundred thousand members are read")
    func manyMembers() {
        let member = gzip.member("x\n")
        var stored: [UInt8] = []
        for _ in 0..<100_000 { stored += member }
        var reader = InputReader(source: MemorySource(stored))
        var block = [UInt8](repeating: 0, count: 4096)
        var count = 0
        while case .bytes(2) = unsafe block.withUnsafeMutableBytes({ unsafe reader.next(into: $0) }) { count += 1 }
        #expect(count == 100_000)
        #expect(reader.member == 100_000)
    }
}
