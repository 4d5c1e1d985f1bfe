/// One run of `sesstat check`, from options as typed to an exit status.
public enum CheckRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    ///
    /// `hasColour` says whether the report has colours when it goes to standard output as text.
    public static func run(
        _ arguments: CheckArguments, environment: RunEnvironment, hasColour: Bool = false
    ) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            let survey = Survey(of: plan.conduct.request)
            return try Conductor(conduct: plan.conduct, environment: environment).run(survey: survey) {
                outcome, target in
                let report = CheckReport(
                    request: plan.conduct.request, inputs: outcome.inputs, table: outcome.table, run: outcome.report,
                    findings: survey.findings, now: plan.now)
                let bytes: [UInt8] =
                    switch plan.format {
                    case .json: CheckJSON.bytes(report)
                    case .text:
                        Array(
                            CheckText.text(report, hasColour: hasColour && plan.conduct.output == FilePath("-")).utf8)
                    }
                try target.write(bytes.span)
                // The rest of the summary is what the report says at length.
                return Conductor.Notes(isBrief: true)
            }
        }
    }
}
