internal import Synchronization

/// Hands the inputs of a run out to its threads, each once, large ones first.
///
/// Large inputs go by size, so that none of them begins when the rest is nearly done; small ones go in their own order,
/// in which they are likely to lie on the disk. What is counted depends on no order.
final class InputQueue: Sendable {
    /// Stored bytes from which an input is worth a second thread, or being read ahead.
    static let largeSize: Int64 = 1 << 20

    private let inputs: [ResolvedInput]
    /// Positions in `inputs`.
    private let order: [Int]
    private let next = Atomic<Int>(0)

    init(_ inputs: [ResolvedInput]) {
        self.inputs = inputs
        let large = inputs.indices.filter { InputQueue.isLarge(inputs[$0]) }
            .sorted { InputQueue.rank(inputs[$0], $0) < InputQueue.rank(inputs[$1], $1) }
        order = large + inputs.indices.filter { !InputQueue.isLarge(inputs[$0]) }
    }

    /// Whether an input is large, or of unknown size.
    static func isLarge(_ input: ResolvedInput) -> Bool { input.size == 0 || input.size >= largeSize }

    /// What is of unknown size may be the largest of all.
    private static func rank(_ input: ResolvedInput, _ index: Int) -> (Int64, Int) {
        (input.size == 0 ? .min : -input.size, index)
    }

    /// As many threads as can have something to do: one an input, and a second one for each that is large.
    var usefulThreads: Int { inputs.count + inputs.count(where: InputQueue.isLarge) }

    /// The position of the next input in the list; nil when there is none left.
    func claim() -> Int? {
        let place = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard place < order.count else { return nil }
        // The one after this is brought from the disk meanwhile.
        if place + 1 < order.count { FileSource.readAhead(inputs[order[place + 1]]) }
        return order[place]
    }

    /// Hands out no more.
    func close() { next.store(order.count, ordering: .relaxed) }
}
