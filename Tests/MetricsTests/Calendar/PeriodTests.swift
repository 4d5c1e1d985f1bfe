import Testing

@testable import Metrics

@Suite("Periods") struct PeriodTests {
    @Test(
        "equal lengths are equal periods, printed in the largest unit",
        arguments: [
            ("1s", 1, "1s"), ("30", 30, "30s"), ("300", 300, "5m"), ("5m", 300, "5m"), ("060s", 60, "1m"),
            ("7m", 420, "7m"), ("59m", 3540, "59m"), ("60m", 3600, "1h"), ("72m", 4320, "72m"), ("5400", 5400, "90m"),
            ("96m", 5760, "96m"), ("2h", 7200, "2h"), ("6h", 21_600, "6h"), ("12h", 43_200, "12h"),
            ("24h", 86_400, "1d"), ("86400", 86_400, "1d"), ("1440m", 86_400, "1d"), ("1d", 86_400, "1d"),
        ]
    )
    func fixed(text: String, seconds: Int, description: String) throws {
        let period = try Period(parsing: text)
        #expect(period == .seconds(seconds))
        #expect(period.seconds == seconds)
        #expect(period.description == description)
    }

    @Test("weeks and months have no fixed number of seconds")
    func calendar() throws {
        #expect(try Period(parsing: "1w") == .week)
        #expect(try Period(parsing: "1mo") == .month)
        #expect(Period.week.seconds == nil && Period.month.seconds == nil)
        #expect(Period.week.description == "1w" && Period.month.description == "1mo")
    }

    @Test(
        "lengths without windows are refused with the next below and above",
        arguments: [
            ("0", ["1s"]), ("2s", ["1s", "5s"]), ("7", ["5s", "10s"]), ("45s", ["30s", "1m"]), ("90s", ["1m", "2m"]),
            ("61m", ["1h", "72m"]), ("3601", ["1h", "72m"]), ("5h", ["288m", "6h"]), ("7h", ["6h", "8h"]),
            ("86399s", ["12h", "1d"]), ("2d", ["1d", "1w"]), ("7d", ["1w"]), ("604800", ["1w"]), ("168h", ["1w"]),
            ("0w", ["1s"]), ("2w", ["1w", "1mo"]), ("30d", ["1w", "1mo"]), ("2mo", ["1mo"]), ("31d", ["1mo"]),
            ("9223372036854775807", ["1mo"]), ("9223372036854775807d", ["1mo"]),
            ("99999999999999999999999999", ["1mo"]), ("99999999999999999999999999w", ["1mo"]),
        ]
    )
    func nearest(text: String, names: [String]) throws {
        let error = try #require(throws: PeriodError.self) { try Period(parsing: text) }
        #expect(error.nearest.map(\.description) == names)
        #expect(error.description.contains("period \"\(text)\" is not available; the nearest"))
        #expect(error.description.hasSuffix(names.joined(separator: " and ")))
        for name in names { #expect(throws: Never.self) { try Period(parsing: name) } }
    }

    @Test(
        "what is no whole number of a unit is refused with an example",
        arguments: [
            "", "m", "-5m", "+5m", "5 m", " 5m", "5.5m", "5M", "5min", "1y", "m5", "5m5", "0x10", "٥m", "1\u{1B}",
        ]
    )
    func malformed(text: String) throws {
        let error = try #require(throws: PeriodError.self) { try Period(parsing: text) }
        #expect(error.nearest.isEmpty)
        #expect(error.description.hasSuffix("such as 30s, 5m, 6h or 1mo"))
        #expect(error.description.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 })
    }

    @Test("exactly CloudWatch's short periods, whole minutes to an hour, and the minutes that divide a day are valid")
    func everySecond() {
        for seconds in Array(1...8000) + stride(from: 8040, through: 90_000, by: 30) {
            let valid =
                [1, 5, 10, 20, 30].contains(seconds)
                || seconds % 60 == 0 && (seconds <= 3600 || 86_400 % seconds == 0)
            guard ((try? Period(parsing: "\(seconds)")) != nil) == valid else {
                Issue.record("\(seconds)")
                return
            }
        }
    }
}
