import Inflate
import Testing

@Suite("Gzip in gzip") struct NestedGzipTests {
    private let gzip = GzipBuilder()

    @Test("gzip in gzip is inflated twice, over members of both layers")
    func twice() {
        let inner = gzip.member("one\n") + gzip.member("two\n") + gzip.member("three\n")
        let whole = Reading(gzip.member(inner))
        #expect(whole.story == ["1:one\ntwo\nthree\n"])
        #expect(whole.compression == .gzipTwice)
        // The outer members cut the inner ones anywhere.
        let outer = stride(from: 0, to: inner.count, by: 5).map {
            gzip.member(Array(inner[$0..<min($0 + 5, inner.count)]))
        }
        let cut = Reading(outer.flatMap { $0 })
        #expect(cut.text == "one\ntwo\nthree\n")
        #expect(cut.compression == .gzipTwice)
        #expect(cut.damage.isEmpty)
    }

    @Test("never a third time")
    func thrice() {
        let inner = gzip.member("text")
        let reading = Reading(gzip.member(gzip.member(inner)))
        #expect(reading.parts == [.bytes(inner, member: 1)])
        #expect(reading.compression == .gzipTwice)
    }

    @Test("damage of the inner layer is placed by the outer member")
    func innerDamage() {
        var second = gzip.member("two")
        second[second.count - 1] ^= 1
        let outer = [gzip.member(gzip.member("one")), gzip.member(second), gzip.member(gzip.member("three"))]
        let reading = Reading(outer.flatMap { $0 })
        #expect(reading.story == ["1:one", "2:two", "!gzip_checksum@\(outer[0].count)", "3:three"])
    }

    @Test("an inner layer that ends early is truncated")
    func innerTruncated() {
        let inner = gzip.member(sampleText(lines: 20))
        let outer = gzip.member(gzip.member("one")) + gzip.member(Array(inner.dropLast(9)))
        let reading = Reading(outer)
        #expect(reading.marks == ["gzip_truncated@\(gzip.member(gzip.member("one")).count)"])
        #expect(reading.bytes.count > 900)
    }

    @Test("damage of the outer layer cuts the inner one, and is alone reported")
    func outerDamage() {
        let texts = (1...3).map { sampleText(lines: 60, seed: $0) }
        let outer = texts.map { gzip.member(gzip.member($0)) }
        var broken = outer[1]
        broken.removeLast(400)
        let reading = Reading(outer[0] + broken + outer[2])
        #expect(reading.bytes.starts(with: texts[0]))
        #expect(reading.bytes.suffix(texts[2].count).elementsEqual(texts[2]))
        #expect(!reading.damage.isEmpty)
        #expect(reading.damage.allSatisfy { $0.offset >= Int64(outer[0].count) })

        let cut = Reading(outer[0] + broken)
        #expect(cut.marks == ["gzip_truncated@\(outer[0].count)"])
        #expect(cut.bytes.starts(with: texts[0]))
        #expect(cut.bytes.count > texts[0].count)
    }

    @Test("inner members that stand as they are in a broken outer one are not taken for outer members")
    func storedInnerMembers() {
        let inner = (1...5).flatMap { gzip.member(sampleText(lines: 20, seed: $0)) }
        let stored = GzipBuilder(level: 0).member(inner)
        let last = sampleText(lines: 20, seed: 9)
        let reading = Reading(Array(stored.dropLast(300)))
        #expect(reading.marks == ["gzip_truncated@0"])
        var broken = stored
        // The only block's length no longer agrees with its complement.
        broken[11] ^= 1
        let resumed = Reading(gzip.member(gzip.member("one")) + broken + gzip.member(gzip.member(last)))
        #expect(resumed.marks == ["gzip_corrupt@\(gzip.member(gzip.member("one")).count)"])
        #expect(resumed.bytes == Array("one".utf8) + last)
    }

    @Test("a flip of any byte never crashes, and loses nothing of sound outer members")
    func flips() {
        let texts = (1...3).map { sampleText(lines: 6, seed: $0) }
        let outer = texts.map { gzip.member(gzip.member($0)) }
        let stored = outer.flatMap { $0 }
        for index in 2..<stored.count {
            var damaged = stored
            damaged[index] ^= 0x10
            let reading = Reading(damaged)
            #expect(reading.bytes == texts.flatMap { $0 } || !reading.damage.isEmpty)
            if index >= outer[0].count { #expect(reading.bytes.starts(with: texts[0])) }
            if index < outer[0].count + outer[1].count {
                #expect(reading.bytes.suffix(texts[2].count).elementsEqual(texts[2]), "byte \(index)")
            }
        }
    }

    @Test("damage before the first inflated byte leaves the content to be told from what follows")
    func earlyDamage() {
        let reading = Reading([0x1f, 0x8b, 7] + gzip.member(gzip.member("two")))
        #expect(reading.story == ["!gzip_corrupt@0", "2:two"])
        #expect(reading.compression == .gzipTwice)
    }
}
