internal import Metrics

/// All options of `sesstat check`, as typed.
public struct CheckArguments: Sendable {
    /// How the report is written.
    enum Format: String, CaseIterable {
        case text, json
    }

    /// What is read.
    public var input = InputArguments()
    /// Which events are described, and in which zone times are shown; windows and placement have no meaning here.
    public var window = WindowArguments()
    /// `--deduplicate`; logical when nil.
    public var deduplication: String?
    /// `--output`; standard output when nil.
    public var output: String?
    /// `--format`; by the ending of the output file when nil, else text.
    public var format: String?
    /// How the run goes; it has no summary and no quarantine, as nothing but the report is written.
    public var run = RunArguments()
    /// What an input may cost.
    public var limits = LimitArguments()

    /// No inputs, and every option at its default.
    public init() {}

    /// What the options come to.
    ///
    /// - Throws: status 64 for a value that is not valid, or values that do not go together.
    func plan(environment: RunEnvironment) throws(RunFailure) -> CheckPlan {
        let times = try window.times(environment: environment)
        var request = RunRequest(inputs: try input.selection(times: times))
        try input.apply(to: &request)
        try window.apply(to: &request, times: times)
        request.metrics = CheckReport.metrics
        request.period = .seconds(3600)
        request.deduplication = try OptionValue.choice(deduplication, of: "--deduplicate", default: .logical)
        let byName: Format = output?.lowercased().hasSuffix(".json") == true ? .json : .text
        let format = try OptionValue.choice(format, of: "--format", default: byName)
        var conduct = try RunConduct(
            request, output: FilePath(argument: output ?? "-"), run: run, limits: limits, environment: environment)
        // All hours and types that records can name are fewer than any limit.
        conduct.request.limits.datapoints = .max
        return CheckPlan(conduct: conduct, format: format, now: times.now)
    }
}

/// What a run of `sesstat check` is to do.
struct CheckPlan {
    var conduct: RunConduct
    var format: CheckArguments.Format
    /// Milliseconds since 1970-01-01T00:00:00Z.
    var now: Int64
}
