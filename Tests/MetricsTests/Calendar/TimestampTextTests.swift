import Foundation
import Testing

@testable import Metrics

@Suite("Timestamp text") struct TimestampTextTests {
    private func text(_ milliseconds: Int64, _ zone: TimeZoneRules, _ style: TimestampText.Style) -> String {
        var bytes = Array(">".utf8)
        TimestampText(zone: zone, style: style).append(milliseconds, to: &bytes)
        #expect(bytes.first == UInt8(ascii: ">"))
        return String(decoding: bytes.dropFirst(), as: UTF8.self)
    }

    @Test(
        "instants are written with Z in UTC, else with the zone's offset",
        arguments: [
            (1_772_323_200_000, "UTC", TimestampText.Style.iso8601, "2026-03-01T00:00:00Z"),
            (1_772_323_200_999, "UTC", .iso8601, "2026-03-01T00:00:00Z"),
            (1_772_323_200_007, "Etc/UTC", .iso8601Milliseconds, "2026-03-01T00:00:00.007Z"),
            (1_772_323_200_000, "Europe/London", .iso8601, "2026-03-01T00:00:00+00:00"),
            (1_772_323_200_000, "Europe/Berlin", .iso8601, "2026-03-01T01:00:00+01:00"),
            (1_782_864_000_250, "Europe/Berlin", .iso8601Milliseconds, "2026-07-01T02:00:00.250+02:00"),
            (1_772_323_200_000, "America/St_Johns", .iso8601, "2026-02-28T20:30:00-03:30"),
            (1_772_323_200_000, "Asia/Kathmandu", .local, "2026-03-01 05:45:00"),
            (1_772_323_200_999, "UTC", .local, "2026-03-01 00:00:00"),
            (-1, "UTC", .iso8601Milliseconds, "1969-12-31T23:59:59.999Z"),
            (34_560_000_000, "Africa/Monrovia", .iso8601, "1971-02-04T23:15:30-00:44:30"),
            (4_133_980_799_000, "UTC", .iso8601, "2100-12-31T23:59:59Z"),
        ] as [(Int64, String, TimestampText.Style, String)]
    )
    func known(milliseconds: Int64, identifier: String, style: TimestampText.Style, expected: String) throws {
        #expect(text(milliseconds, try ZoneFiles.zone(identifier), style) == expected)
    }

    @Test(
        "what is written reads back as the same instant",
        arguments: ["UTC", "Africa/Monrovia", "Asia/Kathmandu", "America/New_York"])
    func roundTrip(identifier: String) throws {
        let zone = try ZoneFiles.zone(identifier)
        for milliseconds in stride(from: Int64(86_400_001), to: 4_133_000_000_000, by: 999_888_777) {
            let written = text(milliseconds, zone, .iso8601Milliseconds)
            #expect(try TimeExpression.parse(written, now: 0, zone: .utc) == milliseconds)
            let local = text(milliseconds, zone, .local)
            let seconds = milliseconds / 1000
            guard zone.offset(at: seconds - 7200) == zone.offset(at: seconds) else { continue }
            #expect(try TimeExpression.parse(local, now: 0, zone: zone) == seconds * 1000)
        }
    }

    @Test("Foundation writes the same")
    func foundation() {
        for milliseconds in stride(from: Int64(0), to: 4_133_000_000_000, by: 9_998_887_000) {
            let date = Date(timeIntervalSince1970: Double(milliseconds / 1000))
            #expect(text(milliseconds, .utc, .iso8601) == date.formatted(.iso8601))
        }
    }
}
