internal import Metrics
internal import Rendering

/// One run of `sesstat metrics`, from options as typed to an exit status.
public struct MetricsRun {
    private let plan: MetricsPlan
    private let environment: RunEnvironment

    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    public static func run(_ arguments: MetricsArguments, environment: RunEnvironment) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            return try MetricsRun(plan: plan, environment: environment).run()
        }
    }

    private func run() throws -> ExitStatus {
        let start = Progress.monotonicNanoseconds()
        let list = try InputList(resolving: plan.request.inputs)
        let outputs = try Outputs(plan: plan)
        let quarantine = plan.request.quarantine.map {
            Quarantine(path: $0, inputs: list.inputs, recordLimit: plan.request.limits.recordBytes)
        }
        var (table, report) = try read(list, quarantine: quarantine)
        list.describe(in: &report)
        report.seconds = Double(Progress.monotonicNanoseconds() - start) / 1e9
        try Interruption.check()

        var size: RenderedSize?
        // A file shows nothing before its commit, so it is written first and can fail while every old file still stands;
        // what goes to standard output is seen at once and comes last.
        if outputs.output.isDeferred { size = try render(table, to: outputs.output) }
        if let quarantine, let target = outputs.quarantine { try quarantine.write(to: target) }
        let summary = SummaryJSON.bytes(report, inputs: list.inputs.count)
        try outputs.summary?.write(summary.span)
        try Interruption.check()
        try outputs.quarantine?.commit()
        try outputs.summary?.commit()
        let rendered = try size ?? render(table, to: outputs.output)
        try outputs.output.commit()

        if !plan.isQuiet {
            environment.printError(
                SummaryText.lines(
                    report, inputs: list.inputs.count, quarantine: plan.request.quarantine,
                    isSpreadsheetExceeded: rendered.exceedsSpreadsheet))
        }
        return plan.tolerance.status(for: report)
    }

    private func read(_ list: InputList, quarantine: Quarantine?) throws -> (ResultTable, RunReport) {
        let isShown = environment.hasTerminal && !plan.isQuiet
        let bytes = list.inputs.reduce(0) { $0 + $1.size }
        let progress =
            isShown ? Progress(inputs: list.inputs.count, totalBytes: bytes, print: environment.printError) : nil
        defer { progress?.end() }
        return try Pipeline(request: plan.request, inputs: list.inputs, progress: progress, quarantine: quarantine)
            .run()
    }

    private func render(_ table: ResultTable, to target: OutputTarget) throws -> RenderedSize {
        try plan.format.render(table, options: plan.options, to: target)
    }
}

/// The files of a run, opened before anything is read, so that a name that cannot be created is known at once.
private struct Outputs {
    var quarantine: OutputTarget?
    var summary: OutputTarget?
    var output: OutputTarget

    init(plan: MetricsPlan) throws(OutputError) {
        quarantine = try plan.request.quarantine.map { path throws(OutputError) in try OutputTarget(path) }
        summary = try plan.summary.map { path throws(OutputError) in try OutputTarget(path) }
        output = try OutputTarget(plan.output)
    }
}
