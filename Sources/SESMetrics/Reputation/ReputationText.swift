internal import Metrics

/// A report on reputations as text for people; a block an account.
struct ReputationText {
    private let plan: ReputationPlan
    private let time: ZonedTime
    private var page: TextPage

    private init(_ plan: ReputationPlan, hasColour: Bool) {
        self.plan = plan
        time = ZonedTime(plan.conduct.request.zone)
        page = TextPage(hasColour: hasColour)
    }

    /// The report's text.
    static func text(_ report: ReputationReport, _ plan: ReputationPlan, hasColour: Bool) -> String {
        var writer = ReputationText(plan, hasColour: hasColour)
        guard !report.accounts.isEmpty else {
            writer.page.heading("No sends, deliveries, bounces or complaints")
            return writer.page.text
        }
        for account in report.accounts {
            writer.appendWhole(account)
            writer.appendDays(account)
            writer.appendParts(account)
        }
        writer.appendLegend()
        return writer.page.text
    }

    private static let names = ["sends", "hard bounces", "rate", "deliveries", "complaints", "rate", "status"]
    private static let alignments: [TextTable.Alignment] = [.right, .right, .right, .right, .right, .right, .left]

    private mutating func appendWhole(_ account: ReputationReport.Account) {
        page.heading("Reputation of account \(account.name)")
        guard let whole = account.whole else { return }
        var rows = [[""] + ReputationText.names, ["over the data"] + ReputationText.cells(whole)]
        if let recent = account.recent {
            rows.append(
                ["last \(ReadableNumber.count(Int64(plan.volume))) sends"] + ReputationText.cells(recent.verdict))
        }
        page.table([.left] + ReputationText.alignments, rows)
        if let recent = account.recent { page.line("the last sends are from \(time.text(recent.start)) on") }
        let status = max(whole.status, account.recent?.verdict.status ?? .unknown)
        page.verdict(ReputationText.meaning(of: status), isGood: status <= .healthy)
    }

    private static func meaning(of status: ReputationStatus) -> String {
        switch status {
        case .unknown: "too few sends to say"
        case .healthy: "healthy"
        case .review: "review: SES may put an account with such rates under review"
        case .pause: "pause: SES may pause the sending of an account with such rates"
        }
    }

    private mutating func appendDays(_ account: ReputationReport.Account) {
        guard !account.days.isEmpty else { return }
        page.heading("By day (\(SafeText.escaping(plan.conduct.request.zone.identifier)))")
        page.table(
            [.left] + ReputationText.alignments,
            [["day"] + ReputationText.names]
                + account.days.map { day in
                    [String(time.localText(day.window.start).prefix(10))] + ReputationText.cells(day.verdict)
                })
    }

    private mutating func appendParts(_ account: ReputationReport.Account) {
        guard !account.parts.isEmpty else { return }
        let names = plan.grouping.names
        page.heading("By \(names.map(SafeText.escaping).joined(separator: " and ")), the worst first")
        let header = [
            "sends", "hard bounces", "rate", "at least", "deliveries", "complaints", "rate", "at least", "status",
        ]
        page.table(
            names.map { _ in .left } + header.dropLast().map { _ in .right } + [.left],
            [names + header]
                + account.parts.map { part in
                    let (counts, status) = (part.verdict.counts, part.verdict.status)
                    return part.group.texts + [
                        ReadableNumber.count(counts.sends), ReadableNumber.count(counts.hardBounces),
                        ReputationText.percent(counts.bounceRate.rate),
                        ReputationText.percent(counts.bounceRate.interval?.lowerBound),
                        ReadableNumber.count(counts.deliveries), ReadableNumber.count(counts.complaints),
                        ReputationText.percent(counts.complaintRate.rate),
                        ReputationText.percent(counts.complaintRate.interval?.lowerBound), status.rawValue,
                    ]
                })
        page.line("at least: the lower end of the 95 % interval, which the status of a group looks at")
    }

    private mutating func appendLegend() {
        page.heading("What it means")
        page.line("review from 5 % bounces or 0.1 % complaints, pause from 10 % or 0.5 %, as AWS says")
        page.line("unknown: fewer than \(ReadableNumber.count(plan.minimumVolume, "send")) (--minimum-volume)")
        page.line("not counted: mail to the simulator, complaints by suppression lists, not-spam reports")
    }

    private static func cells(_ verdict: ReputationReport.Verdict) -> [String] {
        let counts = verdict.counts
        return [
            ReadableNumber.count(counts.sends), ReadableNumber.count(counts.hardBounces),
            percent(counts.bounceRate.rate), ReadableNumber.count(counts.deliveries),
            ReadableNumber.count(counts.complaints), percent(counts.complaintRate.rate), verdict.status.rawValue,
        ]
    }

    private static func percent(_ rate: Double?) -> String {
        rate.map { "\(ReadableNumber.decimal($0 * 100, places: 2)) %" } ?? ""
    }
}
