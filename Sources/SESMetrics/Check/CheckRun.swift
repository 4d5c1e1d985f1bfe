/// One run of `sesstat check`, from options as typed to an exit status.
public struct CheckRun {
    private let plan: CheckPlan
    private let environment: RunEnvironment
    private let hasColour: Bool

    /// Runs, says what there is to say on standard error, and returns the status to exit with.
    ///
    /// `hasColour` says whether the report has colours when it goes to standard output as text.
    public static func run(
        _ arguments: CheckArguments, environment: RunEnvironment, hasColour: Bool = false
    ) -> ExitStatus {
        environment.guarding {
            let plan = try arguments.plan(environment: environment)
            return try CheckRun(plan: plan, environment: environment, hasColour: hasColour).run()
        }
    }

    private func run() throws -> ExitStatus {
        let start = Progress.monotonicNanoseconds()
        let list = try InputList(resolving: plan.request.inputs)
        let output = try OutputTarget(plan.output, in: environment.files)
        let report = try read(list, since: start)
        try Interruption.check()
        let bytes: [UInt8] =
            switch plan.format {
            case .json: CheckJSON.bytes(report)
            case .text:
                Array(CheckText.text(report, hasColour: hasColour && plan.output == FilePath("-")).utf8)
            }
        try output.write(bytes.span)
        try output.commit()
        if !plan.isQuiet { environment.printError(SummaryText.readLine(report.run, inputs: report.inputs) + "\n") }
        return plan.tolerance.status(for: report.run)
    }

    private func read(_ list: InputList, since start: Int64) throws -> CheckReport {
        let isShown = environment.hasTerminal && !plan.isQuiet
        let bytes = list.inputs.reduce(0) { $0 + $1.size }
        let progress =
            isShown ? Progress(inputs: list.inputs.count, totalBytes: bytes, print: environment.printError) : nil
        defer { progress?.end() }
        let survey = Survey(of: plan.request)
        var (table, run) = try Pipeline(
            request: plan.request, inputs: list.inputs, environment: environment, progress: progress, survey: survey
        ).run()
        list.describe(in: &run)
        run.seconds = Double(Progress.monotonicNanoseconds() - start) / 1e9
        return CheckReport(
            request: plan.request, inputs: list.inputs.count, table: table, run: run, findings: survey.findings,
            now: plan.now)
    }
}
