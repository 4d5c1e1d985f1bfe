internal import Events
internal import Metrics

/// The whole of a run, from inputs to datapoints.
///
///     inputs ─▶ InputReader ─▶ TextBlock ─▶ EventReader ─▶ EventBatch ─▶ Counter ─┐
///               one set of these a worker; workers claim inputs one by one        ├─▶ merged ─▶ ResultTable
///                                             SharedFingerprints ◀─▶ Counter ─────┘
///
/// Every worker keeps its own tables; what they share is the list of inputs and the set of fingerprints. A thread that
/// finds no input left helps one that is still reading a large one (``SplitReading``). The result depends on neither
/// the number of workers nor which of them read what.
struct Pipeline {
    private let request: RunRequest
    private let inputs: [ResolvedInput]
    /// The position of each in the run, of whose inputs these may be a part.
    private let positions: [Int]
    private let environment: RunEnvironment
    private let progress: Progress?
    private let quarantine: Quarantine?
    private let survey: Survey?
    private let observer: (any RunObserver)?

    init(
        request: RunRequest, inputs: [ResolvedInput], environment: RunEnvironment, progress: Progress?,
        quarantine: Quarantine? = nil, survey: Survey? = nil, observer: (any RunObserver)? = nil,
        positions: [Int]? = nil
    ) {
        self.request = request
        self.inputs = inputs
        self.positions = positions ?? Array(inputs.indices)
        self.environment = environment
        self.progress = progress
        self.quarantine = quarantine
        self.survey = survey
        self.observer = observer
    }

    /// Most of the memory is for fingerprints, the rest for what waits for the end of the run.
    ///
    /// An observer has to know of each event at once whether it is a copy, so that none may be late.
    private func makeJudge() -> SharedFingerprints {
        SharedFingerprints(
            limit: observer == nil ? request.limits.memory / 4 * 3 : .max,
            folder: request.temporaryFolder ?? SpoolStore.standardFolder, files: environment.files)
    }

    /// What was read, before the last decisions.
    struct Gathered {
        /// The workers, merged into one.
        var worker: Worker
        /// What became of the inputs.
        var report: RunReport
        /// What was set aside of the inputs, where that has not been handed over yet.
        var spools: [QuarantineSpool] = []
    }

    /// Reads every input.
    ///
    /// - Throws: ``Interruption/Requested`` when the run is to stop, ``RunFailure`` where it passes a limit on results.
    func run() throws -> (ResultTable, RunReport) {
        let plan = CountingPlan(request.countingOptions(seed: environment.drawSeed()))
        let judge = request.deduplication == .off || request.leavesCopies ? nil : makeJudge()
        let gathered = try gather(plan, judge)
        var report = gathered.report
        let table = try gathered.worker.result(report: &report)
        if report.totals.hasSeveralAccounts { report.warnings.add(.severalAccounts) }
        return (table, report)
    }

    /// Reads every input, and merges what the workers counted.
    ///
    /// - Parameters:
    ///   - plan: What is counted.
    ///   - judge: Tells copies; nil where they are not looked for.
    ///   - isTentative: Whether it may turn out not to hold, so that nothing is handed over to the quarantine yet.
    /// - Returns: What was read, before the last decisions.
    /// - Throws: As ``run()``.
    func gather(_ plan: CountingPlan, _ judge: (any RunJudge)?, isTentative: Bool = false) throws -> Gathered {
        let queue = InputQueue(inputs)
        let helpers = HelperPool()
        let harvest = Harvest()
        WorkerThreads.run(max(1, min(request.threads, queue.usefulThreads))) {
            helpers.enter()
            var worker: Worker?
            var reports: [InputReport] = []
            var failure: (any Error)?
            do {
                while let index = queue.claim() {
                    let reading = worker ?? makeWorker(plan, judge, helpers)
                    worker = reading
                    reports.append(try reading.read(inputs[index], index: positions[index]))
                }
            } catch {
                failure = error
                // The others need not go on.
                queue.close()
            }
            helpers.leave()
            helpers.help { scanned, input in
                let helping = worker ?? makeWorker(plan, judge, helpers)
                worker = helping
                return helping.count(scanned, of: input)
            }
            guard let worker else { return }
            if !isTentative { worker.finish() }
            harvest.add(worker, RunReport(of: reports), failure: failure)
        }
        if let failure = harvest.failure { throw failure }
        // A worker that has been merged is let go, so that its tables need not be held beside the sum.
        let first = harvest.takeWorker() ?? makeWorker(plan, judge, helpers)
        var spools = [first.spool].compactMap { $0 }
        while let worker = harvest.takeWorker() {
            first.merge(worker)
            if let spool = worker.spool { spools.append(spool) }
        }
        return Gathered(worker: first, report: harvest.report, spools: isTentative ? spools : [])
    }

    private func makeWorker(_ plan: CountingPlan, _ judge: (any RunJudge)?, _ helpers: HelperPool) -> Worker {
        Worker(
            request: request, plan: plan, judge: judge, files: environment.files, progress: progress,
            quarantine: quarantine, survey: survey, observer: observer, helpers: helpers)
    }
}
