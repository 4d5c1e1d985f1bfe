internal import Metrics

/// A report on accounts as text for people; a block an account.
struct AccountText {
    private let limits: SendingLimits
    private let zone: TimeZoneRules
    private let time: ZonedTime
    private var page: TextPage

    private init(limits: SendingLimits, zone: TimeZoneRules, hasColour: Bool) {
        self.limits = limits
        self.zone = zone
        time = ZonedTime(zone)
        page = TextPage(hasColour: hasColour)
    }

    /// The report's text.
    static func text(
        _ report: AccountReport, limits: SendingLimits, zone: TimeZoneRules, hasColour: Bool
    ) -> String {
        var writer = AccountText(limits: limits, zone: zone, hasColour: hasColour)
        if report.accounts.isEmpty { writer.page.heading("No events that an account's statistics are made of") }
        for account in report.accounts {
            writer.appendTotals(account)
            writer.appendDays(account)
            for quota in account.quotas {
                writer.appendQuota(quota, of: account)
                writer.appendDifferences(quota, of: account)
            }
        }
        return writer.page.text
    }

    // MARK: Statistics

    private static let totalNames: [(metric: Metric, name: String)] = [
        (.send, "sends"), (.delivery, "deliveries"), (.bounce, "bounces"), (.hardBounce, "  hard"),
        (.softBounce, "  soft"), (.undeterminedBounce, "  undetermined"),
        (.suppressedBounce, "  by the account's suppression list"), (.complaint, "complaints"), (.reject, "rejects"),
        (.renderingFailure, "rendering failures"),
    ]

    private mutating func appendTotals(_ account: AccountReport.Account) {
        page.heading("Account \(account.name)")
        page.table(
            [.left, .right, .right],
            [["", "events", "recipients"]]
                + AccountText.totalNames.map { metric, name in
                    let count = account.totals[metric] ?? AccountReport.Count()
                    return [name, ReadableNumber.count(count.events), ReadableNumber.count(count.recipients)]
                })
    }

    private mutating func appendDays(_ account: AccountReport.Account) {
        guard !account.days.isEmpty else { return }
        page.heading("Events by day (\(SafeText.escaping(zone.identifier)))")
        let columns: [(metric: Metric, name: String)] = [
            (.send, "sends"), (.delivery, "deliveries"), (.bounce, "bounces"), (.hardBounce, "hard"),
            (.complaint, "complaints"), (.reject, "rejects"),
        ]
        page.table(
            [.left] + columns.map { _ in .right },
            [["day"] + columns.map(\.name)]
                + account.days.map { day in
                    [String(time.localText(day.window.start).prefix(10))]
                        + columns.map { ReadableNumber.count(day.counts[$0.metric]?.events ?? 0) }
                })
    }

    // MARK: Limits

    private func name(_ quota: AccountReport.Quota, of account: AccountReport.Account) -> String {
        account.quotas.count > 1 || quota.region != AccountName.missing
            ? "\(account.name), \(quota.region)" : account.name
    }

    private mutating func appendQuota(_ quota: AccountReport.Quota, of account: AccountReport.Account) {
        page.heading("Sending limits of \(name(quota, of: account)), which count recipients")
        var rows = [["", "recipients", "used", "until"]]
        rows.append(row("worst 24 hours", quota.day, of: limits.quota))
        rows.append(row("  with mail to the simulator", quota.dayWithSimulator, of: nil))
        rows.append(row("worst second", quota.second, of: limits.rate))
        rows.append(row("  without mail to the simulator", quota.secondWithoutSimulator, of: nil))
        page.table([.left, .right, .right, .left], rows)
        appendVerdict("quota", quota.day, limits.quota, unit: "in 24 hours")
        appendVerdict("rate", quota.second, limits.rate, unit: "a second")
    }

    private func row(_ name: String, _ peak: SendingVolume.Peak, of limit: Double?) -> [String] {
        let used = limit.map { "\(ReadableNumber.decimal(Double(peak.recipients) / $0 * 100, places: 1)) %" } ?? ""
        return [
            name, ReadableNumber.count(peak.recipients), used, peak.lastSecond.map { time.text(($0 + 1) * 1000) } ?? "",
        ]
    }

    private mutating func appendVerdict(_ name: String, _ peak: SendingVolume.Peak, _ limit: Double?, unit: String) {
        guard let limit else { return }
        let isGood = Double(peak.recipients) <= limit
        let most = ReadableNumber.decimal(limit, places: limit == limit.rounded() ? 0 : 2)
        page.verdict(
            "the \(name) of \(most) recipients \(unit) was \(isGood ? "never passed" : "passed")", isGood: isGood)
    }

    // MARK: Differences

    /// Walks from the number of Send events to what counts against the quota, and names what counts without a delivery.
    private mutating func appendDifferences(_ quota: AccountReport.Quota, of account: AccountReport.Account) {
        let volume = quota.volume
        page.heading("From Send events to the quota of \(name(quota, of: account))")
        let several = ReadableNumber.count(volume.messagesToSeveral, "message")
        page.table(
            [.left, .right, .left],
            [
                ["Send events", ReadableNumber.count(volume.messages), "one a message"],
                [
                    "+ further recipients", ReadableNumber.count(volume.recipients - volume.messages),
                    "\(several) to several recipients; each of them counts",
                ],
                [
                    "- to the simulator", ReadableNumber.count(volume.simulatorRecipients),
                    "counts in the rate, but not against the quota",
                ],
                ["= against the quota", ReadableNumber.count(quota.counted), "over all the time that was read"],
            ])
        guard account.quotas.count == 1 else {
            return page.line("what was sent but not delivered is not told apart by Region; see the account's totals")
        }
        let undelivered: [(Metric, String)] = [
            (.hardBounce, "hard bounces"), (.suppressedBounce, "on the account's suppression list"),
            (.reject, "rejected for a virus"),
        ]
        page.line("of the recipients of these, not delivered though they count:")
        page.table(
            [.left, .right],
            undelivered.map { ["  " + $1, ReadableNumber.count(account.totals[$0]?.recipients ?? 0)] })
        if let failures = account.totals[.renderingFailure]?.events {
            let count = ReadableNumber.count(failures, "rendering failure")
            page.line("\(count): SES does not say whether they count")
        }
    }
}
