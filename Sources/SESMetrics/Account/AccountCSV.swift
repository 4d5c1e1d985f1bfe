internal import Metrics
internal import Rendering

/// A report on accounts as a table in which every row is one number.
///
///     Account,Region,View,Start,End,Name,Value
///     111122223333,,day,2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,Send,178
///     111122223333,eu-west-1,limits,2026-03-01T09:12:08Z,2026-03-02T09:12:08Z,Recipients24Hours,203
enum AccountCSV {
    /// The table's bytes.
    static func bytes(_ report: AccountReport, zone: TimeZoneRules, options: CSVLines.Options) -> [UInt8] {
        var lines = CSVLines(options)
        lines.header(["Account", "Region", "View", "Start", "End", "Name", "Value"], options)
        let time = ZonedTime(zone)
        for account in report.accounts {
            appendCounts(account.totals, ["", "total", "", ""], of: account, to: &lines)
            for day in account.days {
                let stretch = ["", "day", time.text(day.window.start), time.text(day.window.end)]
                appendCounts(day.counts, stretch, of: account, to: &lines)
            }
            for quota in account.quotas {
                for (name, value) in quota.volume.numbers {
                    append([account.name, quota.region, "volume", "", "", name], value, to: &lines)
                }
                for (name, peak, length) in quota.peaks {
                    let end = peak.lastSecond.map { ($0 + 1) * 1000 }
                    let stretch = [end.map { time.text($0 - length * 1000) } ?? "", end.map(time.text) ?? ""]
                    append([account.name, quota.region, "limits"] + stretch + [name], peak.recipients, to: &lines)
                }
            }
        }
        return lines.bytes
    }

    private static func appendCounts(
        _ counts: AccountReport.Counts, _ fields: [String], of account: AccountReport.Account, to lines: inout CSVLines
    ) {
        for metric in AccountReport.metrics {
            guard let count = counts[metric] else { continue }
            append([account.name] + fields + [metric.name], count.events, to: &lines)
            append([account.name] + fields + ["\(metric.name)Recipients"], count.recipients, to: &lines)
        }
    }

    private static func append(_ fields: [String], _ value: Int64, to lines: inout CSVLines) {
        for field in fields { lines.plain(field) }
        lines.number(value)
        lines.endLine()
    }
}

extension SendingVolume {
    /// The counts by the names that programs know them by.
    var numbers: [(name: String, value: Int64)] {
        [
            ("Messages", messages), ("Recipients", recipients), ("MessagesToSeveralRecipients", messagesToSeveral),
            ("SimulatorMessages", simulatorMessages), ("SimulatorRecipients", simulatorRecipients),
        ]
    }
}

extension AccountReport.Quota {
    /// The peaks by the names that programs know them by, and their length in seconds.
    var peaks: [(name: String, peak: SendingVolume.Peak, length: Int64)] {
        [
            ("Recipients24Hours", day, SendingVolume.day),
            ("Recipients24HoursWithSimulator", dayWithSimulator, SendingVolume.day),
            ("RecipientsPerSecond", second, 1), ("RecipientsPerSecondWithoutSimulator", secondWithoutSimulator, 1),
        ]
    }
}
