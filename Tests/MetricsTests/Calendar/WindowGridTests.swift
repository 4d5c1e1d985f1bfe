import Testing

@testable import Metrics

@Suite("Window grids") struct WindowGridTests {
    /// Zones with every oddity since 1970: 23 and 25 hours, half an hour, two hours, changes at midnight, days left out.
    static let zones = [
        "UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "America/St_Johns",
        "Africa/Casablanca", "Europe/Dublin", "Pacific/Apia", "America/Sao_Paulo", "Asia/Beirut", "America/Havana",
        "Antarctica/Troll", "Pacific/Kwajalein", "Asia/Pyongyang", "America/Caracas", "Africa/Cairo",
    ]

    static let periods: [Period] = [
        .seconds(5400), .seconds(7200), .seconds(21_600), .seconds(86_400), .week,
        .month,
    ]

    /// How many Mondays and how many firsts of a month there were up to each day since 1970-01-01, a Thursday; counted
    /// day by day.
    private static let counted: (mondays: [Int], firsts: [Int]) = {
        var (mondays, firsts) = ([0], [1])
        var (dayOfMonth, month, year) = (1, 1, 1970)
        for day in 1..<48_000 {
            let isLeap = year % 4 == 0 && year != 2100
            dayOfMonth += 1
            if dayOfMonth > [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] {
                dayOfMonth = 1
                month = month % 12 + 1
                if month == 1 { year += 1 }
            }
            mondays.append(mondays[day - 1] + (day % 7 == 4 ? 1 : 0))
            firsts.append(firsts[day - 1] + (dayOfMonth == 1 ? 1 : 0))
        }
        return (mondays, firsts)
    }()

    /// How many edges a clock has passed when it shows a civil time.
    private func edgesPassed(_ local: Int, _ period: Period) -> Int {
        switch period {
        case .seconds(let length): local / length
        case .week: WindowGridTests.counted.mondays[local / 86_400]
        case .month: WindowGridTests.counted.firsts[local / 86_400]
        }
    }

    @Test("around every change of a clock, windows are those of a clock watched minute by minute", arguments: zones)
    func oracle(identifier: String) throws {
        let zone = try ZoneFiles.zone(identifier)
        let monthEnds = [utcSeconds("2012-01-01T00:00:00"), utcSeconds("2026-06-30T00:00:00")]
        for change in ZoneFiles.changes(of: zone) + monthEnds where change > 725_846_400 {  // 1993
            let minutes = stride(from: change - 86_400, through: change + 86_400, by: 60).map { $0 }
            let locals = minutes.map { Int($0) + zone.offset(at: $0) }
            for period in WindowGridTests.periods {
                let grid = WindowGrid(period: period, zone: zone)
                var passed = edgesPassed(locals[0], period)
                var lastEdge: Int64?
                for index in minutes.indices {
                    let now = edgesPassed(locals[index], period)
                    // A clock that goes back over an edge does not pass it again, and is in the window after it all along.
                    if let lastEdge, now < passed {
                        #expect(
                            grid.window(containing: minutes[index] * 1000).start == lastEdge, "\(identifier) \(period)")
                    }
                    guard now > passed else { continue }
                    passed = now
                    let edge = minutes[index] * 1000
                    guard grid.window(containing: edge).start == edge, grid.window(containing: edge - 1).end == edge,
                        lastEdge.map({ grid.window(containing: $0).end == edge }) ?? true
                    else {
                        Issue.record("\(identifier) \(period): no edge at \(minutes[index])")
                        return
                    }
                    lastEdge = edge
                }
            }
        }
    }

    @Test("over many years windows tile time, whole and in order", arguments: zones)
    func tiling(identifier: String) throws {
        let zone = try ZoneFiles.zone(identifier)
        for period in WindowGridTests.periods.suffix(3) {
            let grid = WindowGrid(period: period, zone: zone)
            // Days of the years in which zones changed most, else all from 1970 to 2100.
            let years = period == .seconds(86_400) ? 946_684_800_000..<1_830_000_000_000 : 0..<Int64(4_133_980_800_000)
            var window = grid.window(containing: years.lowerBound)
            #expect(window.start <= years.lowerBound)
            while window.end < years.upperBound {
                let next = grid.window(after: window)
                guard next.start == window.end, next.end > next.start, grid.window(containing: next.end - 1) == next
                else {
                    Issue.record("\(identifier) \(period): \(window), \(next)")
                    return
                }
                window = next
            }
        }
    }

    @Test(
        "windows that a person would expect",
        arguments: [
            // Days of 23 and 25 hours, and their quarters.
            ("Europe/Berlin", "1d", "2026-03-29T12:00:00", "2026-03-28T23:00:00", "2026-03-29T22:00:00"),
            ("Europe/Berlin", "6h", "2026-03-29T00:00:00", "2026-03-28T23:00:00", "2026-03-29T04:00:00"),
            ("Europe/Berlin", "1d", "2026-10-25T12:00:00", "2026-10-24T22:00:00", "2026-10-25T23:00:00"),
            ("Europe/Berlin", "6h", "2026-10-25T00:30:00", "2026-10-24T22:00:00", "2026-10-25T05:00:00"),
            ("Europe/Berlin", "6h", "2026-10-25T05:00:00", "2026-10-25T05:00:00", "2026-10-25T11:00:00"),
            // Two o'clock is left out, or comes twice.
            ("Europe/Berlin", "2h", "2026-03-29T01:00:00", "2026-03-29T01:00:00", "2026-03-29T02:00:00"),
            ("Europe/Berlin", "2h", "2026-10-25T01:30:00", "2026-10-25T00:00:00", "2026-10-25T03:00:00"),
            // Midnight is left out: the day starts at one.
            ("America/Sao_Paulo", "1d", "2018-11-04T12:00:00", "2018-11-04T03:00:00", "2018-11-05T02:00:00"),
            // Midnight comes twice: the day starts at the first.
            ("America/Havana", "1d", "2024-11-03T04:30:00", "2024-11-03T04:00:00", "2024-11-04T05:00:00"),
            ("America/Sao_Paulo", "1d", "2019-02-17T02:30:00", "2019-02-16T02:00:00", "2019-02-17T03:00:00"),
            // The clock went from a minute past midnight back to 23:01, which is the new day all the same.
            ("America/St_Johns", "1d", "2006-10-29T03:00:00", "2006-10-29T02:30:00", "2006-10-30T03:30:00"),
            ("America/St_Johns", "2h", "2006-10-29T03:00:00", "2006-10-29T02:30:00", "2006-10-29T05:30:00"),
            // The 30th of December was left out; it is no window, and the 31st follows the 29th.
            ("Pacific/Apia", "1d", "2011-12-30T09:59:59", "2011-12-29T10:00:00", "2011-12-30T10:00:00"),
            ("Pacific/Apia", "1d", "2011-12-30T10:00:00", "2011-12-30T10:00:00", "2011-12-31T10:00:00"),
            ("Pacific/Apia", "1w", "2011-12-30T10:00:00", "2011-12-26T10:00:00", "2012-01-01T10:00:00"),
            // Weeks start on Monday, months on the 1st, also across the epoch and New Year.
            ("UTC", "1w", "2026-03-01T23:59:59", "2026-02-23T00:00:00", "2026-03-02T00:00:00"),
            ("UTC", "1w", "1970-01-01T00:00:00", "1969-12-29T00:00:00", "1970-01-05T00:00:00"),
            ("UTC", "1mo", "2026-12-31T23:59:59", "2026-12-01T00:00:00", "2027-01-01T00:00:00"),
            ("UTC", "1mo", "1969-12-31T23:59:59", "1969-12-01T00:00:00", "1970-01-01T00:00:00"),
            ("Europe/Berlin", "1mo", "2026-03-15T00:00:00", "2026-02-28T23:00:00", "2026-03-31T22:00:00"),
            // Up to an hour, the zone does not matter.
            ("Asia/Kathmandu", "1h", "2026-03-01T00:59:59", "2026-03-01T00:00:00", "2026-03-01T01:00:00"),
            ("Asia/Kathmandu", "2h", "2026-03-01T00:59:59", "2026-03-01T00:15:00", "2026-03-01T02:15:00"),
            ("UTC", "7m", "1970-01-01T00:06:59", "1970-01-01T00:00:00", "1970-01-01T00:07:00"),
            ("UTC", "5s", "1969-12-31T23:59:59", "1969-12-31T23:59:55", "1970-01-01T00:00:00"),
        ]
    )
    func known(identifier: String, period: String, time: String, start: String, end: String) throws {
        let grid = WindowGrid(period: try Period(parsing: period), zone: try ZoneFiles.zone(identifier))
        let window = Window(start: utcSeconds(start) * 1000, end: utcSeconds(end) * 1000)
        #expect(grid.window(containing: utcSeconds(time) * 1000) == window)
        #expect(grid.window(containing: window.start) == window)
        #expect(grid.window(containing: window.end - 1) == window)
        #expect(grid.window(after: window).start == window.end)
        #expect(window.seconds == utcSeconds(end) - utcSeconds(start))
    }

    @Test("a period of minutes is the same in every zone, and holds its milliseconds before 1970 too")
    func milliseconds() throws {
        let grid = WindowGrid(period: .seconds(60), zone: try ZoneFiles.zone("Asia/Kathmandu"))
        #expect(grid.window(containing: -1) == Window(start: -60_000, end: 0))
        #expect(grid.window(containing: 59_999) == Window(start: 0, end: 60_000))
    }
}
