import Foundation
import Testing

@testable import Metrics

@Suite("Time zone files") struct TZifFileTests {
    private func reason(_ bytes: [UInt8]) -> TimeZoneError.Reason? {
        do throws(TimeZoneError) {
            _ = try TimeZoneRules(identifier: "Test/Zone", tzif: bytes)
            return nil
        } catch {
            #expect(error.identifier == "Test/Zone")
            return error.reason
        }
    }

    @Test("versions 1 to 4 are read, the wide block where there is one", arguments: [0, 0x32, 0x33, 0x34] as [UInt8])
    func versions(version: UInt8) throws {
        let file = TZifBytes(
            version: version, transitions: [(-5, 1), (1000, 0)], types: [(60, 0), (3600, 1)], flags: 2)
        let zone = try TimeZoneRules(identifier: "Test/Zone", tzif: file.bytes)
        #expect(zone.offsets(at: [-6, -5, 999, 1000, 5_000_000_000]) == [60, 3600, 3600, 60, 60])
    }

    @Test("times beyond 32 bits are read")
    func wideTimes() throws {
        let file = TZifBytes(
            transitions: [(-576_460_752_303_423_488, 1), (1_099_511_627_776, 0)], types: [(60, 0), (3600, 1)])
        let zone = try TimeZoneRules(identifier: "Test/Zone", tzif: file.bytes)
        #expect(
            zone.offsets(at: [.min, -288_230_376_151_711_744, 1_099_511_627_775, 1_099_511_627_776]) == [
                60, 3600, 3600, 60,
            ])
    }

    @Test(
        "a rule after a far transition, or after none, holds for all later years",
        arguments: [nil, 1 << 59, 1 << 40, -(1 << 59)] as [Int64?])
    func ruleAfter(last: Int64?) throws {
        let file = TZifBytes(
            transitions: last.map { [(time: $0, type: UInt8(0))] } ?? [], footer: "\nABC-1DEF,M3.5.0,M10.5.0/3\n")
        let zone = try TimeZoneRules(identifier: "Test/Zone", tzif: file.bytes)
        let cycle = Int64(146_097 * 86_400)
        // A New Year's Day like that of 1970, in the first cycle that starts after the transition.
        let day = max(last ?? 0, 0) / cycle * cycle + cycle
        #expect(zone.offsets(at: [day, day + 181 * 86_400]) == [3600, 7200])
        #expect(zone.instant(ofLocal: day + 86_400) == day + 86_400 - 3600)
    }

    @Test("the rule decides from the last transition on")
    func ruleDecides() throws {
        let file = TZifBytes(transitions: [(1000, 1)], types: [(0, 0), (7200, 0)], footer: "\nABC-1\n")
        let zone = try TimeZoneRules(identifier: "Test/Zone", tzif: file.bytes)
        #expect(zone.offsets(at: [999, 1000, 1001]) == [0, 3600, 3600])
        #expect(zone.instant(ofLocal: 2000) == 1000)
    }

    @Test("what is wrong is named")
    func wrong() throws {
        #expect(reason(Array("not a time zone file".utf8)) == .notTZif)
        #expect(reason([]) == .truncated)
        #expect(reason(TZifBytes(version: 0x35).bytes) == .unsupportedVersion(0x35))
        #expect(reason(TZifBytes(version: 1).bytes) == .unsupportedVersion(1))
        #expect(reason(TZifBytes(leapSeconds: [(78_796_800, 1)]).bytes) == .leapSeconds)
        #expect(reason(TZifBytes(version: 0, leapSeconds: [(78_796_800, 1)]).bytes) == .leapSeconds)
        #expect(reason(TZifBytes(types: []).bytes) == .malformed("no local time types"))
        #expect(reason(TZifBytes(transitions: [(5, 0), (5, 0)]).bytes) == .malformed("transitions out of order"))
        #expect(reason(TZifBytes(transitions: [(.min, 0)]).bytes) == .malformed("a transition out of range"))
        #expect(reason(TZifBytes(transitions: [(5, 1)]).bytes) == .malformed("a transition to an unknown type"))
        #expect(reason(TZifBytes(types: [(93_600, 0)]).bytes) == .malformed("an offset of more than a day"))
        #expect(reason(TZifBytes(types: [(-90_000, 0)]).bytes) == .malformed("an offset of more than a day"))
        #expect(reason(TZifBytes(types: [(0, 2)]).bytes) == .malformed("a daylight flag that is neither 0 nor 1"))
        #expect(reason(TZifBytes(footer: "UTC0\n").bytes) == .malformed("no line feed before the footer"))
        #expect(reason(TZifBytes(footer: "\nUTC0").bytes) == .truncated)
        #expect(reason(TZifBytes(footer: "\nUTC\n").bytes) == .footer)
    }

    @Test("a file cut anywhere is refused, never read as another zone")
    func cut() throws {
        let bytes = try ZoneFiles.bytes("Europe/Berlin")
        for length in 0..<bytes.count { #expect(reason(Array(bytes[..<length])) == .truncated) }
        let narrow = TZifBytes(version: 0, transitions: [(5, 0)]).bytes
        for length in 0..<narrow.count { #expect(reason(Array(narrow[..<length])) == .truncated) }
    }

    @Test("counts larger than the file are refused at once")
    func hugeCounts() {
        var bytes = TZifBytes(version: 0).bytes
        for index in 20..<44 where !(28..<32).contains(index) { bytes[index] = 0xFF }
        #expect(reason(bytes) == .truncated)
    }

    @Test(
        "damaged bytes may be refused or read, but never crash",
        arguments: ["Africa/Casablanca", "Europe/Dublin", "America/New_York"])
    func damaged(identifier: String) throws {
        let bytes = try ZoneFiles.bytes(identifier)
        var generator = SeededGenerator(state: 7)
        var refused = 0
        for round in 0..<600 {
            var copy = bytes
            // The second header and the footer get more than their share, as the rest is mostly times.
            let ranges = [0..<44, (bytes.count - 60)..<bytes.count, 0..<bytes.count]
            for _ in 0...(round % 4) {
                let index = Int.random(in: ranges[round % 3], using: &generator)
                copy[index] = UInt8.random(in: 0...255, using: &generator)
            }
            guard let zone = try? TimeZoneRules(identifier: identifier, tzif: copy) else {
                refused += 1
                continue
            }
            for instant in [Int64.min, -1, 0, 1 << 31, 1 << 33, 1 << 50, .max] { _ = zone.offset(at: instant) }
            let windows = WindowGrid(period: .month, zone: zone)
            for time in [0, 1_772_366_400_000, 4_102_444_800_000] as [Int64] {
                let window = windows.window(containing: time)
                #expect(window.start <= time && time < window.end)
            }
        }
        #expect(refused > 0 && refused < 600)
    }

    @Test("messages name the zone and what to do, without control characters")
    func messages() {
        let reasons: [(TimeZoneError.Reason, String)] = [
            (.notTZif, "not in TZif format"), (.unsupportedVersion(53), "version (byte 53)"), (.truncated, "cut short"),
            (.leapSeconds, "without \"right/\""), (.malformed("field"), "damaged: field"), (.footer, "rule"),
        ]
        for (reason, text) in reasons {
            let message = TimeZoneError(identifier: "A\u{1B}[1m", reason: reason).description
            #expect(message.contains(text) && message.hasPrefix("time zone \"A\\u{1B}[1m\": "))
        }
    }
}
