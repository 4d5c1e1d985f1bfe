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
    private let progress: Progress?
    private let quarantine: Quarantine?
    private let survey: Survey?

    init(
        request: RunRequest, inputs: [ResolvedInput], progress: Progress?, quarantine: Quarantine? = nil,
        survey: Survey? = nil
    ) {
        self.request = request
        self.inputs = inputs
        self.progress = progress
        self.quarantine = quarantine
        self.survey = survey
    }

    /// Reads every input.
    ///
    /// - Throws: ``Interruption/Requested`` when the run is to stop, ``RunFailure`` where it passes a limit on results.
    func run() throws -> (ResultTable, RunReport) {
        let plan = CountingPlan(request.countingOptions(seed: RandomSeed.draw()))
        let judge = request.deduplication == .off ? nil : SharedFingerprints()
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
        let first = harvest.workers.first ?? makeWorker(plan, judge, helpers)
        for worker in harvest.workers.dropFirst() { first.merge(worker) }
        let table = try first.result(report: &report)
        if report.totals.hasSeveralAccounts { report.warnings.add(.severalAccounts) }
        return (table, report)
    }

    private func makeWorker(_ plan: CountingPlan, _ judge: SharedFingerprints?, _ helpers: HelperPool) -> Worker {
        Worker(
            request: request, plan: plan, judge: judge, progress: progress, quarantine: quarantine, survey: survey,
            helpers: helpers)
    }
}
