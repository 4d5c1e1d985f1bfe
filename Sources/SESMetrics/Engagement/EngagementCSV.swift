internal import Metrics
internal import Rendering

/// A report on engagement as a table.
///
///     Account,View,campaign,Send,Delivery,Open,Click,UniqueOpen,…,ClickToOpenRate,LastSend,AgeSeconds
///     111122223333,total,,691,729,252,59,180,…,0.277778,,
///     111122223333,group,spring,197,204,80,20,61,…,0.3,2026-03-04T10:00:00Z,86400
///
/// `View` is `total` or `group`; the last two columns have values by send time only.
enum EngagementCSV {
    /// The table's bytes.
    static func bytes(_ report: EngagementReport, _ plan: EngagementPlan) -> [UInt8] {
        var lines = CSVLines(plan.lines)
        let names = plan.grouping.names
        lines.header(
            ["Account", "View"] + names + EngagementCounts.metrics.map(\.name)
                + ["Recipients", "RecipientsNotMachines", "SharedResponses"]
                + EngagementCounts().rates.map(\.metric.name) + ["LastSend", "AgeSeconds"], plan.lines)
        let time = ZonedTime(plan.conduct.request.zone)
        for account in report.accounts {
            if let total = account.total {
                append([account.name, "total"], names.map { _ in [] }, total, time, to: &lines)
            }
            for part in account.parts {
                append([account.name, "group"], part.group.values, part.findings, time, to: &lines)
            }
        }
        return lines.bytes
    }

    private static func append(
        _ fields: [String], _ values: [[UInt8]], _ findings: EngagementReport.Findings, _ time: ZonedTime,
        to lines: inout CSVLines
    ) {
        for field in fields { lines.plain(field) }
        for value in values { lines.text(value) }
        for metric in EngagementCounts.metrics { lines.number(findings.counts[metric]) }
        lines.number(findings.responses.recipients)
        lines.number(findings.responses.people)
        lines.number(findings.responses.shared)
        for (_, rate) in findings.counts.rates { lines.fraction(rate) }
        lines.plain(findings.responses.lastSend.map(time.text) ?? "")
        lines.number(findings.age.map { $0 / 1000 })
        lines.endLine()
    }
}
