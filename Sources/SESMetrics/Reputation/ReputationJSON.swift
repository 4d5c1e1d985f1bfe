internal import Metrics

/// A report on reputations as JSON, for programs: one line with its newline; keys are always there and in this order.
enum ReputationJSON {
    /// The report's bytes.
    static func bytes(_ report: ReputationReport, _ plan: ReputationPlan) -> [UInt8] {
        let zone = plan.conduct.request.zone
        return ReportJSON.document(zone) { writer in
            writer.member("timeZone", zone.identifier)
            writer.member("volume", Int64(plan.volume))
            writer.member("minimumVolume", plan.minimumVolume)
            writer.member("status", report.worst.rawValue)
            writer.array("accounts", report.accounts) { writer, account in
                writer.object { append(account, plan.grouping, to: &$0) }
            }
        }
    }

    private static func append(
        _ account: ReputationReport.Account, _ grouping: Grouping, to writer: inout ReportJSON
    ) {
        writer.member("account", account.name)
        writer.object("data", account.whole) { append($1, to: &$0) }
        writer.object("lastSends", account.recent) { writer, recent in
            writer.member("start", instant: recent.start)
            append(recent.verdict, to: &writer)
        }
        writer.array("days", account.days) { writer, day in
            writer.object { writer in
                writer.member("start", instant: day.window.start)
                writer.member("end", instant: day.window.end)
                append(day.verdict, to: &writer)
            }
        }
        writer.array("groups", account.parts) { writer, part in
            writer.object { writer in
                writer.dimensions(grouping.names, of: part.group)
                append(part.verdict, to: &writer)
            }
        }
    }

    private static func append(_ verdict: ReputationReport.Verdict, to writer: inout ReportJSON) {
        let counts = verdict.counts
        writer.member("sends", counts.sends)
        writer.member("hardBounces", counts.hardBounces)
        append(counts.bounceRate, as: "bounceRate", to: &writer)
        writer.member("deliveries", counts.deliveries)
        writer.member("complaints", counts.complaints)
        append(counts.complaintRate, as: "complaintRate", to: &writer)
        writer.member("status", verdict.status.rawValue)
    }

    private static func append(_ rate: Proportion, as name: String, to writer: inout ReportJSON) {
        writer.member(name, fraction: rate.rate)
        writer.member("\(name)Low", fraction: rate.interval?.lowerBound)
        writer.member("\(name)High", fraction: rate.interval?.upperBound)
    }
}
