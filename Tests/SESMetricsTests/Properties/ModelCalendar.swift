import Foundation

/// Windows by a slow look at the wall clock, minute by minute, with Foundation's zones (contract §5).
final class ModelCalendar {
    /// A window in seconds since 1970.
    struct Window: Hashable {
        var start: Int
        var end: Int
    }

    let zone: TimeZone
    private let period: String
    private var edges: [Int: Int] = [:]
    /// Civil time as if it were UTC.
    private var civil = Calendar(identifier: .gregorian)

    init(period: String, zone: String) {
        self.period = period
        self.zone = TimeZone(identifier: zone)!
        civil.timeZone = TimeZone(secondsFromGMT: 0)!
    }

    /// The window of an instant in milliseconds since 1970.
    func window(of milliseconds: Int) -> Window {
        let second = Int((Double(milliseconds) / 1000).rounded(.down))
        if let length = fixedLength, length <= 3600 {
            let start = Int((Double(second) / Double(length)).rounded(.down)) * length
            return Window(start: start, end: start + length)
        }
        var mark = floor(second + offset(at: second), steps: -1)
        var start = instant(ofEdge: mark)
        while true {
            mark = floor(mark, steps: 1)
            let next = instant(ofEdge: mark)
            if next > second { return Window(start: start, end: next) }
            start = next
        }
    }

    /// Seconds of a period that has always as many; nil for weeks and months.
    private var fixedLength: Int? {
        if period.hasSuffix("mo") || period.hasSuffix("w") { return nil }
        let units = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        return Int(period.dropLast())! * units[String(period.last!)]!
    }

    func offset(at second: Int) -> Int { zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(second))) }

    /// The last edge on the clock's face not after a civil time, or that many steps from it.
    private func floor(_ local: Int, steps: Int) -> Int {
        if let length = fixedLength {
            return (Int((Double(local) / Double(length)).rounded(.down)) + steps) * length
        }
        let date = Date(timeIntervalSince1970: Double(local))
        if period == "1mo" {
            let parts = civil.dateComponents([.year, .month], from: date)
            let first = civil.date(from: DateComponents(year: parts.year, month: parts.month, day: 1))!
            return Int(civil.date(byAdding: .month, value: steps, to: first)!.timeIntervalSince1970)
        }
        let daysSinceMonday = (civil.component(.weekday, from: date) + 5) % 7
        let midnight = Int(civil.startOfDay(for: date).timeIntervalSince1970)
        return midnight + (steps * 7 - daysSinceMonday) * 86_400
    }

    /// The first minute at which the wall clock shows a civil time, or a later one where it skips that.
    func instant(ofEdge local: Int) -> Int {
        if let known = edges[local] { return known }
        var instant = local - 15 * 3600
        while instant + offset(at: instant) < local { instant += 60 }
        edges[local] = instant
        return instant
    }

    /// `2026-03-01T00:00:00Z`, or with the offset of any zone but UTC.
    func text(_ second: Int) -> String {
        let shift = offset(at: second)
        let date = Date(timeIntervalSince1970: Double(second + shift))
        let parts = civil.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let day = String(format: "%04d-%02d-%02d", parts.year!, parts.month!, parts.day!)
        let time = String(format: "%02d:%02d:%02d", parts.hour!, parts.minute!, parts.second!)
        let minutes = abs(shift) / 60
        let sign = shift < 0 ? "-" : "+"
        let designator =
            zone.identifier == "UTC" || zone.identifier == "GMT"
            ? "Z" : String(format: "\(sign)%02d:%02d", minutes / 60, minutes % 60)
        return "\(day)T\(time)\(designator)"
    }

    /// Reads a time as typed, local where it has no designator, in milliseconds.
    func typed(_ text: String) -> Int {
        if let instant = ModelTime.milliseconds(text) { return instant }
        let padded = text.count == 10 ? text + "T00:00:00" : text.count == 16 ? text + ":00" : text
        let local = ModelTime.milliseconds(padded + "Z")!
        return instant(ofEdge: local / 1000) * 1000 + local % 1000
    }
}

/// Instants in records, by a pattern and Foundation's calendar (contract §11).
enum ModelTime {
    /// Milliseconds since 1970; nil where the text is none.
    static func milliseconds(_ text: String) -> Int? {
        let pattern =
            /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:\.(\d+))? ?(?:Z|([+-])(\d\d):?(\d\d))/.asciiOnlyDigits()
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let numbers = [match.1, match.2, match.3, match.4, match.5, match.6].map { Int($0)! }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        let parts = DateComponents(
            calendar: calendar, timeZone: calendar.timeZone, year: numbers[0], month: numbers[1], day: numbers[2],
            hour: numbers[3], minute: numbers[4], second: numbers[5])
        guard parts.isValidDate, let date = parts.date, numbers[5] < 60 else { return nil }
        let fraction = match.7.map { Int(($0 + "000").prefix(3))! } ?? 0
        let shift = match.8.map { ($0 == "-" ? -60 : 60) * (Int(match.9!)! * 60 + Int(match.10!)!) } ?? 0
        return (Int(date.timeIntervalSince1970) - shift) * 1000 + fraction
    }
}
