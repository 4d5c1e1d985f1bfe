internal import Glibc
internal import Synchronization

/// The progress line on a terminal: drawn by whichever worker comes by, at most ten times a second.
public final class Progress: Sendable {
    private let inputs: Int64
    private let totalBytes: Int64
    private let print: @Sendable (String) -> Void
    /// Nanoseconds on a clock that never goes back.
    private let clock: @Sendable () -> Int64
    private let start: Int64
    private let inputsDone = Atomic<Int64>(0)
    private let bytes = Atomic<Int64>(0)
    private let records = Atomic<Int64>(0)
    /// When the next line may be drawn; `.max` while one is being drawn and after the end.
    private let nextDraw: Atomic<Int64>
    private static let interval: Int64 = 100_000_000

    /// A line for a run over inputs of this many stored bytes in all.
    init(
        inputs: Int, totalBytes: Int64, print: @escaping @Sendable (String) -> Void,
        clock: @escaping @Sendable () -> Int64 = Progress.monotonicNanoseconds
    ) {
        self.inputs = Int64(inputs)
        self.totalBytes = totalBytes
        self.print = print
        self.clock = clock
        start = clock()
        nextDraw = Atomic(start + Progress.interval)
    }

    /// Counts stored bytes and records that were read; cheap enough for once a block.
    public func advance(bytes: Int64, records: Int64) {
        self.bytes.wrappingAdd(bytes, ordering: .relaxed)
        self.records.wrappingAdd(records, ordering: .relaxed)
        draw()
    }

    /// Counts an input that has been read to its end.
    public func finishInput() {
        inputsDone.wrappingAdd(1, ordering: .relaxed)
        draw()
    }

    /// Clears the line for good; nothing is drawn afterwards.
    func end() {
        let before = nextDraw.exchange(.max, ordering: .sequentiallyConsistent)
        if before != start + Progress.interval { print("\r\u{1B}[K") }
    }

    private func draw() {
        let now = clock()
        let due = nextDraw.load(ordering: .relaxed)
        guard now >= due, nextDraw.compareExchange(expected: due, desired: .max, ordering: .relaxed).exchanged else {
            return
        }
        print("\r\(line(seconds: Double(now - start) / 1e9))\u{1B}[K")
        _ = nextDraw.compareExchange(expected: .max, desired: now + Progress.interval, ordering: .relaxed)
    }

    private func line(seconds: Double) -> String {
        let bytes = bytes.load(ordering: .relaxed)
        let done = ReadableNumber.count(inputsDone.load(ordering: .relaxed))
        let records = ReadableNumber.count(records.load(ordering: .relaxed), "record")
        var line = "read \(done) of \(ReadableNumber.count(inputs, "input")), "
        line += "\(records), \(ReadableNumber.bytes(Int64(Double(bytes) / max(seconds, 1e-9))))/s"
        if totalBytes > 0, bytes > 0, bytes <= totalBytes {
            let left = Int64((seconds / Double(bytes) * Double(totalBytes - bytes)).rounded(.up))
            line += ", \(ReadableNumber.decimal(Double(bytes) / Double(totalBytes) * 100, places: 0)) %"
            line += ", \(left / 60):\(left % 60 < 10 ? "0" : "")\(left % 60) left"
        }
        return line
    }

    /// Nanoseconds since some instant.
    static func monotonicNanoseconds() -> Int64 {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }
}
