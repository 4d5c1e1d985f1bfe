internal import Metrics

/// A report on engagement as text for people; a block an account.
struct EngagementText {
    private let names: [String]
    private let time: ZonedTime
    private let isBySend: Bool
    private var page: TextPage

    private init(_ plan: EngagementPlan, hasColour: Bool) {
        names = plan.grouping.names
        time = ZonedTime(plan.conduct.request.zone)
        isBySend = plan.conduct.request.placement == .send
        page = TextPage(hasColour: hasColour)
    }

    /// The report's text.
    static func text(_ report: EngagementReport, _ plan: EngagementPlan, hasColour: Bool) -> String {
        var writer = EngagementText(plan, hasColour: hasColour)
        if report.accounts.isEmpty { writer.page.heading("No sends, deliveries, opens or clicks") }
        for account in report.accounts {
            writer.appendTotal(account)
            writer.appendParts(account)
        }
        return writer.page.text
    }

    private mutating func appendTotal(_ account: EngagementReport.Account) {
        page.heading("Engagement of account \(account.name)")
        guard let total = account.total else { return }
        let (counts, responses) = (total.counts, total.responses)
        let count = { (metric: Metric) in ReadableNumber.count(counts[metric]) }
        page.table(
            [.left, .right, .right, .right],
            [
                ["", "events", "by machines", "messages"],
                ["sends", count(.send), "", ""], ["deliveries", count(.delivery), "", ""],
                ["opens", count(.open), count(.machineOpen), count(.uniqueOpen)],
                ["clicks", count(.click), count(.machineClick), count(.uniqueClick)],
            ])
        let rates = zip(
            ["messages opened of deliveries", "messages clicked of deliveries", "messages clicked of those opened"],
            counts.rates)
        page.heading("Rates")
        page.table(
            [.left, .right, .left], rates.map { [$1.metric.name, EngagementText.percent($1.value), $0] })
        page.heading("Recipients who opened or clicked")
        page.table(
            [.left, .right],
            [
                ["distinct", ReadableNumber.count(responses.recipients)],
                ["  not by machines alone", ReadableNumber.count(responses.people)],
            ])
        if responses.shared > 0 {
            let events = ReadableNumber.count(responses.shared)
            page.line("without \(events) opens and clicks of messages to several recipients: SES does not say whose")
        }
        if isBySend { appendAge(total) }
    }

    private mutating func appendAge(_ findings: EngagementReport.Findings) {
        guard let last = findings.responses.lastSend, let age = findings.age else { return }
        page.line(
            "the last message was sent at \(time.text(last)), \(EngagementText.length(age)) before the last event")
        page.line("SES reports opens and clicks for 60 days: what is younger may still grow")
    }

    private mutating func appendParts(_ account: EngagementReport.Account) {
        guard !account.parts.isEmpty else { return }
        page.heading("By \(names.map(SafeText.escaping).joined(separator: " and ")), most opens and clicks first")
        let metrics: [(metric: Metric, name: String)] = [
            (.send, "sends"), (.delivery, "deliveries"), (.open, "opens"), (.machineOpen, "machine"),
            (.uniqueOpen, "messages"), (.click, "clicks"), (.machineClick, "machine"), (.uniqueClick, "messages"),
        ]
        let header =
            metrics.map(\.name) + ["recipients", "open rate", "click rate", "click-to-open"]
            + (isBySend ? ["last sent", "age"] : [])
        page.table(
            names.map { _ in .left } + header.map { _ in .right },
            [names + header]
                + account.parts.map { part in
                    let findings = part.findings
                    let ages = [
                        findings.responses.lastSend.map(time.text) ?? "", findings.age.map(EngagementText.length) ?? "",
                    ]
                    return part.group.texts + metrics.map { ReadableNumber.count(findings.counts[$0.metric]) }
                        + [ReadableNumber.count(findings.responses.recipients)]
                        + findings.counts.rates.map { EngagementText.percent($0.value) } + (isBySend ? ages : [])
                })
    }

    private static func percent(_ rate: Double?) -> String {
        rate.map { "\(ReadableNumber.decimal($0 * 100, places: 1)) %" } ?? ""
    }

    /// `3 d 4 h`, or `2 h 10 min` below a day.
    private static func length(_ milliseconds: Int64) -> String {
        let minutes = milliseconds / 60_000
        return minutes < 1440
            ? "\(minutes / 60) h \(minutes % 60) min" : "\(minutes / 1440) d \(minutes / 60 % 24) h"
    }
}
