internal import Metrics

/// A report on accounts as JSON, for programs: one line with its newline; keys are always there and in this order.
struct AccountJSON {
    private let time: ZonedTime
    private var json = JSONBytes()

    /// The report's bytes.
    static func bytes(_ report: AccountReport, limits: SendingLimits, zone: TimeZoneRules) -> [UInt8] {
        var writer = AccountJSON(time: ZonedTime(zone))
        writer.json.open("{")
        writer.member("timeZone", zone.identifier)
        writer.member("quota", limits.quota)
        writer.member("rate", limits.rate)
        writer.json.key("accounts")
        writer.json.open("[")
        for account in report.accounts { writer.append(account, limits) }
        writer.json.close("]")
        writer.json.close("}")
        writer.json.newline()
        return writer.json.bytes
    }

    private mutating func append(_ account: AccountReport.Account, _ limits: SendingLimits) {
        json.open("{")
        member("account", account.name)
        append(account.totals, as: "totals")
        json.key("days")
        json.open("[")
        for day in account.days {
            json.open("{")
            member("start", time.text(day.window.start))
            member("end", time.text(day.window.end))
            append(day.counts, as: "counts")
            json.close("}")
        }
        json.close("]")
        json.key("regions")
        json.open("[")
        for quota in account.quotas { append(quota, limits) }
        json.close("]")
        json.close("}")
    }

    private mutating func append(_ counts: AccountReport.Counts, as name: String) {
        json.key(name)
        json.open("{")
        for metric in AccountReport.metrics {
            let count = counts[metric] ?? AccountReport.Count()
            json.key(metric.name)
            json.open("{")
            json.key("events")
            json.literal(count.events)
            json.key("recipients")
            json.literal(count.recipients)
            json.close("}")
        }
        json.close("}")
    }

    private mutating func append(_ quota: AccountReport.Quota, _ limits: SendingLimits) {
        json.open("{")
        member("region", quota.region)
        for (name, value) in quota.volume.numbers {
            json.key(name)
            json.literal(value)
        }
        for (name, peak, length) in quota.peaks {
            json.key(name)
            json.open("{")
            json.key("recipients")
            json.literal(peak.recipients)
            let end = peak.lastSecond.map { ($0 + 1) * 1000 }
            member("start", end.map { time.text($0 - length * 1000) })
            member("end", end.map(time.text))
            json.close("}")
        }
        member("quotaUsed", limits.quota.map { Double(quota.day.recipients) / $0 })
        member("rateUsed", limits.rate.map { Double(quota.second.recipients) / $0 })
        json.close("}")
    }

    private mutating func member(_ name: String, _ text: String?) {
        json.key(name)
        if let text { json.string(text) } else { json.literal("null") }
    }

    private mutating func member(_ name: String, _ number: Double?) {
        json.key(name)
        guard let number else { return json.literal("null") }
        json.literal(ReadableNumber.decimal(number, places: number == number.rounded() ? 0 : 6))
    }
}
