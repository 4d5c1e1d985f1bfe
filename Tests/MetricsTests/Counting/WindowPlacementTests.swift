import Events
import Testing

@testable import Metrics

@Suite("Windows of events") struct WindowPlacementTests {
    private func windows(_ period: Period, _ zone: TimeZoneRules, _ times: [String]) throws -> [Window] {
        let records = times.map { time in EventRecord(.send).with { $0.time = time } }
        let options = countingOptions { $0.grid = WindowGrid(period: period, zone: zone) }
        let outcome = try count(distinct(records), options)
        #expect(outcome.total(.send) == Int64(times.count))
        #expect(outcome.points(.send).map(\.window) == outcome.table.windows)
        return outcome.table.windows
    }

    private func window(_ start: String, _ end: String) -> Window {
        Window(start: utcSeconds(start) * 1000, end: utcSeconds(end) * 1000)
    }

    @Test(
        "fixed periods hold [start, end) to the millisecond",
        arguments: [1, 5, 10, 20, 30, 60, 300, 420, 3600, 7200, 21_600, 86_400])
    func fixed(seconds: Int) throws {
        let start = 36_000_000 / (seconds * 1000) * seconds * 1000
        let times = [start, start + 1, start + seconds * 1000 - 1].map { EventRecord.clock($0) }
        let first = Window(
            start: EventRecord.midnight + Int64(start), end: EventRecord.midnight + Int64(start + seconds * 1000))
        // 420 s do not divide a day, so that their windows hang on the epoch.
        if seconds == 420 {
            let found = try windows(.seconds(420), .utc, [EventRecord.clock(36_000_000)])
            #expect(found.allSatisfy { $0.start % 420_000 == 0 && $0.end - $0.start == 420_000 })
        } else {
            #expect(try windows(.seconds(seconds), .utc, times) == [first])
            let last = "2026-03-14T23:59:59.999Z"
            #expect(try windows(.seconds(seconds), .utc, [last]).map(\.end) == [EventRecord.midnight + 86_400_000])
        }
    }

    @Test("a week starts on Monday, a month on its first, in the zone's clock")
    func calendar() throws {
        let berlin = try ZoneFiles.zone("Europe/Berlin")
        let times = ["2026-03-22T22:59:59.999Z", "2026-03-22T23:00:00.000Z", "2026-03-29T21:59:59.999Z"]
        #expect(
            try windows(.week, berlin, times) == [
                window("2026-03-15T23:00:00", "2026-03-22T23:00:00"),
                window("2026-03-22T23:00:00", "2026-03-29T22:00:00"),
            ])
        #expect(
            try windows(.month, berlin, ["2026-02-28T23:00:00.000Z", "2026-03-31T21:59:59.999Z"]) == [
                window("2026-02-28T23:00:00", "2026-03-31T22:00:00")
            ])
    }

    @Test("days of 23 and 25 hours are one window each, and have six-hour windows from 0, 6, 12 and 18 o'clock")
    func clockChanges() throws {
        let berlin = try ZoneFiles.zone("Europe/Berlin")
        let short = ["2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.999Z"]
        #expect(try windows(.seconds(86_400), berlin, short).map(\.seconds) == [82_800])
        let long = ["2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"]
        #expect(try windows(.seconds(86_400), berlin, long).map(\.seconds) == [90_000])
        #expect(try windows(.seconds(21_600), berlin, short).map(\.seconds) == [18_000, 21_600])
        #expect(try windows(.seconds(21_600), berlin, long).map(\.seconds) == [25_200, 21_600])
    }

    @Test("events in any order make sorted windows, also when they go to and fro")
    func toAndFro() throws {
        let minutes = [7, 2, 7, 1, 9, 2, 7, 0, 9, 1]
        let times = minutes.map { EventRecord.clock($0 * 60_000) }
        let found = try windows(.seconds(60), .utc, times)
        #expect(found.map(\.start) == [0, 1, 2, 7, 9].map { EventRecord.midnight + $0 * 60_000 })
        let outcome = try count(
            distinct(times.map { time in EventRecord(.send).with { $0.time = time } }),
            countingOptions { $0.grid = WindowGrid(period: .seconds(60), zone: .utc) })
        #expect(outcome.points(.send).map(\.statistics.sum) == [1, 2, 2, 3, 2])
    }

    @Test("years 1970 and 2100 have windows too")
    func farAway() throws {
        let times = ["1970-01-01T00:00:00.000Z", "2100-12-31T23:59:59.999Z"]
        #expect(
            try windows(.month, .utc, times) == [
                window("1970-01-01T00:00:00", "1970-02-01T00:00:00"),
                window("2100-12-01T00:00:00", "2101-01-01T00:00:00"),
            ])
    }
}
