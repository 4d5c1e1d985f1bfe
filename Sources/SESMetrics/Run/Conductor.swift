internal import Metrics

/// Conducts a run from the resolving of its inputs to its exit status; a command adds what it writes.
struct Conductor {
    let conduct: RunConduct
    let environment: RunEnvironment

    /// What a run came to.
    struct Outcome {
        var table: ResultTable
        var report: RunReport
        /// Number of inputs.
        var inputs: Int
    }

    /// What a command has to add to the summary on standard error.
    struct Notes {
        /// Whether a spreadsheet would show only part of what was written.
        var exceedsSpreadsheet = false
        /// Whether a threshold of `--fail-on` was crossed, which is the status whatever else there was.
        var crossesThreshold = false
        /// Whether the output says itself what became of the records, so that a line on what was read is enough.
        var isBrief = false
        /// More lines, without their newlines.
        var lines: [String] = []
    }

    /// Reads everything, then writes quarantine, summary and output.
    ///
    /// - Parameters:
    ///   - survey: finds out about the archive as it is read.
    ///   - prepare: makes an observer that sees events as they are read, and may write to the output already.
    ///   - write: writes the result.
    /// - Returns: the status to exit with.
    /// - Throws: what ends the run without a result.
    func run(
        survey: Survey? = nil,
        observedBy prepare: (OutputTarget) -> (any RunObserver)? = { _ in nil },
        write: (Outcome, OutputTarget) throws -> Notes
    ) throws -> ExitStatus {
        let start = Progress.monotonicNanoseconds()
        let list = try conduct.store == nil ? InputList(resolving: conduct.request.inputs) : InputList()
        let outputs = try Outputs(of: conduct, in: environment.files)
        let quarantine = conduct.request.quarantine.map {
            Quarantine(
                path: $0, inputs: list.inputs, limits: conduct.request.limits, files: environment.files)
        }
        let observer = prepare(outputs.output)
        var inputs = list.inputs.count
        var (table, report) = (ResultTable(windows: [], dimensionSets: [], series: [], rows: []), RunReport())
        if let store = conduct.store {
            (table, report, inputs) = try ask(store)
        } else {
            (table, report) = try read(list, quarantine: quarantine, survey: survey, observer: observer)
            try observer?.finish(&report)
            list.describe(in: &report)
        }
        report.seconds = Double(Progress.monotonicNanoseconds() - start) / 1e9
        try Interruption.check()

        let outcome = Outcome(table: table, report: report, inputs: inputs)
        var early: Notes?
        // A file shows nothing before its commit, so it is written first and can fail while every old file still stands;
        // what goes to standard output is seen at once and comes last.
        if outputs.output.isDeferred { early = try write(outcome, outputs.output) }
        if let quarantine, let target = outputs.quarantine { try quarantine.write(to: target) }
        let summary = SummaryJSON.bytes(report, inputs: inputs)
        try outputs.summary?.write(summary.span)
        try Interruption.check()
        try outputs.quarantine?.commit()
        try outputs.summary?.commit()
        let notes = try early ?? write(outcome, outputs.output)
        try outputs.output.commit()
        if !conduct.isQuiet { say(notes, outcome) }
        if notes.crossesThreshold { return .threshold }
        // What was wrong with inputs was the status of the update that read them.
        return conduct.store == nil ? conduct.tolerance.status(for: report) : .success
    }

    /// What a store answers.
    private func ask(_ store: FilePath) throws -> (ResultTable, RunReport, inputs: Int) {
        #if Store
            let answer = try StoreQuery(path: store, request: conduct.request, command: conduct.command).run()
            return (answer.table, answer.report, answer.inputs)
        #else
            throw RunFailure(.usage, "this build of sesstat has no stores", advice: "build it with --traits Store")
        #endif
    }

    private func say(_ notes: Notes, _ outcome: Outcome) {
        let summary =
            notes.isBrief
            ? SummaryText.readLine(outcome.report, inputs: outcome.inputs) + "\n"
            : SummaryText.lines(
                outcome.report, inputs: outcome.inputs, quarantine: conduct.request.quarantine,
                option: conduct.store == nil ? "--quarantine FILE" : "sesstat check INPUT…",
                isSpreadsheetExceeded: notes.exceedsSpreadsheet)
        environment.printError(summary + notes.lines.map { "  \($0)\n" }.joined())
    }

    private func read(
        _ list: InputList, quarantine: Quarantine?, survey: Survey?, observer: (any RunObserver)?
    ) throws -> (ResultTable, RunReport) {
        let isShown = environment.hasTerminal && !conduct.isQuiet
        let bytes = list.inputs.reduce(0) { $0 + $1.size }
        let progress =
            isShown ? Progress(inputs: list.inputs.count, totalBytes: bytes, print: environment.printError) : nil
        defer { progress?.end() }
        return try Pipeline(
            request: conduct.request, inputs: list.inputs, environment: environment, progress: progress,
            quarantine: quarantine, survey: survey, observer: observer
        ).run()
    }
}

/// The files of a run, opened before anything is read, so that a name that cannot be created is known at once.
private struct Outputs {
    var quarantine: OutputTarget?
    var summary: OutputTarget?
    var output: OutputTarget

    init(of conduct: RunConduct, in files: FileSystem) throws(OutputError) {
        quarantine = try conduct.request.quarantine.map { path throws(OutputError) in
            try OutputTarget(path, in: files)
        }
        summary = try conduct.summary.map { path throws(OutputError) in try OutputTarget(path, in: files) }
        output = try OutputTarget(conduct.output, in: files)
    }
}
