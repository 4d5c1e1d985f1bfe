import Foundation
import Testing

@testable import Events

@Suite("Hostile text") struct HostileTextTests {
    /// Processor time of this thread for reading a shape again and again.
    private func seconds(_ shape: String, bytes: Int) -> Double {
        let text = Array(String(repeating: shape, count: bytes / shape.utf8.count).utf8)
        func clock() -> Double {
            var now = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now)
            return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
        }
        let start = clock()
        var reader = EventReader(plan: FieldPlan(), countsLines: true)
        var batch = EventBatch(plan: FieldPlan())
        let block = TextBlock(capacity: 1 << 16)
        var at = 0
        reader.beginInput()
        while at < text.count {
            block.makeRoom()
            let count = min(text.count - at, block.freeSpace.count)
            text.withUnsafeBytes {
                block.freeSpace.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count]))
            }
            block.append(count: count)
            block.prepare()
            at += count
            reader.read(block, isFinal: at == text.count, into: &batch)
        }
        return clock() - start
    }

    @Test(
        "eight times the text takes about eight times as long, not sixty-four",
        arguments: [
            "{}{x}", "x}{}", "}{", "\"}{", "{x\n", "{\"a\":\n", "{\"a\":[\n", "{\"a\":[", "[1,\n", "[", "[{},x,",
            "[{}{}", "{\"a\":\"}{", "{\"a\":\"\\ud800",
            "{\"a\":{},\"", "{},", "[]", "[{}]x", "1 ", "1\n", "\u{FEFF}", "{}x\n", "\\\"", "{\"\\u0065ventType\":",
            "{\"open\":{},\"eventType\":\"Open\"}",
        ])
    func linear(shape: String) {
        // The best of three, for other work of the machine only adds.
        let small = (0..<3).map { _ in seconds(shape, bytes: 40_000) }.min()!
        let large = seconds(shape, bytes: 320_000)
        #expect(large < small * 8 * 4)
    }
}
