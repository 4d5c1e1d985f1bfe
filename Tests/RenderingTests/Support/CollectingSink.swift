internal import Rendering

/// Keeps what it is given, and how it came.
final class CollectingSink: ByteSink {
    private(set) var bytes: [UInt8] = []
    private(set) var blockSizes: [Int] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    func write(_ block: Span<UInt8>) {
        blockSizes.append(block.count)
        for index in block.indices { bytes.append(block[index]) }
    }
}

/// Keeps nothing but counts.
final class CountingSink: ByteSink {
    private(set) var total = 0
    private(set) var largestBlock = 0
    private(set) var smallestBlockButLast = Int.max
    private var lastBlock = Int.max

    func write(_ block: Span<UInt8>) {
        total += block.count
        largestBlock = max(largestBlock, block.count)
        smallestBlockButLast = min(smallestBlockButLast, lastBlock)
        lastBlock = block.count
    }
}

/// Takes a number of blocks, then fails as a full disk does.
final class FullSink: ByteSink {
    struct NoSpace: Error {}

    private(set) var accepted = 0
    private let capacity: Int

    init(capacity: Int) { self.capacity = capacity }

    func write(_ block: Span<UInt8>) throws {
        guard accepted < capacity else { throw NoSpace() }
        accepted += 1
    }
}
