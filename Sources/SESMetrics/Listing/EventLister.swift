internal import Events
internal import Metrics
internal import Synchronization

/// Writes a row for every event and recipient, in order, whichever worker reads what.
final class EventLister: RunObserver {
    private struct Order: @unchecked Sendable {
        var order: RowOrder
    }

    private let order: Mutex<Order>
    private let style: RowStyle
    private let removesCopies: Bool

    /// A lister of rows to `target`.
    init(target: OutputTarget, style: RowStyle, removesCopies: Bool) {
        self.style = style
        self.removesCopies = removesCopies
        order = Mutex(
            Order(
                order: RowOrder(
                    target: target, header: style.header, removesCopies: removesCopies,
                    folder: SpoolFile.folder(for: target.name, in: target.files))))
    }

    func makeWatcher(extending fields: inout FieldPlan) -> any BatchWatcher {
        fields.keepsRecord = true
        return RowWatcher(self, RowWriter(style), removesCopies: removesCopies)
    }

    /// Takes the rows of a block.
    func deliver(_ piece: [UInt8], of input: Int, published: [Fingerprint]) throws {
        try saying { order in try order.deliver(piece, of: input, published: published) }
    }

    /// Takes note that nothing more comes of an input.
    func end(_ input: Int) throws { try saying { order in try order.end(input) } }

    func finish(_ report: inout RunReport) throws {
        try saying { order in try order.finish() }
        for (input, copies) in order.withLock({ $0.order.copies }) { report.discount(input: input, copies: copies) }
    }

    /// Says which file it is about where the system refuses to set rows aside.
    private func saying(_ work: (RowOrder) throws -> Void) throws {
        do {
            try order.withLock { order in try work(order.order) }
        } catch let error as SystemError {
            throw RunFailure(
                .cannotWrite, "cannot set rows aside until it is their turn: \(error.message)",
                advice: "make room beside the output, or in the folder that TMPDIR names")
        }
    }
}

/// A lister's part in one worker.
private final class RowWatcher: BatchWatcher {
    private let lister: EventLister
    private var writer: RowWriter
    private let removesCopies: Bool
    private var counted: [Int] = []

    init(_ lister: EventLister, _ writer: RowWriter, removesCopies: Bool) {
        self.lister = lister
        self.writer = writer
        self.removesCopies = removesCopies
    }

    func watch(_ batch: borrowing EventBatch, counter: inout Counter, input: Int) throws {
        counted.removeAll(keepingCapacity: true)
        counter.forEachCounted { counted.append($0) }
        var published: [Fingerprint] = []
        if removesCopies {
            for index in 0..<batch.count
            where batch.type(index).hasNotification && !batch.flags(index).contains(.notification) {
                published.append(counter.messageKey(batch, index))
            }
        }
        var piece: [UInt8] = []
        for index in counted {
            let isNotification = batch.flags(index).contains(.notification)
            let none = Fingerprint(high: 0, low: 0)
            let rows = writer.rows(of: batch, index, choice: counter.recipientChoice(batch, index))
            let entry = RowEntry(
                fingerprint: removesCopies ? counter.fingerprint(batch, index) : none,
                key: removesCopies && isNotification ? counter.messageKey(batch, index) : none,
                input: UInt32(input), count: UInt32(rows.count), isNotification: isNotification)
            entry.append(rows: rows, to: &piece)
        }
        if !piece.isEmpty || !published.isEmpty { try lister.deliver(piece, of: input, published: published) }
    }

    func endInput(_ input: Int) throws { try lister.end(input) }

    func finish() {}
}
