import Testing

@testable import Metrics

@Suite("Recurring rules") struct RecurringRuleTests {
    @Test(
        "offsets and changes read as RFC 8536 writes them",
        arguments: [
            ("UTC0", 0), ("EST5", -18_000), ("<+0330>-3:30", 12_600), ("<-03>3", -10_800), ("ABC+10:30:15", -37_815),
            ("XYZ-24", 86_400),
        ]
    )
    func standardOnly(text: String, offset: Int) throws {
        let rule = try #require(RecurringRule(text.utf8))
        #expect(rule.standardOffset == offset)
        #expect(rule.daylight == nil)
        #expect(rule.transitions(in: 2020...2030).isEmpty)
    }

    /// A footer, a year, and its two changes: when in UTC, and to which offset.
    private typealias Case = (
        rule: String, year: Int, first: String, firstOffset: Int, second: String, secondOffset: Int
    )

    private static let cases: [Case] = [
        ("CET-1CEST,M3.5.0,M10.5.0/3", 2026, "2026-03-29T01:00:00", 7200, "2026-10-25T01:00:00", 3600),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", 2026, "2026-03-29T01:00:00", 3600, "2026-10-25T01:00:00", 0),
        ("<+00>0<+02>-2,M3.5.0/1,M10.5.0/3", 2026, "2026-03-29T01:00:00", 7200, "2026-10-25T01:00:00", 0),
        (
            "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", 2026, "2026-04-04T15:00:00", 37_800, "2026-10-03T15:30:00", 39_600
        ),
        // Hours before the day and long after it.
        (
            "<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 2026, "2026-03-29T01:00:00", -3600, "2026-10-25T01:00:00", -7200
        ),
        ("EET-2EEST,M3.4.4/50,M10.4.4/50", 2026, "2026-03-28T00:00:00", 10_800, "2026-10-23T23:00:00", 7200),
        ("AAA0BBB,M3.1.0/-167,M3.1.0/+167", 2026, "2026-02-22T01:00:00", 3600, "2026-03-07T22:00:00", 0),
        // Day 60 is the 1st of March in every year, day 59 counted from 0 only in common ones.
        ("AAA0BBB,J60/0,J365", 2024, "2024-03-01T00:00:00", 3600, "2024-12-31T01:00:00", 0),
        ("AAA0BBB,J60/0,J365", 2026, "2026-03-01T00:00:00", 3600, "2026-12-31T01:00:00", 0),
        ("AAA0BBB,59/0,364", 2024, "2024-02-29T00:00:00", 3600, "2024-12-30T01:00:00", 0),
        ("AAA0BBB,59/0,364", 2026, "2026-03-01T00:00:00", 3600, "2026-12-31T01:00:00", 0),
        // The fifth Sunday is the last, be it the fourth.
        ("AAA0BBB,M2.5.0/0,M5.1.6/0:30:15", 2026, "2026-02-22T00:00:00", 3600, "2026-05-01T23:30:15", 0),
    ]

    @Test("changes fall on the days that the rule names", arguments: cases)
    private func changes(expected: Case) throws {
        let rule = try #require(RecurringRule(expected.rule.utf8))
        let year = expected.year
        let all = rule.transitions(in: (year - 1)...(year + 1))
        let range = utcSeconds("\(year)-01-01T00:00:00")..<utcSeconds("\(year + 1)-01-01T00:00:00")
        let found = all.filter { range.contains($0.time) }
        #expect(found.map(\.time) == [utcSeconds(expected.first), utcSeconds(expected.second)])
        #expect(found.map(\.offset) == [expected.firstOffset, expected.secondOffset])
    }

    @Test("daylight saving all year never ends")
    func allYear() throws {
        let rule = try #require(RecurringRule("XXX3EDT4,0/0,J365/23".utf8))
        let changes = rule.transitions(in: 2020...2030)
        #expect(changes.map(\.offset) == [-14_400, -10_800])
        #expect(changes.first?.time == utcSeconds("2020-01-01T03:00:00"))
        #expect(changes.last?.time == utcSeconds("2031-01-01T03:00:00"))
    }

    @Test(
        "what is no rule is refused",
        arguments: [
            "", "AB0", "UTC", "UTC25", "UTC0:60", "UTC0:5", "UTC0:00:60", "<+03-3", "<>0", "UTC0 ", "UTC0X", "A1C0",
            "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M3.5.0,", "CET-1CEST,M13.5.0,M10.5.0",
            "CET-1CEST,M0.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.0.0,M10.5.0",
            "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,M3.5,M10.5.0", "CET-1CEST,J0,J1", "CET-1CEST,J366,J1",
            "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0", "CET-1CEST,M3.5.0/,M10.5.0", "CET-1CEST,Jx,J1",
            "CET-1CEST-25,M3.5.0,M10.5.0", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1CEST,x,M10.5.0",
            "CET-1CE,M3.5.0,M10.5.0", "999999999999999999999",
        ]
    )
    func refused(text: String) {
        #expect(RecurringRule(text.utf8) == nil)
    }
}
