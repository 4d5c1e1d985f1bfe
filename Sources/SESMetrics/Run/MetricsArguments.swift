internal import Metrics
internal import Rendering

/// All options of `sesstat metrics`, as typed.
public struct MetricsArguments: Sendable {
    /// `--store`, which is asked in place of inputs; nil where these are read.
    public var store: String?
    /// What is read.
    public var input = InputArguments()
    /// Times and windows.
    public var window = WindowArguments()
    /// What is counted.
    public var selection = SelectionArguments()
    /// What is left out.
    public var filter = FilterArguments()
    /// What comes out.
    public var output = OutputArguments()
    /// How the run goes.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// No inputs, and every option at its default.
    public init() {}

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> MetricsPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        try selection.apply(to: &request)
        try filter.apply(to: &request)
        let statistics = try selection.chosenStatistics(of: request.metrics)
        request.keepsHistograms = statistics.contains(where: \.isPercentile)
        var conduct = try RunConduct(
            request, output: output.path, run: run, limits: limits, environment: environment)
        try conduct.ask(store, command: "metrics", input: input, run: run, limits: limits, in: environment.files)
        let format = try output.chosenFormat()
        return MetricsPlan(
            conduct: conduct, format: format,
            options: try output.renderOptions(for: request, statistics: statistics))
    }
}

/// What a run of `sesstat metrics` is to do, with everything settled that can be before reading.
struct MetricsPlan {
    var conduct: RunConduct
    var format: OutputFormat
    var options: RenderOptions
}
