internal import Events

extension RecurringRule {
    /// An instant, in seconds since 1970-01-01T00:00:00Z, and the seconds east that hold from it on.
    typealias Transition = (time: Int64, offset: Int)

    /// The changes of these years in order of time, each to an offset other than the one before; none without daylight.
    ///
    /// Of two changes at one instant the one of the later year holds: daylight saving all year is written as ending
    /// on the very second at which that of the next year starts.
    func transitions(in years: ClosedRange<Int>) -> [Transition] {
        guard let daylight else { return [] }
        var changes: [Transition] = []
        for year in years {
            let start = daylight.start.localSeconds(in: year) - Int64(standardOffset)
            let end = daylight.end.localSeconds(in: year) - Int64(daylight.offset)
            changes.append((start, daylight.offset))
            changes.append((end, standardOffset))
        }
        let ordered = changes.indices.sorted { (changes[$0].time, $0) < (changes[$1].time, $1) }
        var result: [Transition] = []
        for change in ordered.map({ changes[$0] }) {
            if result.last?.time == change.time { result.removeLast() }
            if result.last?.offset != change.offset { result.append(change) }
        }
        return result
    }
}

extension RecurringRule.Change {
    /// The civil time of the change in a year, counted in seconds as if 1970-01-01 00:00:00 were 0.
    fileprivate func localSeconds(in year: Int) -> Int64 {
        Int64(dayNumber(in: year) * 86_400 + time)
    }

    private func dayNumber(in year: Int) -> Int {
        let newYear = CivilDate(year: year, month: 1, day: 1).daysSinceEpoch
        switch day {
        case .withoutLeapDay(let number):
            return newYear + number - 1 + (CivilDate.isLeap(year) && number >= 60 ? 1 : 0)
        case .withLeapDay(let number):
            return newYear + number
        case .weekday(let month, let week, let weekday):
            let first = CivilDate(year: year, month: month, day: 1).daysSinceEpoch
            // 1970-01-01, day 0, was a Thursday, weekday 4.
            let firstWeekday = (first + 4) - (first + 4).flooringQuotient(by: 7) * 7
            let day = (weekday - firstWeekday + 7) % 7 + 7 * (week - 1)
            return first + (day < CivilDate.daysInMonth(year: year, month: month) ? day : day - 7)
        }
    }
}
