import Glibc
import Inflate
import Metrics
import Synchronization
import Testing

@testable import SESMetrics

@Suite("Split reading", .timeLimit(.minutes(1))) struct SplitReadingTests {
    /// Bytes in memory as a source, in pieces of an odd size.
    private final class MemorySource: ByteSource {
        private var rest: ArraySlice<UInt8>
        init(_ bytes: [UInt8]) { rest = bytes[...] }

        func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
            let piece = rest.prefix(min(buffer.count, 10_007))
            buffer.copyBytes(from: piece)
            rest = rest.dropFirst(piece.count)
            return piece.count
        }
    }

    private static func noise(_ count: Int) -> [UInt8] {
        var state: UInt64 = 1
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(ascii: "a") + UInt8(truncatingIfNeeded: state >> 60)
        }
    }

    private static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        let encoder = GzipEncoder()
        var packed: [UInt8] = []
        func take(_ part: Span<UInt8>) { for index in part.indices { packed.append(part[index]) } }
        try? encoder.write(bytes.span, to: take)
        try? encoder.finish(to: take)
        return packed
    }

    /// Three members, the second with a wrong checksum, and something that is no member behind them.
    private static let damaged: [UInt8] = {
        var middle = gzip(noise(700_000))
        middle[middle.count - 6] ^= 1
        return gzip(noise(300_000)) + middle + gzip(noise(900_001)) + Array("garbage".utf8)
    }()

    private struct Outcome: Equatable {
        var bytes: [UInt8] = []
        var members: [Int: Int] = [:]
        var damage: [InputDamage] = []
        var compressedBytes: Int64 = 0
    }

    private func read(member: () -> Int, compressed: () -> Int64, next: (UnsafeMutableRawBufferPointer) -> InputStep)
        -> Outcome
    {
        var outcome = Outcome()
        var room = [UInt8](repeating: 0, count: 99_991)
        while true {
            let step = room.withUnsafeMutableBytes { next($0) }
            switch step {
            case .bytes(let count):
                outcome.bytes += room[..<count]
                outcome.members[member(), default: 0] += count
            case .damage(let damage): outcome.damage.append(damage)
            case .end:
                outcome.compressedBytes = compressed()
                return outcome
            }
        }
    }

    @Test(
        "what goes through two threads is what the reader gives alone",
        arguments: ["plain", "gzip", "damaged", "empty"])
    func same(kind: String) {
        let stored =
            switch kind {
            case "plain": SplitReadingTests.noise(3_000_000)
            case "gzip": SplitReadingTests.gzip(SplitReadingTests.noise(3_000_000))
            case "damaged": SplitReadingTests.damaged
            default: [UInt8]()
            }
        let alone = SharedReader(limits: InflateLimits())
        alone.open(MemorySource(stored))
        let expected = read(member: { alone.member }, compressed: { alone.compressedBytes }, next: alone.next)
        #expect(expected.damage.count == (kind == "damaged" ? 2 : 0))

        let reader = SharedReader(limits: InflateLimits())
        reader.open(MemorySource(stored))
        let split = SplitReading(reader: reader, spare: [])
        let pool = HelperPool()
        let outcome = Mutex(Outcome())
        let role = Atomic<Int>(0)
        pool.enter()
        WorkerThreads.run(2) {
            guard role.wrappingAdd(1, ordering: .relaxed).oldValue == 0 else {
                return pool.help { _, _ in (CountTally(), nil) }
            }
            while !pool.assign(split, input: 0) { sched_yield() }
            let found = read(member: { split.member }, compressed: { split.compressedBytes }, next: split.next)
            split.stop()
            outcome.withLock { $0 = found }
            pool.leave()
        }
        #expect(outcome.withLock { $0 } == expected)
    }

    @Test("a scanner that stops in the middle has its reader back, and its helper is free again")
    func stop() {
        let stored = SplitReadingTests.noise(5_000_000)
        let reader = SharedReader(limits: InflateLimits())
        let split = SplitReading(reader: reader, spare: [])
        let pool = HelperPool()
        let role = Atomic<Int>(0)
        let rounds = Atomic<Int>(0)
        pool.enter()
        WorkerThreads.run(2) {
            guard role.wrappingAdd(1, ordering: .relaxed).oldValue == 0 else {
                return pool.help { _, _ in (CountTally(), nil) }
            }
            var room = [UInt8](repeating: 0, count: 1000)
            for _ in 0..<20 {
                reader.open(MemorySource(stored))
                while !pool.assign(split, input: 0) { sched_yield() }
                if room.withUnsafeMutableBytes({ split.next(into: $0) }) == .bytes(1000), room == Array(stored[..<1000])
                {
                    rounds.add(1, ordering: .relaxed)
                }
                split.stop()
                reader.close()
            }
            pool.leave()
        }
        #expect(rounds.load(ordering: .relaxed) == 20)
        #expect(!pool.hasIdle)
        #expect(!pool.assign(split, input: 0))
    }
}
