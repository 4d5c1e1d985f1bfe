internal import Metrics
internal import Rendering

/// All options of `sesstat engagement`, as typed.
public struct EngagementArguments: Sendable {
    /// How the report is written.
    enum Format: String, CaseIterable {
        case text, csv, json
    }

    /// What is read.
    public var input = InputArguments()
    /// Which events are counted, and by which time; the period has no meaning here.
    public var window = WindowArguments()
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// What is left out.
    public var filter = FilterArguments()
    /// `--simulator`; include when nil.
    public var simulator: String?
    /// `--dimensions`, at most one set.
    public var dimensions: [String] = []
    /// Where the report goes.
    public var output = SheetArguments()
    /// How the run goes.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// No inputs, and every option at its default.
    public init() {}

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> EngagementPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try filter.apply(to: &request)
        let grouping = try Grouping(dimensions)
        grouping.apply(to: &request)
        request.metrics = EngagementCounts.metrics
        // The report has no windows, and these are the fewest.
        request.period = .month
        request.simulator = try OptionValue.choice(simulator, of: "--simulator", default: .include)
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let format = try output.chosenFormat(default: Format.text)
        let conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        return EngagementPlan(conduct: conduct, format: format, grouping: grouping, lines: try output.lineOptions())
    }
}

/// What a run of `sesstat engagement` is to do.
struct EngagementPlan {
    var conduct: RunConduct
    var format: EngagementArguments.Format
    var grouping: Grouping
    var lines: CSVLines.Options
}
