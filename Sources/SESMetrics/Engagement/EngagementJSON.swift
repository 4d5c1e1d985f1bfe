internal import Metrics

/// A report on engagement as JSON, for programs: one line with its newline; keys are always there and in this order.
enum EngagementJSON {
    /// The report's bytes.
    static func bytes(_ report: EngagementReport, _ plan: EngagementPlan) -> [UInt8] {
        let request = plan.conduct.request
        return ReportJSON.document(request.zone) { writer in
            writer.member("timeZone", request.zone.identifier)
            writer.member("by", request.placement.rawValue)
            writer.array("accounts", report.accounts) { writer, account in
                writer.object { writer in
                    writer.member("account", account.name)
                    writer.object("total", account.total) { append($1, to: &$0) }
                    writer.array("groups", account.parts) { writer, part in
                        writer.object { writer in
                            writer.dimensions(plan.grouping.names, of: part.group)
                            append(part.findings, to: &writer)
                        }
                    }
                }
            }
        }
    }

    private static func append(_ findings: EngagementReport.Findings, to writer: inout ReportJSON) {
        for metric in EngagementCounts.metrics { writer.member(metric.name, findings.counts[metric]) }
        writer.member("recipients", findings.responses.recipients)
        writer.member("recipientsNotMachines", findings.responses.people)
        writer.member("sharedResponses", findings.responses.shared)
        for (metric, rate) in findings.counts.rates { writer.member(metric.name, fraction: rate) }
        writer.member("lastSend", instant: findings.responses.lastSend)
        writer.member("ageSeconds", findings.age.map { $0 / 1000 })
    }
}
