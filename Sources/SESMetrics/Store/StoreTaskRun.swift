#if Store
    internal import Metrics
    internal import Store

    /// One run of `sesstat store`, from options as typed to an exit status.
    public enum StoreTaskRun {
        /// What is to be done with a store.
        public enum Work: Sendable {
            /// Say what it is and holds.
            case info
            /// Look whether all of it is sound and adds up.
            case verify
            /// Join what came in pieces, let go of what is past the horizon, and give back room.
            case compact
        }

        /// Runs, says what there is to say on standard error, and returns the status to exit with.
        public static func run(
            _ work: Work, store: String?, output: String?, now: String?, keepChanges: String?,
            environment: RunEnvironment
        ) -> ExitStatus {
            environment.guarding {
                let path = try StoreArgument.path(store)
                let output = FilePath(argument: output ?? "-")
                try StoreArgument.refuse(output, over: path, in: environment.files)
                switch work {
                case .info: return try info(path, output, environment)
                case .verify: return try verify(path, output, environment)
                case .compact:
                    var window = WindowArguments()
                    window.now = now
                    let instant = try window.times(environment: environment).now
                    let memory = try keepChanges.map { text throws(RunFailure) in try days(text) }
                    return try compact(path, now: instant, memory: memory ?? StoreUpkeep.memory, environment)
                }
            }
        }

        private static func days(_ text: String) throws(RunFailure) -> Int64 {
            if text == "0" { return 0 }
            guard let length = Quantity.milliseconds(text) else {
                throw RunFailure(
                    .usage, "--keep-changes: \(OptionValue.quoted(text)) is not a length of time",
                    advice: "write for example 35d, or 0 for none")
            }
            return length
        }

        // MARK: Info

        private static func info(_ path: FilePath, _ output: FilePath, _ environment: RunEnvironment) throws
            -> ExitStatus
        {
            let access = try StoreAccess(path, for: .query)
            let text = try access.attempt(for: .query) { store in
                try store.read { try StoreInfo.text($0, try access.settings($0)) }
            }
            let target = try OutputTarget(output, in: environment.files)
            try target.write(Array(text.utf8).span)
            try target.commit()
            return .success
        }

        // MARK: Verify

        private static func verify(_ path: FilePath, _ output: FilePath, _ environment: RunEnvironment) throws
            -> ExitStatus
        {
            let access = try StoreAccess(path, for: .query)
            let problems = try access.attempt(for: .query) { store in
                try store.problems() + store.read { try StoreAudit($0, try access.settings($0)).problems }
            }
            let target = try OutputTarget(output, in: environment.files)
            let lines = problems.isEmpty ? ["sound: the ledger and the datapoints add up"] : problems
            try target.write(Array(lines.map { SafeText.escaping($0) + "\n" }.joined().utf8).span)
            try target.commit()
            return problems.isEmpty ? .success : .badData
        }

        // MARK: Compact

        private static func compact(
            _ path: FilePath, now: Int64, memory: Int64, _ environment: RunEnvironment
        ) throws -> ExitStatus {
            let lock = try StoreLock(of: path, in: environment.files)
            defer { withExtendedLifetime(lock) {} }
            let access = try StoreAccess(path, for: .upkeep)
            let sizes = try access.attempt(for: .upkeep) { store in
                let before = try store.read { try $0.size() }
                let settings = try store.read { try access.settings($0) }
                let plan = CountingPlan(settings.options(limits: RunLimits()))
                let run = try store.write { try $0.beginRun(started: now, version: ToolVersion.current) }
                try StoreUpkeep(store: store, settings: settings, plan: plan, now: now, run: run)
                    .run(keeping: memory, most: 1)
                try store.write { try $0.noteRun(run, ended: now, isFinished: true) }
                try store.shrink()
                return (before, try store.read { try $0.size() })
            }
            let before = ReadableNumber.bytes(sizes.0.used + sizes.0.free)
            let after = ReadableNumber.bytes(sizes.1.used + sizes.1.free)
            environment.printError("sesstat: \(SafeText.escaping(path.text)): \(before) before, \(after) now\n")
            return .success
        }
    }
#endif
