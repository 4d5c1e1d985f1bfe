/// What the workers of a run bring home, each when it is done.
///
/// Under a ``Monitor`` rather than a `Mutex`: where threads wait for a `Mutex`, the thread sanitizer does not see that they do.
final class Harvest: @unchecked Sendable {
    private let monitor = Monitor()
    /// Those that are done.
    private var workers: [Worker] = []
    /// What they read.
    private(set) var report = RunReport()
    /// What ended the first of them that failed.
    private(set) var failure: (any Error)?

    /// Takes what one worker brings.
    func add(_ worker: Worker, _ reports: RunReport, failure: (any Error)?) {
        monitor.withLock {
            workers.append(worker)
            report.merge(reports)
            if self.failure == nil { self.failure = failure }
        }
    }

    /// Hands over one of the workers, until none is left; to be called when all threads are done.
    func takeWorker() -> Worker? { workers.popLast() }
}
