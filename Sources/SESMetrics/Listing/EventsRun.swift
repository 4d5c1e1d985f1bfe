internal import Metrics

/// One run of `sesstat events`, from options as typed to an exit status.
public enum EventsRun {
    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    public static func run(_ arguments: EventsArguments, environment: RunEnvironment) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            return try Conductor(conduct: plan.conduct, environment: environment).run(
                observedBy: { target in
                    EventLister(
                        target: target, style: plan.style,
                        removesCopies: plan.conduct.request.deduplication != .off)
                },
                // The rows are written as they are read.
                write: { _, _ in
                    let note = "addresses are hashed by a random key of this run; --redact-key-file keeps one"
                    return Conductor.Notes(lines: plan.hasRandomKey ? [note] : [])
                })
        }
    }
}
