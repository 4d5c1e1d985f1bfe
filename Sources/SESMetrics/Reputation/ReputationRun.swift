/// One run of `sesstat reputation`, from options as typed to an exit status.
public enum ReputationRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    ///
    /// `hasColour` says whether the report has colours when it goes to standard output as text.
    public static func run(
        _ arguments: ReputationArguments, environment: RunEnvironment, hasColour: Bool = false
    ) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            let keeper = HistoryKeeper(volume: plan.volume, request: plan.conduct.request)
            return try Conductor(conduct: plan.conduct, environment: environment).run(observedBy: { _ in keeper }) {
                outcome, target in
                let report = ReputationReport(
                    outcome.table, keeper.histories, grouping: plan.grouping, minimumVolume: plan.minimumVolume)
                let bytes: [UInt8] =
                    switch plan.format {
                    case .text:
                        Array(
                            ReputationText.text(
                                report, plan, hasColour: hasColour && plan.conduct.output == FilePath("-")
                            ).utf8)
                    case .csv: ReputationCSV.bytes(report, plan)
                    case .json: ReputationJSON.bytes(report, plan)
                    }
                try target.write(bytes.span)
                var notes = Conductor.Notes()
                if let alarm = plan.alarm, report.worst >= alarm.status {
                    notes.crossesThreshold = true
                    notes.lines.append("--fail-on \(alarm.rawValue): the worst status is \(report.worst.rawValue)")
                }
                return notes
            }
        }
    }
}
