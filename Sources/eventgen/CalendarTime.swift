/// A UTC calendar time taken apart from milliseconds since 1970.
///
/// The generator has its own arithmetic, so that it can test the one in `Events` rather than share its mistakes.
struct CalendarTime {
    static let millisecondsPerDay: Int64 = 86_400_000
    static let millisecondsPerHour: Int64 = 3_600_000

    let year: Int
    let month: Int
    let day: Int
    let hour: Int
    let minute: Int
    let second: Int
    let millisecond: Int
    /// 0 is Sunday.
    let weekday: Int

    @inline(__always)
    init(milliseconds: Int64) {
        let days = Int(milliseconds / CalendarTime.millisecondsPerDay)
        let inDay = Int(milliseconds % CalendarTime.millisecondsPerDay)
        // Civil-from-days with years that begin in March, in eras of 400 years (146,097 days).
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        hour = inDay / 3_600_000
        minute = inDay / 60_000 % 60
        second = inDay / 1000 % 60
        millisecond = inDay % 1000
        weekday = (days + 4) % 7
    }

    /// Milliseconds at the start of a day written `YYYY-MM-DD`, or nil when it is no day of 1970 to 2099.
    static func milliseconds(ofDay text: String) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]),
            (1970...2099).contains(year), (1...12).contains(month), day >= 1
        else { return nil }
        var days = 0
        for earlier in 1970..<year { days += isLeap(earlier) ? 366 : 365 }
        var lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if isLeap(year) { lengths[1] = 29 }
        guard day <= lengths[month - 1] else { return nil }
        days += lengths[..<(month - 1)].reduce(0, +) + day - 1
        return Int64(days) * millisecondsPerDay
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }
}
