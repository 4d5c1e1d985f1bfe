@testable internal import Events
package import FuzzSupport
@testable internal import Metrics

/// Times of records and of users against a calendar that counts days one month at a time; what is read is written and
/// read again; windows of any period and zone tile time.
package enum TimestampTarget: FuzzTarget {
    package static let name = "timestamp"
    package static let sources = ["Events/Timestamp", "Events/CivilDate", "Metrics/Calendar/"]

    /// 2026-03-30T06:30:15.250Z.
    private static let now: Int64 = 1_774_852_215_250

    package static func run(_ input: inout FuzzInput) {
        let zone = input.pick(Zones.all)
        let period = input.pick(Zones.periods)
        var reader = TimestampReader()
        // Of several lines each is read with the day of the one before at hand.
        for line in input.remainder().split(separator: 0x0A, maxSplits: 20) where line.count <= 100 {
            let text = Array(line)
            let expected = SlowTime.milliseconds(String(decoding: text, as: UTF8.self))
            compareEventTime(text, expected, &reader)
            compareUserTime(String(decoding: text, as: UTF8.self), expected, zone, period)
        }
    }

    /// Both readers of records' times, on bytes that stand as they do in a record.
    private static func compareEventTime(_ text: [UInt8], _ expected: Int64?, _ reader: inout TimestampReader) {
        let block = TextBlock(capacity: text.count + 2)
        ([0x22] + text + [0x22]).withUnsafeBytes { block.append($0) }
        block.prepare()
        let range = 1..<1 + text.count
        let found = [
            Timestamp.milliseconds(block.bytes, range), reader.milliseconds(block.bytes, range),
            reader.milliseconds(block.bytes, range),
        ]
        if found.contains(where: { $0 != expected }) { differ("\(found), not \(String(describing: expected))") }
        guard let expected else { return }
        let written = write(expected, in: .utc)
        if SlowTime.milliseconds(written) != expected { differ("\(expected) is written as \(written)") }
    }

    private static func write(_ instant: Int64, in zone: TimeZoneRules) -> String {
        var written: [UInt8] = []
        TimestampText(zone: zone, style: .iso8601Milliseconds).append(instant, to: &written)
        return String(decoding: written, as: UTF8.self)
    }

    private static func compareUserTime(_ text: String, _ expected: Int64?, _ zone: TimeZoneRules, _ period: Period) {
        let instant: Int64
        do throws(TimeExpressionError) {
            instant = try TimeExpression.parse(text, now: now, zone: zone)
        } catch {
            if expected != nil { differ("a record's time is refused: \(error.description)") }
            if !error.description.unicodeScalars.allSatisfy({ $0.isASCII && $0.value >= 0x20 }) {
                differ("a message with control characters")
            }
            return
        }
        if let expected, expected != instant { differ("\(instant), in a record \(expected)") }
        if let relative = SlowRelativeTime.milliseconds(text, now: now), zone.isUTC, relative != instant {
            differ("\(instant), not \(relative)")
        }
        let written = write(instant, in: zone)
        // An offset may lead just beyond the years that there are.
        if (1971...2099).contains(Int(written.prefix(4)) ?? 0) {
            let again = try? TimeExpression.parse(written, now: 0, zone: .utc)
            if again != instant { differ("\(instant) is written as \(written)") }
        }
        compareWindows(WindowGrid(period: period, zone: zone), instant)
    }

    private static func compareWindows(_ grid: WindowGrid, _ instant: Int64) {
        let window = grid.window(containing: instant)
        guard window.start <= instant, instant < window.end else { differ("\(instant) is not in \(window)") }
        for time in [window.start, window.end - 1] where grid.window(containing: time) != window {
            differ("\(time) is in \(grid.window(containing: time)), not in \(window)")
        }
        let next = grid.window(after: window)
        if next.start != window.end { differ("\(next) is not behind \(window)") }
    }
}
