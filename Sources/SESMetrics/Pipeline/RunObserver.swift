internal import Events
internal import Metrics

/// Something that a run finds out or writes besides datapoints.
///
/// Every worker has a watcher of its own, made here, which sees the worker's batches after they were counted.
protocol RunObserver: Sendable {
    /// A watcher for one worker, which adds what it needs to the plan that the worker's batches are made with.
    func makeWatcher(extending fields: inout FieldPlan) -> any BatchWatcher

    /// Does what is left to do when all workers are done; what became of events may still change in the report.
    func finish(_ report: inout RunReport) throws
}

/// An observer's part in one worker.
protocol BatchWatcher: AnyObject {
    /// Looks at the events of a block, which `counter` has just counted.
    func watch(_ batch: borrowing EventBatch, counter: inout Counter, input: Int) throws

    /// Takes note that an input has been read to its end.
    func endInput(_ input: Int) throws

    /// Hands over what was found; nothing follows.
    func finish()
}
