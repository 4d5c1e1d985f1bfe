import Testing

@testable import SESMetrics

@Suite("Input queue") struct InputQueueTests {
    private func queue(_ sizes: [Int64]) -> InputQueue {
        InputQueue(
            sizes.enumerated().map {
                ResolvedInput(path: FilePath("none/\($0.offset)"), origin: .walk, size: $0.element)
            })
    }

    @Test("what may be large comes first, largest before smaller, and small inputs in their order")
    func order() {
        let large = InputQueue.largeSize
        let queue = queue([10, large, 30, 5 * large, 0, 20, large])
        #expect((0..<7).map { _ in queue.claim() } == [4, 3, 1, 6, 0, 2, 5])
        #expect(queue.claim() == nil)
        #expect(queue.claim() == nil)
    }

    @Test("a closed queue hands out nothing more")
    func closed() {
        let queue = queue([1, 2, 3])
        #expect(queue.claim() == 0)
        queue.close()
        #expect(queue.claim() == nil)
    }

    @Test("a large input can keep two threads busy, a small one only one")
    func threads() {
        #expect(queue([]).usefulThreads == 0)
        #expect(queue([1, 2, 3]).usefulThreads == 3)
        #expect(queue([1, InputQueue.largeSize, 0]).usefulThreads == 5)
    }
}
