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
    private let environment: RunEnvironment
    private let progress: Progress?
    private let quarantine: Quarantine?
    private let survey: Survey?
    private let observer: (any RunObserver)?

    init(
        request: RunRequest, inputs: [ResolvedInput], environment: RunEnvironment, progress: Progress?,
        quarantine: Quarantine? = nil, survey: Survey? = nil, observer: (any RunObserver)? = nil
    ) {
        self.request = request
        self.inputs = inputs
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

    /// Reads every input.
    ///
    /// - Throws: ``Interruption/Requested`` when the run is to stop, ``RunFailure`` where it passes a limit on results.
    func run() throws -> (ResultTable, RunReport) {
        let plan = CountingPlan(request.countingOptions(seed: environment.drawSeed()))
        let judge = request.deduplication == .off || request.leavesCopies ? nil : makeJudge()
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
                    reports.append(try reading.read(inputs[index], index: index))
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
            worker.finish()
            harvest.add(worker, RunReport(of: reports), failure: failure)
        }
        if let failure = harvest.failure { throw failure }
        var report = harvest.report
        // A worker that has been merged is let go, so that its tables need not be held beside the sum.
        let first = harvest.takeWorker() ?? makeWorker(plan, judge, helpers)
        while let worker = harvest.takeWorker() { first.merge(worker) }
        let table = try first.result(report: &report)
        if report.totals.hasSeveralAccounts { report.warnings.add(.severalAccounts) }
        return (table, report)
    }

    private func makeWorker(_ plan: CountingPlan, _ judge: SharedFingerprints?, _ helpers: HelperPool) -> Worker {
        Worker(
            request: request, plan: plan, judge: judge, files: environment.files, progress: progress,
            quarantine: quarantine, survey: survey, observer: observer, helpers: helpers)
    }
}
