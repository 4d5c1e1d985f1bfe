/// Instants by counting days one year and one month at a time, and the forms of contract §11 by their pattern.
enum SlowTime {
    static func isLeap(_ year: Int) -> Bool { year % 4 == 0 && year % 100 != 0 || year % 400 == 0 }

    static func days(in month: Int, of year: Int) -> Int {
        month == 2 && isLeap(year) ? 29 : [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    }

    /// Days since 1970-01-01, of a year from 1970 on.
    static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var days = day - 1
        for earlier in 1970..<max(year, 1970) { days += isLeap(earlier) ? 366 : 365 }
        for earlier in 1..<month { days += SlowTime.days(in: earlier, of: year) }
        return days
    }

    /// Milliseconds since the epoch, or nil where the text is no time by the contract.
    static func milliseconds(_ text: String) -> Int64? {
        let pattern =
            #/([0-9]{4})-([0-9]{2})-([0-9]{2})[T ]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]+)? ?(Z|[+-][0-9]{2}:?[0-9]{2})/#
        guard let match = text.wholeMatch(of: pattern) else { return nil }
        let year = Int(match.1)!
        let month = Int(match.2)!
        let day = Int(match.3)!
        guard (1970...2100).contains(year), (1...12).contains(month), day >= 1, day <= days(in: month, of: year) else {
            return nil
        }
        let hour = Int(match.4)!
        let minute = Int(match.5)!
        let second = Int(match.6)!
        guard hour <= 23, minute <= 59, second <= 59 else { return nil }
        let thousandths = Int(((match.7?.dropFirst() ?? "") + "000").prefix(3))!
        var offset = 0
        if match.8 != "Z" {
            let digits = match.8.filter(\.isNumber)
            let minutes = Int(digits.suffix(2))!
            guard minutes <= 59 else { return nil }
            offset = Int(digits.prefix(2))! * 60 + minutes
            guard offset <= 14 * 60 else { return nil }
            if match.8.first == "-" { offset = -offset }
        }
        let seconds = days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60
        guard seconds >= 0, seconds < days(2101, 1, 1) * 86_400 else { return nil }
        return Int64(seconds) * 1000 + Int64(thousandths)
    }
}
