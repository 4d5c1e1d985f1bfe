internal import Events
internal import Metrics
internal import Synchronization

/// The whole of a run, from inputs to datapoints.
///
///     inputs ─▶ InputReader ─▶ TextBlock ─▶ EventReader ─▶ EventBatch ─▶ Counter ─┐
///               one set of these a worker; workers claim inputs one by one        ├─▶ merged ─▶ ResultTable
///                                             SharedFingerprints ◀─▶ Counter ─────┘
///
/// Every worker keeps its own tables; what they share is the list of inputs and the set of fingerprints. The result
/// depends on neither the number of workers nor which of them read what.
struct Pipeline {
    private let request: RunRequest
    private let inputs: [ResolvedInput]
    private let progress: Progress?
    private let quarantine: Quarantine?
    private let survey: Survey?
    private let observer: (any RunObserver)?

    init(
        request: RunRequest, inputs: [ResolvedInput], progress: Progress?, quarantine: Quarantine? = nil,
        survey: Survey? = nil, observer: (any RunObserver)? = nil
    ) {
        self.request = request
        self.inputs = inputs
        self.progress = progress
        self.quarantine = quarantine
        self.survey = survey
        self.observer = observer
    }

    /// What a worker brings home.
    private struct Harvest: @unchecked Sendable {
        var workers: [Worker] = []
        var report = RunReport()
        var failure: (any Error)?
    }

    /// Reads every input.
    ///
    /// - Throws: ``Interruption/Requested`` when the run is to stop, ``RunFailure`` where it passes a limit on results.
    func run() throws -> (ResultTable, RunReport) {
        let plan = CountingPlan(request.countingOptions(seed: RandomSeed.draw()))
        let judge = request.deduplication == .off || request.leavesCopies ? nil : SharedFingerprints()
        let next = Atomic<Int>(0)
        let harvest = Mutex(Harvest())
        let count = max(1, min(request.threads, inputs.count))
        WorkerThreads.run(count) {
            let worker = Worker(
                request: request, plan: plan, judge: judge, progress: progress, quarantine: quarantine, survey: survey,
                observer: observer)
            var report = RunReport()
            var failure: (any Error)?
            do {
                while true {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    guard index < inputs.count else { break }
                    report.add(try worker.read(inputs[index], index: index))
                }
            } catch {
                failure = error
                // The others need not go on.
                next.store(inputs.count, ordering: .relaxed)
            }
            worker.finish()
            let result = Harvest(workers: [worker], report: report, failure: failure)
            harvest.withLock { harvest in
                harvest.workers += result.workers
                harvest.report.merge(result.report)
                if harvest.failure == nil { harvest.failure = result.failure }
            }
        }
        var all = harvest.withLock { $0 }
        if let failure = all.failure { throw failure }
        let first = all.workers[0]
        for worker in all.workers.dropFirst() { first.merge(worker) }
        let table = try first.result(report: &all.report)
        if all.report.totals.hasSeveralAccounts { all.report.warnings.add(.severalAccounts) }
        return (table, all.report)
    }
}
