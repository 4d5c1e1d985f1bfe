internal import Foundation
internal import Metrics
import Testing

@testable internal import Rendering

@Suite("Timestamps") struct TimestampTextTests {
    private func iso(_ seconds: Int64, _ offset: Int?) -> String {
        var bytes: [UInt8] = []
        TimestampText.append(
            seconds * 1000, offset: offset ?? 0, isUTC: offset == nil, style: .iso8601, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func local(_ seconds: Int64, _ offset: Int) -> String {
        var bytes: [UInt8] = []
        TimestampText.append(seconds * 1000, offset: offset, style: .local, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "an instant is written with Z or with its offset",
        arguments: [
            (marchFirst, nil, "2026-03-01T00:00:00Z"),
            (marchFirst, 0, "2026-03-01T00:00:00+00:00"),
            (marchFirst, 3600, "2026-03-01T01:00:00+01:00"),
            (marchFirst, -12_600, "2026-02-28T20:30:00-03:30"),
            (marchFirst, 20_700, "2026-03-01T05:45:00+05:45"),
            (marchFirst, 50_400, "2026-03-01T14:00:00+14:00"),
            (marchFirst, -43_200, "2026-02-28T12:00:00-12:00"),
            (marchFirst, -1800, "2026-02-28T23:30:00-00:30"),
            (0, nil, "1970-01-01T00:00:00Z"),
            (0, -2670, "1969-12-31T23:15:30-00:44:30"),
            (-1, nil, "1969-12-31T23:59:59Z"),
            (951_782_399, nil, "2000-02-28T23:59:59Z"),
            (951_868_799, nil, "2000-02-29T23:59:59Z"),
            (4_102_444_799, nil, "2099-12-31T23:59:59Z"),
            (4_107_542_400, nil, "2100-03-01T00:00:00Z"),
        ] as [(Int64, Int?, String)])
    func iso(_ seconds: Int64, _ offset: Int?, _ expected: String) {
        #expect(iso(seconds, offset) == expected)
    }

    @Test(
        "the local form has a space and no offset",
        arguments: [
            (marchFirst, 0, "2026-03-01 00:00:00"), (marchFirst, 20_700, "2026-03-01 05:45:00"),
            (marchFirst, -1, "2026-02-28 23:59:59"), (marchFirst + 86_399, 0, "2026-03-01 23:59:59"),
        ])
    func local(_ seconds: Int64, _ offset: Int, _ expected: String) {
        #expect(local(seconds, offset) == expected)
    }

    @Test("any instant from 1970 to 2100 is written as Foundation writes it", arguments: 0..<4 as Range<UInt64>)
    func oracle(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let formatter = ISO8601DateFormatter()
        for _ in 0..<200 {
            let seconds = Int64.random(in: 0..<4_133_980_800, using: &generator)
            formatter.timeZone = TimeZone(secondsFromGMT: 0)
            let date = Date(timeIntervalSince1970: TimeInterval(seconds))
            #expect(iso(seconds, nil) == formatter.string(from: date))
            let offset = 900 * Int.random(in: -48...56, using: &generator)
            formatter.timeZone = TimeZone(secondsFromGMT: offset)
            let expected = formatter.string(from: date)
            #expect(iso(seconds, offset) == (offset == 0 ? expected.dropLast() + "+00:00" : expected))
        }
    }

    @Test("a clock takes the offset at the start of the window")
    func clock() {
        var bytes: [UInt8] = []
        let clock = WallClock.berlin
        clock.appendISO(Window(at: 1_774_745_999), to: &bytes)
        bytes.append(UInt8(ascii: "|"))
        clock.appendISO(Window(at: 1_774_746_000), to: &bytes)
        bytes.append(UInt8(ascii: "|"))
        clock.appendLocal(Window(at: 1_774_746_000), to: &bytes)
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == "2026-03-29T01:59:59+01:00|2026-03-29T03:00:00+02:00|2026-03-29 03:00:00")
    }

    @Test(
        "milliseconds are cut towards the past", arguments: [(-1, "1969-12-31T23:59:59Z"), (1, "1970-01-01T00:00:00Z")])
    func milliseconds(_ start: Int64, _ expected: String) {
        var bytes: [UInt8] = []
        WallClock(.utc).appendISO(Window(start: start, end: 60_000), to: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }
}
