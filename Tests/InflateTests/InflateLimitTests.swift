import Inflate
import Testing

@Suite("Limits on inflating") struct InflateLimitTests {
    private let gzip = GzipBuilder()

    @Test("an input of exactly the limit is whole, one byte more is not", arguments: [1, 7, 100_000])
    func maximum(buffer: Int) {
        let content = Array(sampleText(lines: 1000).prefix(50_000))
        let stored = gzip.member(Array(content[..<30_000])) + gzip.member(Array(content[30_000...]))
        let second = gzip.member(Array(content[..<30_000])).count
        let whole = Reading(stored, limits: InflateLimits(maximumBytes: 50_000), buffer: buffer)
        #expect(whole.bytes == content)
        #expect(whole.damage.isEmpty)
        let cut = Reading(stored, limits: InflateLimits(maximumBytes: 49_999), buffer: buffer)
        #expect(cut.bytes == content.dropLast())
        #expect(cut.marks == ["inflation_limit@\(second)"])
        let none = Reading(stored, limits: InflateLimits(maximumBytes: 0), buffer: buffer)
        #expect(none.story == ["!inflation_limit@0"])
        let twice = Reading(gzip.member(stored), limits: InflateLimits(maximumBytes: 40_000), buffer: buffer)
        #expect(twice.bytes == Array(content[..<40_000]))
        #expect(twice.marks == ["inflation_limit@0"])
    }

    @Test("damage at the limit is told as what it is")
    func damageAtLimit() {
        var stored = gzip.member("12345")
        stored[stored.count - 8] ^= 1
        #expect(Reading(stored, limits: InflateLimits(maximumBytes: 5)).story == ["1:12345", "!gzip_checksum@0"])
    }

    @Test("plain text has no limit")
    func plain() {
        #expect(Reading([1, 2, 3], limits: InflateLimits(maximumBytes: 1)).bytes == [1, 2, 3])
    }

    @Test("a ratio above the limit ends the input at the same byte, whatever the buffer")
    func ratio() {
        let content = [UInt8](repeating: 0x20, count: 4 << 20)
        let stored = gzip.member(content)
        let limits = InflateLimits(maximumRatio: 100, ratioWindow: 1 << 20)
        for buffer in [999, 1 << 16, 8 << 20] {
            let reading = Reading(stored, limits: limits, buffer: buffer)
            #expect(reading.bytes.count == 1 << 20)
            #expect(reading.marks == ["inflation_limit@0"])
        }
        // Too little to look at, and a ratio that is allowed.
        #expect(Reading(stored, limits: InflateLimits(maximumRatio: 100)).damage.isEmpty)
        #expect(Reading(stored, limits: InflateLimits(maximumRatio: 1100, ratioWindow: 1)).bytes == content)
    }

    @Test("two layers of zeros run into the ratio long before they fill anything")
    func bomb() {
        let inner = gzip.member([UInt8](repeating: 0, count: 80 << 20))
        let reading = Reading(gzip.member(inner))
        #expect(reading.marks == ["inflation_limit@0"])
        #expect(reading.bytes.count == 64 << 20)
        #expect(reading.damage[0].detail == "inflated to more than 1100 times the stored bytes")
    }
}
