internal import Metrics

/// All that `sesstat reputation` has to say, account by account, before it is text, csv or JSON.
struct ReputationReport {
    /// Counts, and what they come to.
    struct Verdict: Equatable {
        var counts: ReputationCounts
        var status: ReputationStatus
    }

    /// A day of the zone.
    struct Day {
        var window: Window
        var verdict: Verdict
    }

    /// Events that have the same dimension values.
    struct Part {
        var group: Group
        var verdict: Verdict
    }

    /// The last messages.
    struct Recent {
        /// When the first of them was sent.
        var start: Int64
        var verdict: Verdict
    }

    /// One account.
    struct Account {
        /// As ``AccountName`` shows it.
        var name: String
        /// Over the data; nil of what was folded, which has groups alone.
        var whole: Verdict?
        /// Nil where nothing was sent.
        var recent: Recent?
        /// In order of time; days without an event are left out.
        var days: [Day] = []
        /// The worst first.
        var parts: [Part] = []
    }

    /// By name.
    private(set) var accounts: [Account] = []

    /// Puts together datapoints by account, group and day, and what became of the last messages.
    init(
        _ table: ResultTable, _ histories: [String: SendHistory], grouping: Grouping, minimumVolume: Int64
    ) {
        let groups = table.series.map { grouping.group(dimensionSet: $0.dimensionSet, values: $0.values) }
        var totals: [Group: ReputationCounts] = [:]
        var days: [String: [UInt32: ReputationCounts]] = [:]
        for row in table.rows {
            let group = groups[Int(row.series)]
            totals[group, default: .init()].add(row.statistics.sum, of: row.metric)
            guard group.values.isEmpty else { continue }
            days[group.account, default: [:]][row.window, default: .init()].add(row.statistics.sum, of: row.metric)
        }
        for name in Set(totals.keys.map(\.account)).sorted() {
            let verdict = { (counts: ReputationCounts) in
                Verdict(counts: counts, status: counts.status(minimumVolume: minimumVolume))
            }
            var account = Account(name: name, whole: totals[Group(account: name, values: [])].map(verdict))
            account.recent = histories[name]?.result().map { Recent(start: $0.start, verdict: verdict($0.counts)) }
            account.days = (days[name] ?? [:]).sorted { $0.key < $1.key }.map {
                Day(window: table.windows[Int($0.key)], verdict: verdict($0.value))
            }
            account.parts = totals.filter { $0.key.account == name && !$0.key.values.isEmpty }.map { group, counts in
                let status = counts.cautiousStatus(minimumVolume: minimumVolume)
                return Part(group: group, verdict: Verdict(counts: counts, status: status))
            }.sorted(by: ReputationReport.isWorse)
            accounts.append(account)
        }
    }

    /// Alarms first; then by what the rates are at least, which is little where there were few sends.
    private static func isWorse(_ left: Part, _ right: Part) -> Bool {
        let alarms = [left, right].map { max($0.verdict.status, .healthy) }
        if alarms[0] != alarms[1] { return alarms[0] > alarms[1] }
        let (one, two) = (left.verdict.counts, right.verdict.counts)
        if one.badness != two.badness { return one.badness > two.badness }
        return one.sends != two.sends ? one.sends > two.sends : left.group.precedes(right.group)
    }

    /// The worst status of what `--fail-on` looks at: the data, the last messages, and the groups.
    ///
    /// A single day is history, and no alarm.
    var worst: ReputationStatus {
        accounts.reduce(.unknown) { worst, account in
            let statuses = [account.whole, account.recent?.verdict].compactMap { $0?.status }
            return max(worst, (statuses + account.parts.map(\.verdict.status)).max() ?? .unknown)
        }
    }
}
