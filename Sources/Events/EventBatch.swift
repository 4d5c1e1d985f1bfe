/// The events of one block, column by column, in the order in which they stand there.
///
/// Texts are ranges of the block or of the arena: they are valid until the batch is emptied or the block is refilled.
/// Columns keep their room, so that a batch allocates nothing in the steady state. A struct without copies, so that no
/// access to a column has to be checked at run time, as those of a class are.
@safe public struct EventBatch: ~Copyable {
    /// What was planned.
    public let plan: FieldPlan
    var types = Column<UInt8>()
    var flagBits = Column<UInt16>()
    var eventTimes = Column<Int64>()
    var sendTimes = Column<Int64>()
    var latencies = Column<Int64>()
    var messageIDs = Column<TextRange>()
    var records = Column<TextRange>()
    /// Row after row, ``FieldPlan/columns`` of them each.
    var values = Column<TextRange>()
    /// Recipients that the event is about, and where those of each event begin.
    var recipientCounts = Column<UInt32>()
    var recipientStarts = Column<UInt32>()
    var recipientAddresses = Column<TextRange>()
    var recipientStatuses = Column<TextRange>()
    /// All tags, where they are collected, and where those of each event begin.
    var tagStarts = Column<UInt32>()
    var tagNames = Column<TextRange>()
    var tagValues = Column<TextRange>()
    var arena = ByteArena(capacity: 4096)
    var block: ByteView?

    /// Makes an empty batch.
    public init(plan: FieldPlan) {
        self.plan = plan
    }

    deinit {
        types.deallocate()
        flagBits.deallocate()
        eventTimes.deallocate()
        sendTimes.deallocate()
        latencies.deallocate()
        messageIDs.deallocate()
        records.deallocate()
        values.deallocate()
        recipientCounts.deallocate()
        recipientStarts.deallocate()
        recipientAddresses.deallocate()
        recipientStatuses.deallocate()
        tagStarts.deallocate()
        tagNames.deallocate()
        tagValues.deallocate()
        arena.deallocate()
    }

    /// Forgets the events; the room stays.
    public mutating func removeAll() {
        types.removeAll()
        flagBits.removeAll()
        eventTimes.removeAll()
        sendTimes.removeAll()
        latencies.removeAll()
        messageIDs.removeAll()
        records.removeAll()
        values.removeAll()
        recipientCounts.removeAll()
        recipientStarts.removeAll()
        recipientAddresses.removeAll()
        recipientStatuses.removeAll()
        tagStarts.removeAll()
        tagNames.removeAll()
        tagValues.removeAll()
        arena.removeAll()
    }

    /// Number of events.
    public var count: Int { types.count }

    /// The kind of an event.
    public func type(_ index: Int) -> EventType { EventType(rawValue: types[index])! }

    /// Single facts about an event.
    public func flags(_ index: Int) -> EventFlags { EventFlags(rawValue: flagBits[index]) }

    /// When it happened, in milliseconds since 1970-01-01T00:00:00Z.
    public func eventTime(_ index: Int) -> Int64 { eventTimes[index] }

    /// When the message was sent, likewise; nil where the record does not say.
    public func sendTime(_ index: Int) -> Int64? { sendTimes[index] == .min ? nil : sendTimes[index] }

    /// `processingTimeMillis` of a Delivery, or nil.
    public func processingTime(_ index: Int) -> Int64? { latencies[index] == .min ? nil : latencies[index] }

    /// The message id, never empty.
    public func messageID(_ index: Int) -> TextRange { messageIDs[index] }

    /// The record as it stands in its input, where ``FieldPlan/keepsRecord`` asks for it.
    public func record(_ index: Int) -> TextRange { records[index] }

    /// The value of a planned column.
    public func value(_ index: Int, column: Int) -> TextRange { values[index &* plan.columns.count &+ column] }

    /// How many recipients the event is about: those of its list, or of `mail.destination` where its type has no list.
    public func recipientCount(_ index: Int) -> Int { Int(recipientCounts[index]) }

    /// The address of one of them, where ``FieldPlan/recipients`` asks for it.
    public func recipientAddress(_ index: Int, _ recipient: Int) -> TextRange {
        recipientAddresses[Int(recipientStarts[index]) &+ recipient]
    }

    /// The enhanced status that goes with it, such as `5.1.1`.
    public func recipientStatus(_ index: Int, _ recipient: Int) -> TextRange {
        recipientStatuses[Int(recipientStarts[index]) &+ recipient]
    }

    /// The message tags of an event, where ``FieldPlan/collectsTags`` asks for them, as positions for ``tagName(_:)`` and
    /// ``tagValue(_:)``; they are in the record's order, and of equal names the last counts.
    public func tags(_ index: Int) -> Range<Int> {
        Int(tagStarts[index])..<(index &+ 1 < tagStarts.count ? Int(tagStarts[index &+ 1]) : tagNames.count)
    }

    /// The name of a tag.
    public func tagName(_ position: Int) -> TextRange { tagNames[position] }

    /// The first value of a tag.
    public func tagValue(_ position: Int) -> TextRange { tagValues[position] }

    /// The bytes of a text; valid as long as the batch says.
    public func bytes(_ text: TextRange) -> UnsafeRawBufferPointer {
        let start = Int(text.location & ~TextRange.arenaBit)
        let range = start..<start &+ Int(text.count)
        guard text.location & TextRange.arenaBit == 0, let block else { return unsafe arena.view.buffer(range) }
        return unsafe block.buffer(range)
    }
}
