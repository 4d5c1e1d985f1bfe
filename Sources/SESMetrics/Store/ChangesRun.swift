#if Store
    internal import Metrics
    internal import Rendering
    internal import Store

    /// One run of `sesstat changes`: which datapoints are not what they were after an earlier run.
    public enum ChangesRun {
        /// Runs, says what there is to say on standard error, and returns the status to exit with.
        public static func run(_ arguments: ChangesArguments, environment: RunEnvironment) -> ExitStatus {
            environment.guarding {
                let plan = try arguments.plan(environment: environment)
                let target = try OutputTarget(plan.output, in: environment.files)
                let access = try StoreAccess(plan.store, for: .query)
                let query = StoreQuery(path: plan.store, request: plan.request, command: "metrics")
                let (old, new) = try access.attempt(for: .query) { store in
                    try store.read { reader in
                        let base = try base(reader, access, since: plan.since)
                        return (
                            try query.answer(reader, access, asOf: base).table,
                            try query.answer(reader, access, asOf: nil).table
                        )
                    }
                }
                let changes = DatapointChanges(old: old, new: new, statistic: plan.statistic)
                try target.write(ChangesText.csv(changes, new.dimensionSets, plan).span)
                try target.commit()
                if !plan.isQuiet {
                    environment.printError(
                        "sesstat: \(ReadableNumber.count(Int64(changes.list.count), "datapoint")) moved\n")
                }
                return .success
            }
        }

        /// The last run that had ended at an instant; 0 where none had.
        private static func base(_ reader: StoreReader, _ access: StoreAccess, since: Int64) throws -> Int64 {
            let runs = try reader.runs()
            let base = runs.last { $0.ended <= since }?.id ?? 0
            let joined =
                try reader.settings()["changesSince"].flatMap { Int64(String(decoding: $0, as: UTF8.self)) } ?? 0
            guard base >= joined else {
                let time = ZonedTime(.utc)
                let earliest = runs.first { $0.id == joined }.map { time.text($0.ended) } ?? "later"
                throw RunFailure(
                    .usage,
                    "the store has joined what runs before \(earliest) added, so that it cannot tell what moved",
                    advice: "choose a later --since")
            }
            return base
        }
    }
#endif
