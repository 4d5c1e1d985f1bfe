#if Store
    internal import Metrics

    /// All options of `sesstat update`, as typed.
    public struct UpdateArguments: Sendable {
        /// `--store`.
        public var store: String?
        /// What is read.
        public var input = InputArguments()
        /// `--period`; one minute, or what the store was made with, when nil.
        public var period: String?
        /// `--dimensions`, repeatable, one set each.
        public var dimensions: [String] = []
        /// `--by`.
        public var placement: String?
        /// `--simulator`.
        public var simulator: String?
        /// `--deduplicate`.
        public var deduplication: String?
        /// `--providers`.
        public var providers: String?
        /// `--horizon`.
        public var horizon: String?
        /// `--time-zone`, of times without a designator; UTC when nil.
        public var timeZone: String?
        /// `--now`; the clock when nil.
        public var now: String?
        /// `--accept-late`.
        public var acceptLate = false
        /// How the run goes.
        public var run = RunArguments()
        /// What an input may cost.
        public var limits = LimitArguments()

        /// No inputs, and every option at its default.
        public init() {}

        /// What the options come to.
        ///
        /// - Throws: status 64 for a value that is not valid, or values that do not go together.
        func plan(environment: RunEnvironment) throws(RunFailure) -> UpdatePlan {
            let path = try StoreArgument.path(store)
            var window = WindowArguments()
            window.timeZone = timeZone
            window.now = now
            let times = try window.times(environment: environment)
            var request = RunRequest(inputs: try input.selection(times: times))
            try input.apply(to: &request)
            let asked = try asked()
            let own = try StoreFiles.all(of: path, in: environment.files)
            var conduct = try RunConduct(
                request, output: FilePath("-"), run: run, limits: limits, environment: environment)
            try RunConduct.refuseSameFile(own + conduct.outputs, in: environment.files)
            conduct.request.inputs.written += own.compactMap(\.path)
            return UpdatePlan(
                store: path, conduct: conduct, asked: asked, now: times.now, acceptsLate: acceptLate)
        }

        private func asked() throws(RunFailure) -> AskedSettings {
            var asked = AskedSettings()
            if let period {
                var window = WindowArguments()
                window.period = period
                var request = RunRequest(inputs: InputSelection(arguments: []))
                try window.apply(to: &request, times: TimeReader(now: 0, zone: .utc))
                guard let seconds = request.period.seconds, seconds <= 3600 else {
                    throw RunFailure(
                        .usage, "--period: a store keeps windows of an hour at most, from which longer ones are made",
                        advice: "choose 1s to 1h; the default is 1m")
                }
                asked.period = request.period
            }
            if !dimensions.isEmpty { asked.dimensionSets = try DimensionSets.parse(dimensions) }
            if placement != nil { asked.placement = try OptionValue.choice(placement, of: "--by", default: .event) }
            if simulator != nil {
                asked.simulator = try OptionValue.choice(simulator, of: "--simulator", default: .include)
            }
            if deduplication != nil {
                asked.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
            }
            if let providers {
                var filter = FilterArguments()
                filter.providers = providers
                var request = RunRequest(inputs: InputSelection(arguments: []))
                try filter.apply(to: &request)
                asked.providers = request.providers
            }
            if limits.valueBytes != nil { asked.valueBytes = try limits.limits().valueBytes }
            if let horizon {
                guard let length = Quantity.milliseconds(horizon), length % 86_400_000 == 0, length > 0 else {
                    throw RunFailure(
                        .usage, "--horizon: \(OptionValue.quoted(horizon)) is not a number of days",
                        advice: "write for example 70d or 10w; the default is \(StoreSettings.standardHorizon)d")
                }
                asked.horizonDays = Int(length / 86_400_000)
            }
            return asked
        }
    }

    /// What a run of `sesstat update` is to do.
    struct UpdatePlan {
        var store: FilePath
        var conduct: RunConduct
        var asked: AskedSettings
        /// Milliseconds since 1970-01-01T00:00:00Z.
        var now: Int64
        /// Whether events of days that were let go of are counted, although copies among them cannot be known.
        var acceptsLate: Bool
    }

    /// `--store`, which says what is asked in place of inputs, or changed.
    enum StoreArgument {
        static func path(_ text: String?) throws(RunFailure) -> FilePath {
            guard let text, !text.isEmpty, text != "-" else {
                throw RunFailure(
                    .usage, "--store FILE is missing", advice: "name the file of the store, as in --store ses.store")
            }
            return FilePath(argument: text)
        }

        /// Refuses an output that would replace a store.
        static func refuse(_ output: FilePath, over store: FilePath, in files: FileSystem) throws(RunFailure) {
            if output == FilePath("-") { return }
            try RunConduct.refuseSameFile(StoreFiles.all(of: store, in: files) + [("--output", output)], in: files)
        }
    }
#endif
