import Synchronization
import Testing

@testable import SESMetrics

@Suite("Progress line") struct ProgressTests {
    private final class Screen: Sendable {
        let printed = Mutex<[String]>([])
        let time = Atomic<Int64>(0)

        func progress(inputs: Int = 3, bytes: Int64 = 4_000_000) -> Progress {
            Progress(
                inputs: inputs, totalBytes: bytes, print: { text in self.printed.withLock { $0.append(text) } },
                clock: { self.time.load(ordering: .relaxed) })
        }

        var lines: [String] { printed.withLock { $0 } }
    }

    @Test("the line is drawn at most ten times a second, and cleared at the end")
    func rate() {
        let screen = Screen()
        let progress = screen.progress()
        for millisecond in stride(from: Int64(0), through: 1000, by: 10) {
            screen.time.store(millisecond * 1_000_000, ordering: .relaxed)
            progress.advance(bytes: 10_000, records: 12)
        }
        progress.finishInput()
        #expect(screen.lines.count == 10)
        #expect(screen.lines.last == "\rread 0 of 3 inputs, 1,212 records, 1.0 MB/s, 25 %, 0:03 left\u{1B}[K")
        progress.end()
        #expect(screen.lines.last == "\r\u{1B}[K")
        screen.time.store(9_000_000_000, ordering: .relaxed)
        progress.finishInput()
        #expect(screen.lines.count == 11)
    }

    @Test("a short run draws nothing and clears nothing")
    func short() {
        let screen = Screen()
        let progress = screen.progress()
        progress.advance(bytes: 1, records: 1)
        progress.end()
        #expect(screen.lines.isEmpty)
    }

    @Test("where the size is not known there is no share and no time left")
    func unknownSize() {
        let screen = Screen()
        let progress = screen.progress(inputs: 1, bytes: 0)
        screen.time.store(1_000_000_000, ordering: .relaxed)
        progress.finishInput()
        #expect(screen.lines == ["\rread 1 of 1 input, 0 records, 0 B/s\u{1B}[K"])
        #expect(Progress.monotonicNanoseconds() <= Progress.monotonicNanoseconds())
    }
}
