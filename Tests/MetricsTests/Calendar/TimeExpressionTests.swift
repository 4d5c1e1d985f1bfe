import Testing

@testable import Metrics

@Suite("Time expressions") struct TimeExpressionTests {
    /// 2026-03-30 08:30:15.250 in Berlin, the day after clocks went forward.
    private let now: Int64 = 1_774_852_215_250

    private func parse(_ text: String, in identifier: String = "Europe/Berlin") throws -> Int64 {
        try TimeExpression.parse(text, now: now, zone: ZoneFiles.zone(identifier))
    }

    @Test(
        "times and words give instants",
        arguments: [
            ("2026-03-01T12:00:00Z", "2026-03-01T12:00:00", 0),
            ("2026-03-01t12:00:00z", "2026-03-01T12:00:00", 0),
            ("2026-03-01 12:00:00 Z", "2026-03-01T12:00:00", 0),
            ("2026-03-01T12:00Z", "2026-03-01T12:00:00", 0),
            ("2026-03-01T12:00:00.5Z", "2026-03-01T12:00:00", 500),
            ("2026-03-01T12:00:00.123999999999999999999Z", "2026-03-01T12:00:00", 123),
            ("2026-03-01T12:00:00+01:00", "2026-03-01T11:00:00", 0),
            ("2026-03-01T12:00:00-0530", "2026-03-01T17:30:00", 0),
            ("2026-03-01 12:00:00 +05", "2026-03-01T07:00:00", 0),
            ("1971-06-01T00:00:00-00:44:30", "1971-06-01T00:44:30", 0),
            ("2026-03-01T00:00:00+14:00", "2026-02-28T10:00:00", 0),
            ("2026-03-01T12:00:00", "2026-03-01T11:00:00", 0),
            ("2026-07-01T12:00", "2026-07-01T10:00:00", 0),
            ("2026-07-01 12:00:00.25", "2026-07-01T10:00:00", 250),
            ("2026-03-01", "2026-02-28T23:00:00", 0),
            ("2100-12-31", "2100-12-30T23:00:00", 0),
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00", 0),
            // A time that does not exist is the instant after the gap, without its fraction; one that comes twice, the first.
            ("2026-03-29T02:30:00.750", "2026-03-29T01:00:00", 0),
            ("2026-10-25T02:30:00.750", "2026-10-25T00:30:00", 750),
            ("now", "2026-03-30T06:30:15", 250),
            ("today", "2026-03-29T22:00:00", 0),
            ("Today", "2026-03-29T22:00:00", 0),
            ("yesterday", "2026-03-28T23:00:00", 0),
            ("-0d", "2026-03-29T22:00:00", 0),
            ("-1d", "2026-03-28T23:00:00", 0),
            ("-7d", "2026-03-22T23:00:00", 0),
            ("-2w", "2026-03-15T23:00:00", 0),
            ("-2W", "2026-03-15T23:00:00", 0),
            ("-36h", "2026-03-28T18:30:15", 250),
            ("-90m", "2026-03-30T05:00:15", 250),
            ("-30s", "2026-03-30T06:29:45", 250),
            ("1772366400", "2026-03-01T12:00:00", 0),
            ("100000000", "1973-03-03T09:46:40", 0),
        ]
    )
    func valid(text: String, time: String, milliseconds: Int64) throws {
        #expect(try parse(text) == utcSeconds(time) * 1000 + milliseconds)
    }

    @Test("midnights follow the zone's own days")
    func midnights() throws {
        #expect(try parse("2018-11-04", in: "America/Sao_Paulo") == utcSeconds("2018-11-04T03:00:00") * 1000)
        #expect(try parse("2026-11-01", in: "America/Havana") == utcSeconds("2026-11-01T04:00:00") * 1000)
        #expect(try parse("2011-12-30", in: "Pacific/Apia") == utcSeconds("2011-12-30T10:00:00") * 1000)
        // It is still the 29th there.
        #expect(try parse("today", in: "Pacific/Pago_Pago") == utcSeconds("2026-03-29T11:00:00") * 1000)
        #expect(try parse("today", in: "UTC") == utcSeconds("2026-03-30T00:00:00") * 1000)
    }

    private static let refusals: [(texts: [String], reason: TimeExpressionError.Reason)] = [
        (
            [
                "", "tomorrow", "noon", "2026", "2026-03", "2026-3-1", "26-03-01", "2026/03/01", "2026-03-01T",
                "2026-03-01T12", "2026-03-01T1:00", "2026-03-01T12:00:", "2026-03-01T12:00:00.",
                "2026-03-01T12:00:00.Z",
                "2026-03-01Z", "2026-03-01T12:00:00ZZ", "2026-03-01T12:00:00 ", "2026-03-01T12:00:00  Z",
                "2026-03-01T12:00:00+1", "2026-03-01T12:00:00+1:00", "2026-03-01T12:00:00+01:",
                "2026-03-01T12:00:00+010",
                "2026-03-01T12:00:00+01:00:", "2026-03-01T12:00:00+01:00x", "2026-03-01T12:00:00 UTC", " today", "-",
                "-7",
                "-d", "-7y", "-1mo", "-7d ", "--7d", "-7.5h", "+7d", "7d", "12345678901234567890", "1234567", "٣",
                "2026-03-01T12:00:00,5Z", "-2026-03-01", "nowish", "\u{1B}[31m",
            ], .unknownForm
        ),
        (["2026-02-29", "2026-04-31T00:00:00Z", "2026-13-01", "2026-00-01", "2026-01-00", "0000-00-00"], .noSuchDay),
        (["2026-03-01T24:00:00Z", "2026-03-01T23:60Z", "2026-03-01T23:59:60Z", "2026-03-01T99:99"], .noSuchTimeOfDay),
        (
            [
                "2026-03-01T00:00:00+14:01", "2026-03-01T00:00:00-15:00", "2026-03-01T00:00:00+01:60",
                "2026-03-01T00:00:00+9999", "2026-03-01T00:00:00+01:00:60",
            ],
            .offsetOutOfRange
        ),
        (
            [
                "1969-12-31", "2101-01-01T00:00:00Z", "9999-01-01", "0001-01-01", "-30000d", "-3000w", "-999999h",
                "-9999999999s", "-99999999999999999999d", "-9999999999w", "-9999999999999999h", "99999999999",
                "4133980800",
            ], .yearOutOfRange
        ),
        (["1772366400000"], .epochMilliseconds),
        (["20260301"], .basicDate),
    ]

    @Test("what is no time is refused for its reason, with an example", arguments: refusals)
    private func refused(texts: [String], reason: TimeExpressionError.Reason) throws {
        for text in texts {
            let error = try #require(throws: TimeExpressionError.self, "\(text)") { try parse(text, in: "UTC") }
            #expect(error.reason == reason, "\(text)")
            #expect(error.text == text)
            #expect(error.description.contains("2026-03-01") || error.description.contains("1772366400"))
            #expect(error.description.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 })
        }
    }
}
