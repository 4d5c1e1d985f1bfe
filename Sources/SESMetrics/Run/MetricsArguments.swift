internal import Metrics
internal import Rendering

/// All options of `sesstat metrics`, as typed.
public struct MetricsArguments: Sendable {
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
        request.threads = try run.chosenThreads(processors: environment.processors)
        request.limits = try limits.limits()
        try run.applyMemory(to: &request)
        request.quarantine = try run.quarantinePath()
        let summary = try run.summaryPath()
        let file = output.path == FilePath("-") ? nil : output.path
        request.inputs.written = [request.quarantine, summary, file].compactMap { $0 }
        try MetricsArguments.refuseSameFile([
            ("--quarantine", request.quarantine), ("--summary", summary), ("--output", file),
        ])
        let format = try output.chosenFormat()
        let statistics = try selection.chosenStatistics(of: request.metrics)
        request.keepsHistograms = statistics.contains(where: \.isPercentile)
        return MetricsPlan(
            request: request, format: format,
            options: try output.renderOptions(for: request, statistics: statistics),
            output: output.path, summary: summary, isQuiet: run.quiet, tolerance: try run.tolerance())
    }

    /// Refuses two outputs in one regular file: the second would replace the first.
    private static func refuseSameFile(_ outputs: [(option: String, path: FilePath?)]) throws(RunFailure) {
        var seen: [FilePath: String] = [:]
        for (option, path) in outputs {
            guard let path,
                case .regular(let target, _)? = try? OutputDestination(resolving: path, in: LocalFileSystem())
            else { continue }
            let folder = (try? Links.realPath(of: target.folder)) ?? target.folder
            if let other = seen.updateValue(option, forKey: folder.appending(target.name)) {
                throw RunFailure(
                    .usage, "\(other) and \(option) name the same file", advice: "give each a file of its own")
            }
        }
    }
}

/// What a run of `sesstat metrics` is to do, with everything settled that can be before reading.
struct MetricsPlan {
    var request: RunRequest
    var format: OutputFormat
    var options: RenderOptions
    var output: FilePath
    var summary: FilePath?
    var isQuiet: Bool
    var tolerance: Tolerance
}
