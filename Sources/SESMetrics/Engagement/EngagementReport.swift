internal import Metrics

/// All that `sesstat engagement` has to say, account by account, before it is text, csv or JSON.
struct EngagementReport {
    /// What came of some messages.
    struct Findings {
        var counts = EngagementCounts()
        var responses = Responses()
        /// Milliseconds from the last send to the last event of the data; nil where it is not asked for.
        var age: Int64?
    }

    /// Messages, or events, that have the same dimension values.
    struct Part {
        var group: Group
        var findings: Findings
    }

    /// One account.
    struct Account {
        /// As ``AccountName`` shows it.
        var name: String
        /// Nil of what was folded, which has groups alone.
        var total: Findings?
        /// Those with the most opens and clicks first.
        var parts: [Part] = []
    }

    /// By name.
    private(set) var accounts: [Account] = []

    /// Puts together datapoints by account and group, and who responded; the data go until `lastEvent`, in milliseconds
    /// since 1970.
    init(_ table: ResultTable, _ responders: ResponderCounter, grouping: Grouping, lastEvent: Int64?) {
        let groups = table.series.map { grouping.group(dimensionSet: $0.dimensionSet, values: $0.values) }
        var counts: [Group: EngagementCounts] = [:]
        for row in table.rows {
            counts[groups[Int(row.series)], default: .init()].add(row.statistics.sum, of: row.metric)
        }
        let responses = responders.responses(in: Set(groups))
        let findings = { (group: Group) in
            let responses = responses[group] ?? Responses()
            let age = responses.lastSend.flatMap { sent in lastEvent.map { max($0 - sent, 0) } }
            return Findings(counts: counts[group] ?? .init(), responses: responses, age: age)
        }
        for name in Set(counts.keys.map(\.account)).sorted() {
            let whole = Group(account: name, values: [])
            var account = Account(name: name, total: counts[whole] == nil ? nil : findings(whole))
            account.parts = counts.keys.filter { $0.account == name && !$0.values.isEmpty }
                .map { Part(group: $0, findings: findings($0)) }.sorted(by: EngagementReport.comesFirst)
            accounts.append(account)
        }
    }

    private static func comesFirst(_ left: Part, _ right: Part) -> Bool {
        let (one, two) = (left.findings.counts, right.findings.counts)
        if one.responses != two.responses { return one.responses > two.responses }
        return one[.delivery] != two[.delivery]
            ? one[.delivery] > two[.delivery] : left.group.precedes(right.group)
    }
}
