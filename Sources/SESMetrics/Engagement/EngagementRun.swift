/// One run of `sesstat engagement`, from options as typed to an exit status.
public enum EngagementRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    ///
    /// `hasColour` says whether the report has colours when it goes to standard output as text.
    public static func run(
        _ arguments: EngagementArguments, environment: RunEnvironment, hasColour: Bool = false
    ) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            let responders = ResponderCounter(plan.grouping, request: plan.conduct.request)
            return try Conductor(conduct: plan.conduct, environment: environment).run(observedBy: { _ in responders }) {
                outcome, target in
                let report = EngagementReport(
                    outcome.table, responders, grouping: plan.grouping, lastEvent: outcome.report.totals.lastEvent)
                let bytes: [UInt8] =
                    switch plan.format {
                    case .text:
                        Array(
                            EngagementText.text(
                                report, plan, hasColour: hasColour && plan.conduct.output == FilePath("-")
                            ).utf8)
                    case .csv: EngagementCSV.bytes(report, plan)
                    case .json: EngagementJSON.bytes(report, plan)
                    }
                try target.write(bytes.span)
                return Conductor.Notes()
            }
        }
    }
}
