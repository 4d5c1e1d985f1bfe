/// The longest stretches of time without any event.
struct GapList: Equatable {
    /// A stretch from one event, or the range's edge, to the next.
    struct Gap: Equatable {
        /// The last event before, in milliseconds since 1970, or the start of the range.
        var start: Int64
        /// The first event after, or the end of the range.
        var end: Int64

        /// Its length in milliseconds.
        var length: Int64 { end - start }
    }

    /// As many gaps are listed.
    static let longestList = 10
    /// No shorter stretch is a gap: three hours.
    static let least = 3 * HourMap.hour
    /// No fewer pauses make a rhythm.
    private static let rhythmSize = 5
    private static let week: Int64 = 7 * 86_400_000

    /// Milliseconds that a stretch must last to be a gap here.
    private(set) var threshold = GapList.least
    /// How many there are.
    private(set) var count = 0
    /// The longest, at most ``longestList``, the longest first, of equal ones the earliest first.
    private(set) var longest: [Gap] = []

    /// Finds the gaps between events.
    ///
    /// An archive that rests every night, or between newsletters, has its own rhythm: a pause such as comes once a week on
    /// average, and five times at least, is usual, and a gap lasts half as long again. The stretches from the range's edges
    /// to the first and from the last event count as gaps, where the range has edges, but not for the rhythm.
    ///
    /// - Parameters:
    ///   - hours: the first and the last event of every hour that has one, in order.
    ///   - start: the start of the range, nil where it has none.
    ///   - end: the end of the range, likewise; not later than now.
    init(hours: [(first: Int64, last: Int64)], start: Int64?, end: Int64?) {
        var pauses: [Gap] = []
        for (hour, next) in zip(hours, hours.dropFirst()) where next.first - hour.last >= GapList.least {
            pauses.append(Gap(start: hour.last, end: next.first))
        }
        if let first = hours.first, let last = hours.last {
            let usual = max(GapList.rhythmSize, Int((last.last - first.first) / GapList.week) + 1)
            if pauses.count >= usual {
                let length = pauses.map(\.length).sorted(by: >)[usual - 1]
                threshold = max(GapList.least, length + length / 2)
            }
        }
        if let first = hours.first, let last = hours.last {
            if let start { pauses.append(Gap(start: start, end: first.first)) }
            if let end { pauses.append(Gap(start: last.last, end: end)) }
        } else if let start, let end {
            pauses.append(Gap(start: start, end: end))
        }
        let gaps = pauses.filter { $0.length >= threshold }
            .sorted { $0.length == $1.length ? $0.start < $1.start : $0.length > $1.length }
        count = gaps.count
        longest = Array(gaps.prefix(GapList.longestList))
    }
}
