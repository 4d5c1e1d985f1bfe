internal import Metrics
internal import Synchronization

/// The threads of a run that find no input left to read, and help those that still do.
///
/// A thread is between ``enter()`` and ``leave()`` while it may claim inputs; behind that it calls `help`, which
/// comes back when no thread can need it any more.
final class HelperPool: @unchecked Sendable {
    private let monitor = Monitor()
    // Under the monitor's lock.
    private var readers = 0
    private var idle = 0
    private var readings: [SplitReading] = []
    /// How many threads wait, less the readings that wait for them; to be looked at for each block without the lock.
    private let free = Atomic<Int>(0)

    /// Says that this thread is going to claim inputs.
    func enter() {
        monitor.withLock { readers += 1 }
    }

    /// Says that it will claim no more.
    func leave() {
        monitor.withLock {
            readers -= 1
            if readers == 0 { monitor.announce() }
        }
    }

    /// Whether some thread has nothing to do.
    var hasIdle: Bool { free.load(ordering: .relaxed) > 0 }

    /// Has an idle thread take part in the reading of an input; false where there is none any more.
    func assign(_ reading: SplitReading, input: Int) -> Bool {
        monitor.withLock {
            guard idle > readings.count else { return false }
            reading.start(input)
            readings.append(reading)
            free.wrappingSubtract(1, ordering: .relaxed)
            monitor.announce()
            return true
        }
    }

    /// Helps others until all have left; `count` is to count a block of an input.
    func help(_ count: (ScannedBlock, _ input: Int) -> (CountTally, failure: (any Error)?)) {
        while let reading = waitForReading() {
            let input = reading.input
            reading.serve { count($0, input) }
        }
    }

    private func waitForReading() -> SplitReading? {
        monitor.withLock {
            idle += 1
            free.wrappingAdd(1, ordering: .relaxed)
            while readings.isEmpty, readers > 0 { monitor.wait() }
            idle -= 1
            // A reading was taken off the number of free threads when it was assigned.
            if let reading = readings.popLast() { return reading }
            free.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
    }
}
