internal import Metrics

/// Events over time in few enough rows to be read: by hour, day or month, whichever is the finest that fits.
struct Timeline {
    /// A window and the events in it.
    struct Row: Equatable {
        var start: Int64
        var events: Int64
    }

    /// What a row stands for: an hour, a day, a month.
    private(set) var period = Period.seconds(3600)
    /// Rows without a hole between the first and the last; the latest ones where there are too many.
    private(set) var rows: [Row] = []
    /// Rows before the first that is there, and the events in them.
    private(set) var earlier = 0
    private(set) var earlierEvents: Int64 = 0

    /// As many rows a page takes, by period.
    private static let choices: [(period: Period, rows: Int)] = [
        (.seconds(3600), 48), (.seconds(86_400), 62), (.month, 60),
    ]

    /// Adds up hours, which must be in order; an hour belongs where it begins.
    init(hours: [(start: Int64, events: Int64)], zone: TimeZoneRules) {
        guard let first = hours.first, let last = hours.last else { return }
        for choice in Timeline.choices {
            period = choice.period
            let length = Int64(choice.period.seconds ?? 28 * 86_400) * 1000
            // Rather than filling a row for every hour of a century to find that there are too many.
            if choice.period != .month, (last.start - first.start) / length > Int64(choice.rows) { continue }
            fill(hours, WindowGrid(period: choice.period, zone: zone))
            if rows.count <= choice.rows { return }
        }
        let surplus = rows.count - Timeline.choices[2].rows
        earlier = surplus
        earlierEvents = rows[..<surplus].reduce(0) { $0 + $1.events }
        rows.removeFirst(surplus)
    }

    private mutating func fill(_ hours: [(start: Int64, events: Int64)], _ grid: WindowGrid) {
        rows = []
        var window = grid.window(containing: hours[0].start)
        rows.append(Row(start: window.start, events: 0))
        for hour in hours {
            while hour.start >= window.end {
                window = grid.window(after: window)
                rows.append(Row(start: window.start, events: 0))
            }
            rows[rows.count - 1].events += hour.events
        }
    }
}
