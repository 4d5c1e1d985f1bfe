internal import Metrics
internal import Rendering

/// All options of `sesstat send-statistics`, as typed.
public struct SendStatisticsArguments: Sendable {
    /// How the points are written.
    enum Format: String, CaseIterable {
        case json, csv
    }

    /// `--store`, which is asked in place of inputs; nil where these are read.
    public var store: String?
    /// What is read.
    public var input = InputArguments()
    /// Which events are counted; period and placement have no meaning here.
    public var window = WindowArguments()
    /// What events must have.
    public var filter = FilterArguments()
    /// `--count`; events when nil.
    public var count: String?
    /// `--simulator`; include when nil.
    public var simulator: String?
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// Where the points go.
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
    func plan(environment: RunEnvironment) throws(RunFailure) -> SendStatisticsPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try filter.apply(to: &request)
        request.metrics = SendStatistics.metrics
        request.period = SendStatistics.period
        request.dimensionSets = [[SendStatistics.account], [SendStatistics.region]]
        request.dimensionDefault = AccountName.missing
        request.unit = try OptionValue.choice(count, of: "--count", default: .events)
        request.simulator = try OptionValue.choice(simulator, of: "--simulator", default: .include)
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let format = try output.chosenFormat(default: Format.json)
        var conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        try conduct.ask(
            store, command: "send-statistics", input: input, run: run, limits: limits, in: environment.files)
        return SendStatisticsPlan(conduct: conduct, format: format, lines: try output.lineOptions())
    }
}

/// What a run of `sesstat send-statistics` is to do.
struct SendStatisticsPlan {
    var conduct: RunConduct
    var format: SendStatisticsArguments.Format
    var lines: CSVLines.Options
}
