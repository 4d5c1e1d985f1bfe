import Foundation
import Testing

@testable import Events

@Suite("Civil dates") struct CivilDateTests {
    @Test(
        "known days have their known distance from 1970-01-01",
        arguments: [
            (1970, 1, 1, 0), (1969, 12, 31, -1), (1970, 1, 2, 1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
            (2024, 2, 29, 19_782), (2026, 3, 1, 20_513), (2100, 3, 1, 47_541), (1900, 3, 1, -25_508),
            (1, 1, 1, -719_162), (0, 3, 1, -719_468), (0, 2, 29, -719_469), (-1, 12, 31, -719_529),
        ]
    )
    func knownDays(year: Int, month: Int, day: Int, days: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.isValid)
    }

    @Test("counting day by day agrees with the formulas from 1560 to 2440")
    func everyDay() {
        var date = CivilDate(year: 1560, month: 1, day: 1)
        var days = date.daysSinceEpoch
        while date.year < 2440 {
            guard date.daysSinceEpoch == days, CivilDate(daysSinceEpoch: days) == date else {
                Issue.record("day \(days): \(date)")
                return
            }
            days += 1
            date.day += 1
            guard !date.isValid else { continue }
            date = CivilDate(year: date.year, month: date.month + 1, day: 1)
            if date.month == 13 { date = CivilDate(year: date.year + 1, month: 1, day: 1) }
        }
        // 880 years are two cycles of 400, and 80 years with 20 leap days.
        #expect(days - CivilDate(year: 1560, month: 1, day: 1).daysSinceEpoch == 2 * 146_097 + 80 * 365 + 20)
    }

    @Test("Foundation's Gregorian calendar has the same days")
    func foundation() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
        for days in stride(from: 0, to: 48_000, by: 37) {
            let parts = calendar.dateComponents(
                [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
            let date = CivilDate(daysSinceEpoch: days)
            #expect(parts.year == date.year && parts.month == date.month && parts.day == date.day)
        }
    }

    @Test("far years go there and back", arguments: [-5_000_000, -400, 9999, 10_000, 5_000_000])
    func farYears(year: Int) {
        let date = CivilDate(year: year, month: 2, day: 28)
        #expect(CivilDate(daysSinceEpoch: date.daysSinceEpoch) == date)
    }

    @Test(
        "days that the calendar lacks are not valid",
        arguments: [
            (2026, 2, 29), (2100, 2, 29), (1900, 2, 29), (2024, 2, 30), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1),
            (2026, 1, 0), (2026, 1, 32),
        ]
    )
    func invalid(year: Int, month: Int, day: Int) {
        #expect(!CivilDate(year: year, month: month, day: day).isValid)
    }

    @Test("every fourth year is a leap year, but of the centuries only every fourth")
    func leapYears() {
        #expect([1996, 2000, 2024, 2400].allSatisfy(CivilDate.isLeap))
        #expect(![1900, 2023, 2100, 2200].contains(where: CivilDate.isLeap))
        #expect((1...12).map { CivilDate.daysInMonth(year: 2023, month: $0) }.reduce(0, +) == 365)
        #expect((1...12).map { CivilDate.daysInMonth(year: 2024, month: $0) }.reduce(0, +) == 366)
    }
}
