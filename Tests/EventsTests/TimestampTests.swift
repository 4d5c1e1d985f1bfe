import Testing

@testable import Events

/// Reads a text as the time of a record, with bytes around it that must not matter.
private func milliseconds(_ text: String) -> Int64? {
    let bytes = Array(("\"" + text + "\",7Z").utf8) + [UInt8](repeating: 0, count: 16)
    return bytes.withUnsafeBufferPointer {
        Timestamp.milliseconds(ByteView($0.baseAddress!), 1..<1 + text.utf8.count)
    }
}

@Suite("Timestamps") struct TimestampTests {
    static let accepted: [(String, Int64)] = [
        // The forms of R§1.6.
        ("2026-03-14T09:26:53.589Z", 1_773_480_413_589),
        ("2026-03-14T09:26:53.000Z", 1_773_480_413_000),
        ("2026-03-14T09:26:53Z", 1_773_480_413_000),
        ("2026-03-14T09:26:53.5Z", 1_773_480_413_500),
        ("2026-03-14T09:26:53.58Z", 1_773_480_413_580),
        ("2026-03-14T09:26:53.589123Z", 1_773_480_413_589),
        ("2026-03-14T09:26:53.589999999Z", 1_773_480_413_589),
        ("2026-03-14T04:26:53.000-05:00", 1_773_480_413_000),
        ("2026-03-14T09:26:53 +0000", 1_773_480_413_000),
        ("2026-03-14T09:26:53+00:00", 1_773_480_413_000),
        // What contract §11 adds.
        ("2026-03-14 09:26:53Z", 1_773_480_413_000),
        ("2026-03-14 09:26:53.589 Z", 1_773_480_413_589),
        ("2026-03-14T09:26:53+0000", 1_773_480_413_000),
        ("2026-03-14T09:26:53 -00:00", 1_773_480_413_000),
        ("2026-03-14T23:26:53+14:00", 1_773_480_413_000),
        ("2026-03-13T19:26:53-1400", 1_773_480_413_000),
        ("2026-03-14T15:11:53.001 +05:45", 1_773_480_413_001),
        // Edges of the calendar and of the range.
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:00.000999Z", 0),
        ("1970-01-01T00:00:00.001Z", 1),
        ("1970-01-01T14:00:00+14:00", 0),
        ("2000-02-29T00:00:00Z", 951_782_400_000),
        ("2024-02-29T23:59:59.999Z", 1_709_251_199_999),
        ("2099-12-31T23:59:59Z", 4_102_444_799_000),
        ("2100-02-28T23:59:59Z", 4_107_542_399_000),
        ("2100-12-31T23:59:59.999Z", 4_133_980_799_999),
    ]

    @Test("every accepted form gives its instant, further digits cut", arguments: accepted)
    func forms(text: String, expected: Int64) {
        #expect(milliseconds(text) == expected)
        #expect(SlowTime.milliseconds(text) == expected)
    }

    @Test(
        "everything else is refused",
        arguments: [
            "", "2026-03-14", "2026-03-14T09:26", "2026-03-14T09:26:53", "2026-03-14T09:26:53.589", "09:26:53Z",
            // Clock and calendar.
            "2026-03-14T09:26:60Z", "2026-12-31T23:59:60Z", "2026-03-14T24:00:00Z", "2026-03-14T09:60:00Z",
            "2026-00-14T09:26:53Z", "2026-13-14T09:26:53Z", "2026-03-00T09:26:53Z", "2026-03-32T09:26:53Z",
            "2026-02-29T09:26:53Z", "2100-02-29T09:26:53Z", "2026-04-31T09:26:53Z", "2026-02-30T00:00:00Z",
            // Years.
            "1969-12-31T23:59:59Z", "2101-01-01T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z",
            "1970-01-01T00:00:00+00:01", "2100-12-31T23:59:59-00:01", "12026-03-14T09:26:53Z", "-026-03-14T09:26:53Z",
            // Separators and designators.
            "2026-03-14t09:26:53Z", "2026-03-14T09:26:53z", "2026/03/14T09:26:53Z", "2026-03-14_09:26:53Z",
            "2026-03-14  09:26:53Z", "2026-03-14T09.26.53Z", "2026-03-14T09:26:53,589Z", "20260314T092653Z",
            "2026-03-14T09:26:53  Z", "2026-03-14T09:26:53\tZ", "2026-03-14T09:26:53UTC", "2026-03-14T09:26:53 GMT",
            // Fractions.
            "2026-03-14T09:26:53.Z", "2026-03-14T09:26:53. 5Z", "2026-03-14T09:26:53.5x", "2026-03-14T09:26:53.-5Z",
            // Offsets.
            "2026-03-14T09:26:53+14:01", "2026-03-14T09:26:53-14:15", "2026-03-14T09:26:53+15:00",
            "2026-03-14T09:26:53+99:99", "2026-03-14T09:26:53+01:60", "2026-03-14T09:26:53+0160",
            "2026-03-14T09:26:53+1", "2026-03-14T09:26:53+01", "2026-03-14T09:26:53+01:", "2026-03-14T09:26:53+1:00",
            "2026-03-14T09:26:53+01-00", "2026-03-14T09:26:53+01:000", "2026-03-14T09:26:53+01:00Z",
            "2026-03-14T09:26:53 + 01:00", "2026-03-14T09:26:53\u{2212}01:00", "2026-03-14T09:26:53+",
            // Space and other text around it; digits that are none.
            " 2026-03-14T09:26:53Z", "2026-03-14T09:26:53Z ", "2026-03-14T09:26:53ZZ", "2026-03-14T09:26:53Z\n",
            "٢٠٢٦-03-14T09:26:53Z", "2026-03-14T09:26:5/Z", "2026-03-14T09:26:5:Z", "2026-03-14T09:2\u{0}:53Z",
            "+026-03-14T09:26:53Z", "2026-3-14T09:26:53.00Z", "2026-03-14T9:26:53.00Z",
            // Other notations.
            "Sat, 14 Mar 2026 09:26:53 +0000", "1773480413589", "2026-W11-6T09:26:53Z", "2026-073T09:26:53.000Z",
        ])
    func refused(text: String) {
        #expect(milliseconds(text) == nil)
        #expect(SlowTime.milliseconds(text) == nil, "the slow calendar accepts it")
    }

    @Test("random instants from 1970 to 2100 are read back in every form", arguments: 0..<UInt64(10))
    func instants(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<300 {
            let instant = Int64.random(in: 50_400_000...4_133_930_400_000 - 1, using: &random)
            let text = TimeForm.text(instant, &random)
            let found = milliseconds(text)
            #expect(found == SlowTime.milliseconds(text), "seed \(seed): \(text)")
            // Forms that cut the fraction lie less than a second before.
            #expect(found.map { (0..<1000).contains(instant - $0) } == true, "seed \(seed): \(text)")
        }
    }

    @Test(
        "a time with one byte changed, removed or added is read as the slow calendar reads it",
        arguments: 0..<UInt64(10))
    func mutations(seed: UInt64) {
        var random = SeededGenerator(seed: seed + 100)
        for _ in 0..<200 {
            let instant = Int64.random(in: 0...4_133_980_799_999, using: &random)
            var text = Array(TimeForm.text(instant, &random))
            let place = random.below(text.count)
            let character = random.pick(Array("0123456789-+:. TZz"))
            switch random.below(4) {
            case 0: text.remove(at: place)
            case 1: text.insert(character, at: place)
            default: text[place] = character
            }
            #expect(milliseconds(String(text)) == SlowTime.milliseconds(String(text)), "seed \(seed): \(String(text))")
        }
    }

    @Test("every day of the range exists once and knows its successor")
    func days() {
        var date = CivilDate(year: 1970, month: 1, day: 1)
        for day in 0..<SlowTime.days(2101, 1, 1) {
            if date.daysSinceEpoch != day || CivilDate(daysSinceEpoch: day) != date || !date.isValid {
                Issue.record("day \(day) is \(date)")
                return
            }
            date.day += 1
            if date.day > SlowTime.days(in: date.month, of: date.year) {
                date = CivilDate(year: date.month == 12 ? date.year + 1 : date.year, month: date.month % 12 + 1, day: 1)
            }
        }
        #expect(date == CivilDate(year: 2101, month: 1, day: 1))
    }

    @Test(
        "days before the epoch and far away are counted alike",
        arguments: [
            (1969, 12, 31, -1), (1600, 2, 29, -135_081), (0, 3, 1, -719_468), (-1, 12, 31, -719_529),
            (2400, 12, 31, 157_419),
        ])
    func far(year: Int, month: Int, day: Int, days: Int) {
        let date = CivilDate(year: year, month: month, day: day)
        #expect(date.daysSinceEpoch == days)
        #expect(CivilDate(daysSinceEpoch: days) == date)
        #expect(date.isValid)
    }

    @Test(
        "days that the calendar lacks are not valid",
        arguments: [
            (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 32), (2026, 2, 29), (1900, 2, 29), (2026, 6, 31),
        ])
    func invalid(year: Int, month: Int, day: Int) {
        #expect(!CivilDate(year: year, month: month, day: day).isValid)
    }
}
