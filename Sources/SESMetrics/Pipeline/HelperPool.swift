internal import Synchronization

/// The threads of a run that find no input left to read, and inflate for those that still do.
///
/// A thread is between ``enter()`` and ``leave()`` while it may claim inputs; behind that it calls ``help()``, which
/// comes back when no thread can need it any more.
final class HelperPool: @unchecked Sendable {
    private let monitor = Monitor()
    // Under the monitor's lock.
    private var readers = 0
    private var idle = 0
    private var rings: [BlockRing] = []
    /// How many threads wait, less the rings that wait for them; to be looked at for each block without the lock.
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

    /// Has an idle thread inflate into a ring; false where there is none any more.
    func assign(_ ring: BlockRing) -> Bool {
        monitor.withLock {
            guard idle > rings.count else { return false }
            ring.start()
            rings.append(ring)
            free.wrappingSubtract(1, ordering: .relaxed)
            monitor.announce()
            return true
        }
    }

    /// Inflates for others until all have left.
    func help() {
        while let ring = waitForRing() { ring.inflate() }
    }

    private func waitForRing() -> BlockRing? {
        monitor.withLock {
            idle += 1
            free.wrappingAdd(1, ordering: .relaxed)
            while rings.isEmpty, readers > 0 { monitor.wait() }
            idle -= 1
            // A ring was taken off the number of free threads when it was assigned.
            if let ring = rings.popLast() { return ring }
            free.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
    }
}
