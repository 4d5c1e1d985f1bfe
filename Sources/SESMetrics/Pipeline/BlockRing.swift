internal import Inflate

/// A few blocks of an input's plain bytes, on their way from the thread that inflates to the one that scans.
///
/// The thread whose input it is scans, and is given the steps of its ``SharedReader`` in their order: ``next(into:)``.
/// Another calls ``inflate()``, which comes back when the input is over or ``stop()`` was called. In between, the reader
/// is that thread's alone. Neither gets further ahead than the ring is long.
@safe final class BlockRing: @unchecked Sendable {
    /// Bytes of one gzip member.
    private struct Stretch {
        var count: Int
        var member: Int
    }

    @safe private final class Block {
        let room: UnsafeMutableRawBufferPointer
        var stretches: [Stretch] = []
        /// Damage or the end, behind the bytes.
        var ending: InputStep?
        var compressedBytes: Int64 = 0

        init() { unsafe room = .allocate(byteCount: BlockRing.blockSize, alignment: 64) }
        deinit { unsafe room.deallocate() }
    }

    /// As much as the scanner takes at a time.
    private static let blockSize = 256 << 10
    /// Enough that neither thread waits for a slow block of the other's.
    private static let blockCount = 4

    private let reader: SharedReader
    private let blocks = (0..<blockCount).map { _ in Block() }
    private let monitor = Monitor()

    // Under the monitor's lock.
    private var filled = 0
    private var emptied = 0
    private var isStopped = false
    private var isInflating = false

    // The scanning thread's: the block at hand, and how much of it has been taken.
    private var block: Block?
    private var stretch = 0
    private var taken = 0
    private var takenOfStretch = 0
    /// The gzip member of the last bytes.
    private(set) var member = 0
    /// Stored bytes used up to the last block that was taken whole.
    private(set) var compressedBytes: Int64 = 0

    init(reader: SharedReader) {
        self.reader = reader
    }

    /// Gets ready for the rest of the input that the reader is in; a thread is to call ``inflate()`` then.
    func start() {
        compressedBytes = reader.compressedBytes
        block = nil
        monitor.withLock {
            (filled, emptied) = (0, 0)
            (isStopped, isInflating) = (false, true)
        }
    }

    // MARK: The inflating thread

    /// Fills blocks until the input is over, or nobody wants more.
    func inflate() {
        var isOver = false
        while !isOver, let block = emptyBlock() {
            fill(block)
            isOver = block.ending == .end
            monitor.withLock {
                filled += 1
                monitor.announce()
            }
        }
        monitor.withLock {
            isInflating = false
            monitor.announce()
        }
    }

    private func emptyBlock() -> Block? {
        monitor.withLock {
            while filled - emptied == blocks.count, !isStopped { monitor.wait() }
            return isStopped ? nil : blocks[filled % blocks.count]
        }
    }

    private func fill(_ block: Block) {
        block.stretches.removeAll(keepingCapacity: true)
        block.ending = nil
        var count = 0
        while unsafe count < block.room.count, block.ending == nil {
            switch unsafe reader.next(into: UnsafeMutableRawBufferPointer(rebasing: block.room[count...])) {
            case .bytes(let more):
                count += more
                let member = reader.member
                if let last = block.stretches.last, last.member == member {
                    block.stretches[block.stretches.count - 1].count += more
                } else {
                    block.stretches.append(Stretch(count: more, member: member))
                }
            case let ending: block.ending = ending
            }
        }
        block.compressedBytes = reader.compressedBytes
    }

    // MARK: The scanning thread

    /// Gives the next bytes, all of one member, or damage, or the end.
    func next(into room: UnsafeMutableRawBufferPointer) -> InputStep {
        while true {
            let block = currentBlock()
            if stretch < block.stretches.count {
                member = block.stretches[stretch].member
                return .bytes(unsafe copy(from: block, into: room))
            }
            // What ends the input stays where it is: every further call says so again.
            if block.ending == .end {
                compressedBytes = block.compressedBytes
                return .end
            }
            let ending = block.ending
            giveBack(block)
            if let ending { return ending }
        }
    }

    /// Has the inflating thread stop, and waits until the reader is free.
    func stop() {
        monitor.withLock {
            isStopped = true
            monitor.announce()
            while isInflating { monitor.wait() }
        }
        block = nil
    }

    private func currentBlock() -> Block {
        if let block { return block }
        let next = monitor.withLock {
            while filled == emptied { monitor.wait() }
            return blocks[emptied % blocks.count]
        }
        (stretch, taken, takenOfStretch) = (0, 0, 0)
        block = next
        return next
    }

    private func copy(from block: Block, into room: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(block.stretches[stretch].count - takenOfStretch, room.count)
        unsafe room.copyMemory(from: UnsafeRawBufferPointer(rebasing: block.room[taken..<taken + count]))
        taken += count
        takenOfStretch += count
        if takenOfStretch == block.stretches[stretch].count { (stretch, takenOfStretch) = (stretch + 1, 0) }
        return count
    }

    private func giveBack(_ block: Block) {
        compressedBytes = block.compressedBytes
        self.block = nil
        monitor.withLock {
            emptied += 1
            monitor.announce()
        }
    }
}
