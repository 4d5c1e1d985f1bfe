import Inflate
import Testing

@Suite("Damage in gzip") struct GzipDamageTests {
    private let gzip = GzipBuilder()

    /// A member whose data ends in a block of a type that does not exist, behind `text`.
    private func brokenMember(_ text: String) -> [UInt8] {
        var blocks = GzipBuilder.storedBlocks(Array(text.utf8))
        blocks[0] = 0
        return gzip.header() + blocks + [0x07] + [UInt8](repeating: 0x55, count: 8)
    }

    @Test(
        "a wrong checksum or length is reported after the member's bytes", arguments: [(0, "checksum"), (4, "length")])
    func checksum(index: Int, part: String) {
        var first = gzip.member("first")
        first[first.count - 8 + index] ^= 1
        let reading = Reading(first + gzip.member("second"))
        #expect(reading.story == ["1:first", "!gzip_checksum@0", "2:second"])
        #expect(reading.damage.first?.detail == "the member's content does not match its \(part)")
    }

    @Test("a bad block keeps what came before it, and the next member is read")
    func badBlock() {
        let first = gzip.member("first")
        let stored = first + brokenMember("kept") + gzip.member("third")
        let reading = Reading(stored)
        #expect(reading.story == ["1:first", "2:kept", "!gzip_corrupt@\(first.count)", "3:third"])
        #expect(reading.damage.first?.detail == "invalid block type")
        #expect(reading.compressedBytes == Int64(stored.count))
    }

    @Test("a stream cut at any byte gives every byte before the cut, and says that it is truncated")
    func truncation() {
        let texts = [sampleText(lines: 20), sampleText(lines: 30, seed: 2)]
        let members = texts.map { gzip.member($0) }
        let stored = members[0] + members[1]
        for count in 2..<stored.count {
            let reading = Reading(Array(stored[..<count]))
            let bytes = reading.bytes
            #expect((texts[0] + texts[1]).starts(with: bytes))
            switch count {
            case members[0].count: #expect(reading.marks.isEmpty)
            case ..<members[0].count: #expect(reading.marks == ["gzip_truncated@0"])
            default: #expect(reading.marks == ["gzip_truncated@\(members[0].count)"])
            }
            if count >= members[0].count - 8 { #expect(bytes.count >= texts[0].count) }
            if count >= stored.count - 8 { #expect(bytes.count == texts[0].count + texts[1].count) }
        }
    }

    @Test("one byte of magic is plain text, two are a truncated member")
    func shortest() {
        #expect(Reading([0x1f]).parts == [.bytes([0x1f], member: 0)])
        #expect(Reading([0x1f, 0x8b]).story == ["!gzip_truncated@0"])
        #expect(Reading([0x1f, 0x8b, 8]).story == ["!gzip_truncated@0"])
        let first = gzip.member("first")
        #expect(Reading(first + [0x1f]).story == ["1:first", "!gzip_truncated@\(first.count)"])
    }

    @Test("a flip of any bit loses nothing before it, and is told unless it changes nothing")
    func flips() {
        let texts = (1...3).map { sampleText(lines: 8, seed: $0) }
        let members = texts.map { GzipBuilder(flags: 0x08, fields: Array("name".utf8) + [0]).member($0) }
        let stored = members.flatMap { $0 }
        let whole = texts.flatMap { $0 }
        for index in stored.indices {
            for bit in 0..<8 {
                var damaged = stored
                damaged[index] ^= 1 << bit
                let reading = Reading(damaged)
                let bytes = reading.bytes
                // A flip in the first two bytes leaves no gzip at all.
                if index < 2 { continue }
                #expect(bytes == whole || !reading.damage.isEmpty, "byte \(index), bit \(bit)")
                let sound = members.indices.filter { member in
                    let start = members[..<member].joined().count
                    return !(start..<start + members[member].count ~= index)
                }
                for member in sound {
                    #expect(contains(bytes, texts[member]), "member \(member + 1) at byte \(index), bit \(bit)")
                }
            }
        }
    }

    private func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
        var start = 0
        while start + part.count <= bytes.count {
            if bytes[start] == part[0] && bytes[start..<start + part.count].elementsEqual(part) { return true }
            start += 1
        }
        return false
    }

    @Test("what is neither padding nor a member is trailing garbage, and the next member is read")
    func garbage() {
        let first = gzip.member("first")
        let text = Array("not a member".utf8)
        #expect(Reading(first + text).story == ["1:first", "!gzip_trailing_garbage@\(first.count)"])
        let stored = first + [0, 10] + text + gzip.member("second")
        #expect(Reading(stored).story == ["1:first", "!gzip_trailing_garbage@\(first.count + 2)", "2:second"])
        #expect(Reading(first + [0x1f, 0x1f]).story == ["1:first", "!gzip_trailing_garbage@\(first.count)"])
    }

    @Test("a member that inflating ran over is found again")
    func overrun() {
        // The first member's stored block claims to reach into the third member, to a byte that begins no block.
        let second = gzip.member("second")
        let third = GzipBuilder(level: 0).member("seventh")
        let inner = second + third.prefix(11)
        var first = gzip.header() + GzipBuilder.storedBlocks(Array("first".utf8) + inner)
        first[10] = 0
        first.removeLast(inner.count)
        let stored = first + second + third
        let reading = Reading(stored)
        #expect(reading.marks == ["gzip_corrupt@0"])
        #expect(reading.story.suffix(2) == ["2:second", "3:seventh"])
    }

    @Test("a wrong end inside a member leads back to the members behind it")
    func falseEnd() {
        // A header that claims a long extra field swallows the second member, and happens to end with it.
        let second = gzip.member("second")
        let empty: [UInt8] = [0x03, 0x00] + [1, 2, 3, 4, 5, 6, 7, 8]
        let first = GzipBuilder(flags: 4, fields: [UInt8(second.count), 0]).header()
        let stored = first + second + empty + [0x55] + gzip.member("third")
        let garbage = first.count + second.count + empty.count
        let expected = ["!gzip_checksum@0", "!gzip_trailing_garbage@\(garbage)", "2:second"]
        #expect(Array(Reading(stored).story.prefix(3)) == expected)
        #expect(Reading(stored).story.last?.hasSuffix(":third") == true)
    }

    @Test("what only looks like a member is passed over")
    func falseCandidates() {
        let first = gzip.member("first")
        let fakes: [[UInt8]] = [
            // No data at all, a block of no type, a distance before the start, reserved flags, a name without an end.
            [0x1f, 0x8b, 8], gzip.header() + [0x07], gzip.header() + [0x63, 0x00, 0x82, 0x01, 0xff],
            [0x1f, 0x8b, 8, 0xe0], GzipBuilder(flags: 8, fields: [UInt8](repeating: 0x61, count: 2000)).header(),
            // Short content and a wrong trailer.
            gzip.header() + GzipBuilder.deflate([1, 2, 3]) + [1, 2, 3, 4, 3, 0, 0, 0],
        ]
        for fake in fakes {
            let reading = Reading(first + [0x55] + fake + [0xff, 0xff] + gzip.member("second"))
            #expect(reading.story == ["1:first", "!gzip_trailing_garbage@\(first.count)", "2:second"])
        }
    }

    @Test("a member behind damage that is itself cut gives what it has")
    func truncatedBehindDamage() {
        let last = gzip.header() + GzipBuilder.deflate(sampleText(lines: 30)).prefix(400)
        let reading = Reading(brokenMember("kept") + last)
        #expect(reading.marks == ["gzip_corrupt@0", "gzip_truncated@\(brokenMember("kept").count)"])
        #expect(reading.bytes.count > 400)
    }

    @Test("fifty thousand fake headers are one damage")
    func hostileHeaders() {
        // Every candidate has sound data that only fails late in its trial.
        var blocks = GzipBuilder.storedBlocks([UInt8](repeating: 0x1f, count: 40))
        blocks[0] = 0
        let fake = gzip.header() + blocks + [0x07]
        var stored = gzip.member("first") + [0x55]
        for _ in 0..<50_000 { stored += fake }
        #expect(Reading(stored).marks.count == 1)
    }

    @Test("members inside members do not have the same bytes read again without end")
    func hostileNesting() {
        // Each stored block holds the rest of the file, so that every header behind the first is a sound candidate.
        var stored: [UInt8] = []
        let count = 2600
        for index in 0..<count {
            let length = UInt16((count - index - 1) * 24 + 9)
            stored += gzip.header() + [0, UInt8(truncatingIfNeeded: length), UInt8(length >> 8)]
            stored += [UInt8(truncatingIfNeeded: ~length), UInt8(~length >> 8)] + [UInt8](repeating: 0x41, count: 9)
        }
        stored.append(0x07)
        let reading = Reading(stored)
        #expect(reading.bytes.count < 8 * (stored.count + 256 << 10))
        #expect(reading.compressedBytes == Int64(stored.count))
    }
}
