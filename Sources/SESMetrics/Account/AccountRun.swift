/// One run of `sesstat account`, from options as typed to an exit status.
public enum AccountRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    ///
    /// `hasColour` says whether the report has colours when it goes to standard output as text.
    public static func run(
        _ arguments: AccountArguments, environment: RunEnvironment, hasColour: Bool = false
    ) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            let meter = VolumeMeter()
            return try Conductor(conduct: plan.conduct, environment: environment).run(observedBy: { _ in meter }) {
                outcome, target in
                let report = AccountReport(outcome.table, meter.volumes)
                let zone = plan.conduct.request.zone
                let bytes: [UInt8] =
                    switch plan.format {
                    case .text:
                        Array(
                            AccountText.text(
                                report, limits: plan.limits, zone: zone,
                                hasColour: hasColour && plan.conduct.output == FilePath("-")
                            ).utf8)
                    case .csv: AccountCSV.bytes(report, zone: zone, options: plan.lines)
                    case .json: AccountJSON.bytes(report, limits: plan.limits, zone: zone)
                    }
                try target.write(bytes.span)
                return Conductor.Notes()
            }
        }
    }
}
