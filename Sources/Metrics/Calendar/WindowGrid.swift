internal import Events

/// The windows of one period in one time zone; they tile time without gap or overlap (contract §5).
///
/// Up to an hour, windows are aligned to the Unix epoch, whatever the zone. Longer ones have their edges where the local
/// wall clock shows a multiple of the period since midnight, a Monday's midnight, or that of the 1st of a month. An edge
/// that does not exist is the instant after the gap; one that occurs twice is the first. A window that a zone skipped
/// altogether, as Samoa did 2011-12-30, is none.
public struct WindowGrid: Sendable {
    /// The period.
    public let period: Period
    /// The zone whose clock places the edges of windows above an hour.
    public let zone: TimeZoneRules

    /// The grid of a period in a zone.
    ///
    /// - Precondition: The period is one that ``Period/init(parsing:)`` gives.
    public init(period: Period, zone: TimeZoneRules) {
        self.period = period
        self.zone = zone
    }

    /// The window that an instant lies in.
    ///
    /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00Z.
    /// - Returns: A window that is never empty.
    /// - Complexity: O(log n) in the number of the zone's transitions; without a search up to an hour.
    public func window(containing milliseconds: Int64) -> Window {
        let second = milliseconds.flooringQuotient(by: 1000)
        if let length = period.seconds, length <= 3600 {
            let start = second.flooringQuotient(by: Int64(length)) * Int64(length)
            return Window(start: start * 1000, end: (start + Int64(length)) * 1000)
        }
        var index = edgeIndex(atOrBefore: second + Int64(zone.offset(at: second)))
        var start = instant(ofEdge: index)
        var end = instant(ofEdge: index + 1)
        // Where the clock went back over an edge, the hour that it repeats belongs to the window after that edge.
        while end <= second {
            index += 1
            start = end
            end = instant(ofEdge: index + 1)
        }
        return Window(start: start * 1000, end: end * 1000)
    }

    /// The window that begins where this one ends.
    public func window(after window: Window) -> Window {
        self.window(containing: window.end)
    }

    /// The number of the last edge that a clock showing this civil time has passed, counted from 1970-01.
    private func edgeIndex(atOrBefore local: Int64) -> Int64 {
        switch period {
        case .seconds(let length):
            return local.flooringQuotient(by: Int64(length))
        case .week:
            return (local.flooringQuotient(by: 86_400) - WindowGrid.firstMonday).flooringQuotient(by: 7)
        case .month:
            let date = CivilDate(daysSinceEpoch: Int(local.flooringQuotient(by: 86_400)))
            return Int64((date.year - 1970) * 12 + date.month - 1)
        }
    }

    /// The instant of an edge, in seconds since 1970-01-01T00:00:00Z; a later edge is never at an earlier instant.
    private func instant(ofEdge index: Int64) -> Int64 {
        switch period {
        case .seconds(let length):
            return zone.instant(ofLocal: index * Int64(length))
        case .week:
            return zone.instant(ofLocal: (index * 7 + WindowGrid.firstMonday) * 86_400)
        case .month:
            let years = index.flooringQuotient(by: 12)
            let date = CivilDate(year: Int(1970 + years), month: Int(index - years * 12) + 1, day: 1)
            return zone.instant(ofLocal: Int64(date.daysSinceEpoch) * 86_400)
        }
    }

    /// 1970-01-05.
    private static let firstMonday: Int64 = 4
}
