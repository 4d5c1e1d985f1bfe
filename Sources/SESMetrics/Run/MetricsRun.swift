internal import Rendering

/// One run of `sesstat metrics`, from options as typed to an exit status.
public enum MetricsRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    public static func run(_ arguments: MetricsArguments, environment: RunEnvironment) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            return try Conductor(conduct: plan.conduct, environment: environment).run { outcome, target in
                let size = try plan.format.render(outcome.table, options: plan.options, to: target)
                return Conductor.Notes(exceedsSpreadsheet: size.exceedsSpreadsheet)
            }
        }
    }
}
