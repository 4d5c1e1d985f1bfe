import Foundation
import Testing

@testable import Metrics

@Suite("Time zone rules") struct TimeZoneRulesTests {
    @Test("every zone has the system's offsets from 1970 to 2100, most of all around its changes")
    func allZones() throws {
        var generator = SeededGenerator(state: 42)
        let identifiers = try ZoneFiles.allIdentifiers()
        #expect(identifiers.count > 300)
        for identifier in identifiers {
            let zone = try ZoneFiles.zone(identifier)
            var instants = (0..<200).map { _ in Int64.random(in: 0..<4_133_980_800, using: &generator) }
            for change in ZoneFiles.changes(of: zone) { instants += [change - 1, change] }
            #expect(
                try zone.offsets(at: instants) == ZoneFiles.systemOffsets(identifier, at: instants),
                "\(identifier)")
        }
    }

    @Test(
        "far years follow the last rule",
        arguments: ["Europe/Berlin", "Australia/Sydney", "Europe/Dublin", "Asia/Tokyo", "Africa/Cairo"])
    func farYears(identifier: String) throws {
        let zone = try ZoneFiles.zone(identifier)
        let instants = stride(from: Int64(4_000_000_000), to: 80_000_000_000, by: 9_876_543).map { $0 }
        #expect(try zone.offsets(at: instants) == ZoneFiles.systemOffsets(identifier, at: instants))
        // Sums of offsets over 400 years repeat exactly.
        let cycle = Int64(146_097 * 86_400)
        #expect(instants.allSatisfy { zone.offset(at: $0) == zone.offset(at: $0 + 3 * cycle) })
        #expect(zone.offset(at: .max) == zone.offset(at: .max - 3 * cycle))
        _ = zone.offset(at: .min)
    }

    @Test(
        "daylight saving below standard time counts as any other",
        arguments: [("2026-01-15T12:00:00", 0), ("2026-07-15T12:00:00", 3600), ("2090-07-15T12:00:00", 3600)])
    func dublin(time: String, offset: Int) throws {
        #expect(try ZoneFiles.zone("Europe/Dublin").offset(at: utcSeconds(time)) == offset)
    }

    @Test("only zones that are called UTC and are UTC count as UTC")
    func isUTC() throws {
        #expect(TimeZoneRules.utc.isUTC)
        #expect(TimeZoneRules.utc.offset(at: 1_772_366_400) == 0)
        for name in ["UTC", "Etc/UTC", "Etc/UCT", "Zulu", "Universal", "Etc/Zulu"] {
            #expect(try TimeZoneRules(identifier: name, tzif: TZifBytes(footer: "\nUTC0\n").bytes).isUTC)
        }
        for name in ["GMT", "Etc/GMT", "Africa/Abidjan", "Europe/London", "etc/utcx"] {
            #expect(try !TimeZoneRules(identifier: name, tzif: TZifBytes(footer: "\nUTC0\n").bytes).isUTC)
        }
        #expect(try !TimeZoneRules(identifier: "UTC", tzif: TZifBytes(footer: "\nABC-1\n").bytes).isUTC)
        #expect(try ZoneFiles.zone("Etc/UTC").isUTC)
    }

    @Test(
        "the instant of a local time: plain, in a gap, in an overlap",
        arguments: [
            ("Europe/Berlin", "2026-01-15T12:00:00", "2026-01-15T11:00:00"),
            ("Europe/Berlin", "2026-03-29T01:59:59", "2026-03-29T00:59:59"),
            ("Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00"),
            ("Europe/Berlin", "2026-03-29T02:59:59", "2026-03-29T01:00:00"),
            ("Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00"),
            ("Europe/Berlin", "2026-10-25T02:00:00", "2026-10-25T00:00:00"),
            ("Europe/Berlin", "2026-10-25T02:59:59", "2026-10-25T00:59:59"),
            ("Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00"),
            ("Europe/Berlin", "2095-10-30T02:30:00", "2095-10-30T00:30:00"),
            ("America/Sao_Paulo", "2018-11-04T00:00:00", "2018-11-04T03:00:00"),
            ("America/Sao_Paulo", "2018-11-04T01:00:00", "2018-11-04T03:00:00"),
            ("America/Havana", "2026-11-01T00:30:00", "2026-11-01T04:30:00"),
            ("Pacific/Apia", "2011-12-30T00:00:00", "2011-12-30T10:00:00"),
            ("Pacific/Apia", "2011-12-31T00:00:00", "2011-12-30T10:00:00"),
            ("Australia/Lord_Howe", "2026-10-04T02:15:00", "2026-10-03T15:30:00"),
            ("Antarctica/Troll", "2026-03-29T02:30:00", "2026-03-29T01:00:00"),
            ("Europe/Berlin", "3026-07-01T00:00:00", "3026-06-30T22:00:00"),
        ]
    )
    func instantOfLocal(identifier: String, local: String, instant: String) throws {
        #expect(try ZoneFiles.zone(identifier).instant(ofLocal: utcSeconds(local)) == utcSeconds(instant))
    }

    @Test("in every zone, the instant of a local time is the first that shows it or a later one")
    func firstInstant() throws {
        for identifier in try ZoneFiles.allIdentifiers() {
            let zone = try ZoneFiles.zone(identifier)
            for change in ZoneFiles.changes(of: zone) {
                var earlier = Int64.min
                // Civil times around the change, by the clock before it; gaps and overlaps are up to a day long.
                for minutes in [-1500, -61, -60, -31, -30, -1, 0, 1, 29, 30, 31, 59, 60, 61, 119, 120, 1440, 1500]
                    as [Int64]
                {
                    let local = change + Int64(zone.offset(at: change - 1)) + minutes * 60
                    let instant = zone.instant(ofLocal: local)
                    let shown = instant + Int64(zone.offset(at: instant))
                    let shownBefore = instant - 1 + Int64(zone.offset(at: instant - 1))
                    guard instant >= earlier, shownBefore < local, shown == local || shown > local && instant == change
                    else {
                        Issue.record("\(identifier) \(local)")
                        return
                    }
                    earlier = instant
                }
            }
        }
    }
}
