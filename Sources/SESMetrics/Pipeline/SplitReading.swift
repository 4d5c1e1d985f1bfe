internal import Inflate
internal import Metrics

/// What two threads share that read one input together.
///
/// The thread whose input it is scans. The other inflates a few blocks ahead, in a ring, and where it is far enough ahead,
/// it counts what has been scanned. So the scanner sees the steps of its ``SharedReader`` in their order (``next(into:)``),
/// neither thread waits while there is anything to do, and what is under way has a bound. Between ``start(_:)`` and
/// ``stop()`` the reader is the helper's alone.
@safe final class SplitReading: @unchecked Sendable {
    private enum Task {
        case inflate(InflatedBlock)
        case count(ScannedBlock)
    }

    /// Enough that neither thread waits for a slow block of the other's.
    private static let blockCount = 4
    /// Inflated blocks from which on the helper has time to count.
    private static let lead = 2

    private let reader: SharedReader
    private let blocks = (0..<blockCount).map { _ in InflatedBlock() }
    private let monitor = Monitor()

    // Under the monitor's lock: the ring,
    private var filled = 0
    private var emptied = 0
    private var isInflated = false
    // what was scanned, before and after counting,
    private var waiting: [ScannedBlock] = []
    private var spare: [ScannedBlock]
    private var underway = 0
    private var counted = CountTally()
    private var failed: (any Error)?
    // and how things stand.
    private(set) var input = 0
    private var isStopped = false
    private var isServed = false

    // The scanning thread's: the block at hand, and how much of it has been taken.
    private var block: InflatedBlock?
    private var stretch = 0
    private var taken = 0
    private var takenOfStretch = 0
    /// The gzip member of the last bytes.
    private(set) var member = 0
    /// Stored bytes used up to the last block that was taken whole.
    private(set) var compressedBytes: Int64 = 0

    /// Prepares for any number of inputs of a reader; as many blocks can be counted at a time as there are to spare.
    init(reader: SharedReader, spare: [ScannedBlock]) {
        self.reader = reader
        self.spare = spare
    }

    /// Gets ready for the rest of the input that the reader is in; a thread is to call ``serve(_:)`` then.
    func start(_ input: Int) {
        compressedBytes = reader.compressedBytes
        block = nil
        monitor.withLock {
            (filled, emptied, isInflated) = (0, 0, false)
            (counted, failed) = (CountTally(), nil)
            (isStopped, isServed, self.input) = (false, true, input)
        }
    }

    // MARK: The helping thread

    /// Inflates and counts until ``stop()``; `count` gives what became of a block's events, and why that cannot go on, if so.
    func serve(_ count: (ScannedBlock) -> (CountTally, failure: (any Error)?)) {
        while let task = nextTask() {
            switch task {
            case .inflate(let block):
                block.fill(from: reader)
                monitor.withLock {
                    filled += 1
                    isInflated = block.ending == .end
                    monitor.announce()
                }
            case .count(let scanned):
                let (tally, failure) = count(scanned)
                monitor.withLock {
                    counted.merge(tally)
                    failed = failed ?? failure
                    spare.append(scanned)
                    underway -= 1
                    monitor.announce()
                }
            }
        }
        monitor.withLock {
            isServed = false
            monitor.announce()
        }
    }

    private func nextTask() -> Task? {
        monitor.withLock {
            while !isStopped {
                if !isInflated, filled - emptied < blocks.count { return .inflate(blocks[filled % blocks.count]) }
                if let scanned = waiting.popLast() {
                    underway += 1
                    return .count(scanned)
                }
                monitor.wait()
            }
            return nil
        }
    }

    // MARK: The scanning thread, reading

    /// Gives the next bytes, all of one member, or damage, or the end.
    func next(into room: UnsafeMutableRawBufferPointer) -> InputStep {
        while true {
            let block = currentBlock()
            if stretch < block.stretches.count {
                member = block.stretches[stretch].member
                return .bytes(unsafe copy(from: block, into: room))
            }
            compressedBytes = block.compressedBytes
            // What ends the input stays where it is: every further call says so again.
            if block.ending == .end { return .end }
            let ending = block.ending
            self.block = nil
            monitor.withLock {
                emptied += 1
                monitor.announce()
            }
            if let ending { return ending }
        }
    }

    private func currentBlock() -> InflatedBlock {
        if let block { return block }
        let next = monitor.withLock {
            while filled == emptied { monitor.wait() }
            return blocks[emptied % blocks.count]
        }
        (stretch, taken, takenOfStretch) = (0, 0, 0)
        block = next
        return next
    }

    private func copy(from block: InflatedBlock, into room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(block.stretches[stretch].count - takenOfStretch, room.count)
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: block.room[taken..<taken + count]))
        taken += count
        takenOfStretch += count
        if takenOfStretch == block.stretches[stretch].count { (stretch, takenOfStretch) = (stretch + 1, 0) }
        return count
    }

    // MARK: The scanning thread, counting

    /// Leaves a block's events to the helper, if it has the time, and gives another block in exchange.
    func exchange(_ scanned: ScannedBlock) -> ScannedBlock? {
        monitor.withLock {
            guard waiting.isEmpty, isInflated || filled - emptied >= SplitReading.lead, let other = spare.popLast()
            else {
                return nil
            }
            waiting.append(scanned)
            monitor.announce()
            return other
        }
    }

    /// Waits until the helper has counted all that was left to it; what became of that, and why it cannot go on, if so.
    func settle() -> (CountTally, failure: (any Error)?) {
        monitor.withLock {
            while !waiting.isEmpty || underway > 0 { monitor.wait() }
            return (counted, failed)
        }
    }

    /// Why the helper cannot go on counting, if it cannot.
    var failure: (any Error)? { monitor.withLock { failed } }

    /// Has the helper stop, and waits until the reader is free.
    func stop() {
        monitor.withLock {
            isStopped = true
            monitor.announce()
            while isServed { monitor.wait() }
            spare += waiting
            waiting.removeAll()
        }
        block = nil
    }
}
