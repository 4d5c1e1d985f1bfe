extension Period {
    /// Reads a period as typed: a whole number of `s`, `m`, `h`, `d`, `w` or `mo`; a bare number is seconds.
    ///
    /// Equal lengths are equal periods: `300` is `5m`, `24h` is `1d`. But `7d` is refused, as a week starts on Monday and
    /// nothing says where seven days would.
    ///
    /// - Throws: ``PeriodError`` where the text is no length of time, or one for which there are no windows.
    public init(parsing text: String) throws(PeriodError) {
        var cursor = TextCursor(text.utf8)
        let digits = cursor.take(while: \.isDigit)
        let unit = String(decoding: cursor.take { _ in true }, as: UTF8.self)
        guard !digits.isEmpty, let length = Period.unitLengths[unit] else {
            throw PeriodError(text: text, nearest: [])
        }
        // A number too large for an integer is as far from every valid one as the largest integer.
        let (seconds, overflow) = (Int(String(decoding: digits, as: UTF8.self)) ?? .max)
            .multipliedReportingOverflow(by: length)
        let period: Period =
            switch unit {
            case "w": .week
            case "mo": .month
            default: .seconds(seconds)
            }
        let isCalendar = period.seconds == nil
        guard !overflow, isCalendar ? seconds == length : Period.fixedLengths.contains(seconds) else {
            throw PeriodError(text: text, nearest: Period.nearest(to: overflow ? .max : seconds))
        }
        self = period
    }

    /// Seconds in each unit; a month, of which only the order of magnitude matters, is a twelfth of an average year.
    private static let unitLengths = [
        "": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 7 * 86_400, "mo": 146_097 * 86_400 / 4800,
    ]

    /// Every fixed length in seconds, ascending: CloudWatch's, then the whole minutes that divide a day.
    private static let fixedLengths: [Int] =
        [1, 5, 10, 20, 30] + (1...60).map { $0 * 60 } + (61...1440).filter { 1440 % $0 == 0 }.map { $0 * 60 }

    /// The valid period next below and next above a length, in that order, or the one that is as long.
    private static func nearest(to seconds: Int) -> [Period] {
        var candidates = fixedLengths.map { (length: $0, period: Period.seconds($0)) }
        candidates.append((unitLengths["w"]!, .week))
        candidates.append((unitLengths["mo"]!, .month))
        if let same = candidates.first(where: { $0.length == seconds }) { return [same.period] }
        let below = candidates.last { $0.length < seconds }
        let above = candidates.first { $0.length > seconds }
        return [below, above].compactMap { $0?.period }
    }
}
