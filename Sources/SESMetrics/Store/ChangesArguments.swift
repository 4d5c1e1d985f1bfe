#if Store
    internal import Metrics
    internal import Rendering

    /// All options of `sesstat changes`, as typed.
    public struct ChangesArguments: Sendable {
        /// `--store`.
        public var store: String?
        /// `--since`.
        public var since: String?
        /// Times and windows.
        public var window = WindowArguments()
        /// What is compared.
        public var selection = SelectionArguments()
        /// Where the changes go.
        public var output = SheetArguments()
        /// `--quiet`.
        public var quiet = false
        /// What a result may cost.
        public var limits = LimitArguments()

        /// Every option at its default.
        public init() {}

        /// What the options come to.
        ///
        /// - Throws: status 64 for a value that is not valid, or values that do not go together.
        func plan(environment: RunEnvironment) throws(RunFailure) -> ChangesPlan {
            let store = try StoreArgument.path(store)
            try StoreArgument.refuse(output.path, over: store, in: environment.files)
            let times = try window.times(environment: environment)
            guard let since else {
                throw RunFailure(
                    .usage, "--since TIME is missing", advice: "name a time after the run with which to compare")
            }
            var request = RunRequest(inputs: InputSelection(arguments: []))
            try window.apply(to: &request, times: times)
            try selection.apply(to: &request)
            let statistics = try selection.chosenStatistics(of: request.metrics)
            guard let statistic = statistics.first, selection.statistics.isEmpty || statistics.count == 1 else {
                throw RunFailure(
                    .usage, "--statistics: changes are of one statistic", advice: "name one; the default is Sum")
            }
            request.keepsHistograms = statistic.isPercentile
            request.limits = try limits.limits()
            return ChangesPlan(
                store: store, since: try times.instant(since, of: "--since"), request: request, statistic: statistic,
                output: output.path, lines: try output.lineOptions(), isQuiet: quiet)
        }
    }

    /// What a run of `sesstat changes` is to do.
    struct ChangesPlan {
        var store: FilePath
        /// Milliseconds since 1970-01-01T00:00:00Z.
        var since: Int64
        var request: RunRequest
        var statistic: Statistic
        var output: FilePath
        var lines: CSVLines.Options
        var isQuiet: Bool
    }

    /// Changes as csv: the columns of `metrics`, with an old and a new value.
    enum ChangesText {
        static func csv(_ changes: DatapointChanges, _ sets: [[String]], _ plan: ChangesPlan) -> [UInt8] {
            var names: [String] = []
            for name in sets.joined() where !names.contains(name) { names.append(name) }
            let time = ZonedTime(plan.request.zone)
            var lines = CSVLines(plan.lines)
            lines.header(["Timestamp", "Period", "MetricName"] + names + ["Old", "New", "Unit"], plan.lines)
            for change in changes.list {
                lines.plain(time.text(change.window.start))
                lines.number(change.window.seconds)
                lines.plain(change.metric.name)
                for name in names {
                    guard let place = sets[change.set].firstIndex(of: name) else {
                        lines.empty()
                        continue
                    }
                    lines.text(change.values[place])
                }
                for value in [change.old, change.new] {
                    switch value {
                    case .whole(let number): lines.number(number)
                    case .fraction(let number): lines.fraction(number)
                    case nil: lines.empty()
                    }
                }
                lines.plain(change.metric.unit)
                lines.endLine()
            }
            return lines.bytes
        }
    }
#endif
