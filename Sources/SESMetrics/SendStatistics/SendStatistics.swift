internal import Metrics

/// What GetSendStatistics would have said: points of 15 minutes (R§7, contract §7).
struct SendStatistics: Equatable {
    /// What happened in 15 minutes.
    struct Point: Equatable {
        /// Milliseconds since 1970-01-01T00:00:00Z.
        var start: Int64
        var deliveryAttempts: Int64 = 0
        var bounces: Int64 = 0
        var complaints: Int64 = 0
        var rejects: Int64 = 0
    }

    /// The metrics that the points are made of.
    static let metrics: [Metric] = [.send, .complaint, .reject, .hardBounce]
    /// The length of a point.
    static let period = Period.seconds(900)
    /// By these it is told whether there is more than one account, or Region.
    static let account = Dimension("field/sendingAccountId")!
    static let region = Dimension("field/region")!
    /// What SES remembers: two weeks, in milliseconds.
    static let memory: Int64 = 14 * 86_400_000

    /// Points in which something happened, in order of time.
    private(set) var points: [Point] = []
    /// Points before the last two weeks, which are left out.
    private(set) var earlier = 0
    /// Accounts and Regions that the records name, bytewise.
    private(set) var accounts: [[UInt8]] = []
    private(set) var regions: [[UInt8]] = []

    /// Gathers the points of a table; without a range of the user's own, those of the last two weeks.
    init(_ table: ResultTable, hasRange: Bool) {
        for row in table.rows {
            let series = table.series[Int(row.series)]
            guard table.dimensionSets[series.dimensionSet].isEmpty else { continue }
            let start = table.windows[Int(row.window)].start
            if points.last?.start != start { points.append(Point(start: start)) }
            points[points.count - 1].add(row)
        }
        if !hasRange, let last = points.last {
            let first = last.start + Int64(SendStatistics.period.seconds ?? 0) * 1000 - SendStatistics.memory
            earlier = points.count { $0.start < first }
            points.removeFirst(earlier)
        }
        accounts = SendStatistics.names(SendStatistics.account, in: table)
        regions = SendStatistics.names(SendStatistics.region, in: table)
    }

    /// The values of a dimension but the one that stands for none.
    private static func names(_ dimension: Dimension, in table: ResultTable) -> [[UInt8]] {
        guard let set = table.dimensionSets.firstIndex(of: [dimension.name]) else { return [] }
        return table.series.filter { $0.dimensionSet == set }.map { $0.values[0] }
            .filter { $0 != Array(AccountName.missing.utf8) }
    }
}

extension SendStatistics.Point {
    fileprivate mutating func add(_ row: ResultTable.Row) {
        switch row.metric {
        case .send: deliveryAttempts += row.statistics.sum
        case .hardBounce: bounces += row.statistics.sum
        case .complaint: complaints += row.statistics.sum
        case .reject: rejects += row.statistics.sum
        default: break
        }
    }
}
