internal import Metrics
internal import Rendering

/// A report on reputations as a table.
///
///     Account,View,Start,End,campaign,Sends,HardBounces,BounceRate,…,Status
///     111122223333,data,,,,691,12,0.017366,…,healthy
///     111122223333,group,,,spring,177,6,0.033898,…,healthy
///
/// `View` is `data`, `volume` (the last sends), `day` or `group`.
enum ReputationCSV {
    private static let columns = [
        "Sends", "HardBounces", "BounceRate", "BounceRateLow", "BounceRateHigh", "Deliveries", "Complaints",
        "ComplaintRate", "ComplaintRateLow", "ComplaintRateHigh", "Status",
    ]

    /// The table's bytes.
    static func bytes(_ report: ReputationReport, _ plan: ReputationPlan) -> [UInt8] {
        var lines = CSVLines(plan.lines)
        lines.header(["Account", "View", "Start", "End"] + plan.grouping.names + columns, plan.lines)
        let time = ZonedTime(plan.conduct.request.zone)
        let none = [[UInt8]](repeating: [], count: plan.grouping.names.count)
        for account in report.accounts {
            if let whole = account.whole { append([account.name, "data", "", ""], none, whole, to: &lines) }
            if let recent = account.recent {
                append([account.name, "volume", time.text(recent.start), ""], none, recent.verdict, to: &lines)
            }
            for day in account.days {
                let window = [time.text(day.window.start), time.text(day.window.end)]
                append([account.name, "day"] + window, none, day.verdict, to: &lines)
            }
            for part in account.parts {
                append([account.name, "group", "", ""], part.group.values, part.verdict, to: &lines)
            }
        }
        return lines.bytes
    }

    private static func append(
        _ fields: [String], _ values: [[UInt8]], _ verdict: ReputationReport.Verdict, to lines: inout CSVLines
    ) {
        for field in fields { lines.plain(field) }
        for value in values { lines.text(value) }
        let counts = verdict.counts
        append(counts.bounceRate, to: &lines)
        append(counts.complaintRate, to: &lines)
        lines.plain(verdict.status.rawValue)
        lines.endLine()
    }

    private static func append(_ rate: Proportion, to lines: inout CSVLines) {
        lines.number(rate.whole)
        lines.number(rate.part)
        for value in [rate.rate, rate.interval?.lowerBound, rate.interval?.upperBound] { lines.fraction(value) }
    }
}
