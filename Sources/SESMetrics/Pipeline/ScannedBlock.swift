internal import Events

/// A block of text, and the events that were found in it; the events point into the text.
final class ScannedBlock: @unchecked Sendable {
    /// Bytes of text that go through the stages at a time: the block, its masks and the batch stay in a core's cache.
    private static let size = 256 << 10

    let text = TextBlock(capacity: ScannedBlock.size)
    var batch: EventBatch

    init(plan: FieldPlan) {
        batch = EventBatch(plan: plan)
    }
}
