import Metrics
import Testing

@testable import SESMetrics

private let hour: Int64 = 3_600_000
private let day = 24 * hour

@Suite("Hours with events") struct HourMapTests {
    @Test("the first and the last event of each hour are kept, in parts too")
    func bounds() {
        let times: [Int64] = [0, 5, hour - 1, hour, 4096 * hour + 17, 4096 * hour + 3, 1_000_000 * hour]
        var whole = HourMap()
        for time in times { whole.note(time) }
        var one = HourMap()
        var other = HourMap()
        for (index, time) in times.enumerated() {
            if index % 2 == 0 { one.note(time) } else { other.note(time) }
        }
        one.merge(other)
        let expected = [
            [0, hour - 1], [hour, hour], [4096 * hour + 3, 4096 * hour + 17], [1_000_000 * hour, 1_000_000 * hour],
        ]
        #expect(whole.occupied.map { [$0.first, $0.last] } == expected)
        #expect(one.occupied.map { [$0.first, $0.last] } == expected)
        #expect(HourMap().occupied.isEmpty)
    }
}

@Suite("Gaps") struct GapListTests {
    private func hours(_ times: [Int64]) -> [(first: Int64, last: Int64)] { times.map { ($0, $0) } }

    @Test("three hours without an event are a gap, less is none")
    func least() {
        let gaps = GapList(hours: hours([0, 3 * hour - 1, 6 * hour - 1, 10 * hour]), start: nil, end: nil)
        #expect(gaps.threshold == 3 * hour)
        #expect(
            gaps.longest == [
                GapList.Gap(start: 6 * hour - 1, end: 10 * hour), GapList.Gap(start: 3 * hour - 1, end: 6 * hour - 1),
            ])
        #expect(gaps.count == 2)
    }

    @Test("a pause that comes every night is none, half as long again is a gap")
    func nightly() {
        // Twenty days of sixteen hours, and one night twice as long.
        var times: [Int64] = []
        for date in 0..<20 {
            for clock in 0..<16 { times.append(Int64(date) * day + Int64(clock + (date > 9 ? 8 : 0)) * hour) }
        }
        let gaps = GapList(hours: hours(times), start: nil, end: nil)
        #expect(gaps.threshold == 27 * hour / 2)
        #expect(gaps.longest == [GapList.Gap(start: 9 * day + 15 * hour, end: 10 * day + 8 * hour)])
    }

    @Test("a few pauses in a long time make no rhythm")
    func rare() {
        var times = (0..<100 * 24).map { Int64($0) * hour }
        times.removeAll { [10, 30, 50, 70, 90].contains($0 / day) && $0 % day < 5 * hour }
        let gaps = GapList(hours: hours(times), start: nil, end: nil)
        #expect(gaps.threshold == 3 * hour)
        #expect(gaps.count == 5)
        #expect(gaps.longest.map(\.length) == Array(repeating: 6 * hour, count: 5))
        #expect(gaps.longest.map(\.start) == gaps.longest.map(\.start).sorted())
    }

    @Test("ten are listed")
    func many() {
        let times = (0..<14).map { Int64($0 * $0) * hour } + [14 * 14 * hour + 1]
        let gaps = GapList(hours: hours(times), start: nil, end: nil)
        #expect(gaps.longest.count == min(10, gaps.count))
        #expect(gaps.longest.map(\.length) == gaps.longest.map(\.length).sorted(by: >))
    }

    @Test("the edges of a range are edges of gaps")
    func edges() {
        let gaps = GapList(hours: hours([5 * hour, 6 * hour]), start: 0, end: 24 * hour)
        #expect(gaps.longest == [GapList.Gap(start: 6 * hour, end: 24 * hour), GapList.Gap(start: 0, end: 5 * hour)])
        #expect(GapList(hours: [], start: 0, end: day).longest == [GapList.Gap(start: 0, end: day)])
        #expect(GapList(hours: [], start: 0, end: nil).count == 0)
        #expect(GapList(hours: hours([day]), start: day, end: 0).count == 0)
    }
}

@Suite("Timeline") struct TimelineTests {
    private func timeline(_ hours: [Int64], _ zone: TimeZoneRules = .utc) -> Timeline {
        Timeline(hours: hours.map { ($0 * hour, 2) }, zone: zone)
    }

    @Test(
        "two days are shown by hour, two months by day, more by month",
        arguments: [(47, 48, 3600), (48, 3, 86_400), (61 * 24, 62, 86_400)])
    func scale(last: Int64, rows: Int, seconds: Int) {
        let timeline = timeline([0, last])
        #expect(timeline.period == .seconds(seconds))
        #expect(timeline.rows.count == rows)
        #expect(timeline.rows.first?.events == 2)
        #expect(timeline.rows.last?.events == 2)
        #expect(timeline.rows.dropFirst().dropLast().allSatisfy { $0.events == 0 })
    }

    @Test("months are cut to the latest sixty")
    func months() {
        #expect(timeline([0, 62 * 24]).period == .month)
        #expect(timeline([0, 62 * 24]).rows.map(\.events) == [2, 0, 2])
        let century = timeline([0, 24 * 40, 24 * 365 * 100])
        #expect(century.rows.count == 60)
        #expect(century.rows.last?.events == 2)
        #expect(century.earlierEvents == 4)
        #expect(century.earlier > 1000)
    }

    @Test("days are those of the zone")
    func zone() throws {
        let berlin = try ZoneLoader(environmentFolder: nil).load("Europe/Berlin")
        // 1970-01-01T22:00Z and T23:00Z: the second is tomorrow in Berlin.
        let timeline = timeline([22, 23, 23 + 24 * 10], berlin)
        #expect(timeline.rows.count == 12)
        #expect(timeline.rows.prefix(3).map(\.events) == [2, 2, 0])
        #expect(timeline.rows[1].start == 23 * hour)
    }

    @Test("no event, no row")
    func empty() { #expect(timeline([]).rows.isEmpty) }
}

@Suite("Late events") struct LatenessTests {
    @Test("an event is later than each bound that it passes")
    func bounds() {
        var lateness = Lateness()
        for delay in [-5, 0, hour, hour + 1, day + 1, 8 * day, 61 * day] { lateness.note(delay) }
        #expect(lateness.known == 7)
        #expect(lateness.late == [4, 3, 2, 1])
        var twice = lateness
        twice.merge(lateness)
        #expect(twice.known == 14)
        #expect(twice.late == [8, 6, 4, 2])
    }
}
