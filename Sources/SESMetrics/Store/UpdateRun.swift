#if Store
    internal import Inflate
    internal import Metrics

    /// One run of `sesstat update`, from options as typed to an exit status.
    public enum UpdateRun {
        /// Runs, says what there is to say on standard error, and returns the status to exit with.
        public static func run(_ arguments: UpdateArguments, environment: RunEnvironment) -> ExitStatus {
            environment.guarding {
                let plan = try arguments.plan(environment: environment)
                return try Updater(plan: plan, environment: environment).run()
            }
        }
    }

    /// What an update says at its end: one line for a log, and then what is wrong.
    enum UpdateText {
        static func line(_ outcome: UpdateOutcome, _ plan: UpdatePlan) -> String {
            let time = ZonedTime(.utc)
            let totals = outcome.report.totals
            var parts = [
                "\(ReadableNumber.count(Int64(outcome.new))) of "
                    + "\(ReadableNumber.count(Int64(outcome.inputs), "input")) new"
            ]
            if outcome.replaced > 0 { parts.append("\(outcome.replaced) replaced") }
            parts.append("\(ReadableNumber.count(totals.records, "record"))")
            parts.append("\(ReadableNumber.count(totals.counted)) counted")
            if totals.duplicate > 0 { parts.append("\(ReadableNumber.count(totals.duplicate)) duplicate") }
            let filtered = totals.filtered - outcome.tooLate
            if filtered > 0 { parts.append("\(ReadableNumber.count(filtered)) filtered out") }
            if totals.ignored.total > 0 { parts.append("\(ReadableNumber.count(totals.ignored.total)) ignored") }
            if totals.rejected.total > 0 { parts.append("\(ReadableNumber.count(totals.rejected.total)) rejected") }
            if outcome.tooLate > 0 {
                parts.append("\(ReadableNumber.count(outcome.tooLate)) later than the horizon, not counted")
            }
            let damaged = outcome.report.damagedInputs
            if !damaged.isEmpty { parts.append("\(ReadableNumber.count(Int64(damaged.count), "input")) damaged") }
            let seconds = ReadableNumber.decimal(outcome.report.seconds, places: 1)
            let store = SafeText.escaping(plan.store.text)
            var text = "\(time.text(plan.now)) sesstat: \(store): \(parts.joined(separator: ", ")) in \(seconds) s\n"
            for input in damaged.prefix(10) {
                guard let first = input.damage.first else { continue }
                let detail = first.detail.isEmpty ? "" : ": \(SafeText.escaping(first.detail))"
                text +=
                    "  \(SafeText.escaping(input.path.text)): \(first.code.name) at byte \(first.offset)\(detail)\n"
            }
            return text
        }
    }
#endif
