import CByteScan

@testable import Events

/// All that a reader made of an input, in a form that can be compared and printed.
struct Reading: Equatable {
    struct Recipient: Equatable {
        var address: String
        var status: String
    }

    struct Event: Equatable {
        var type: EventType
        var flags: EventFlags
        var eventTime: Int64
        var sendTime: Int64?
        var processingTime: Int64?
        var messageID: String
        var values: [String]
        var recipientCount: Int
        var recipients: [Recipient]
        var record: String
    }

    struct Rejected: Equatable, CustomStringConvertible {
        var reason: RejectReason
        var offset: Int64
        var line: Int64
        var isCut = false

        var description: String { "\(reason.code)@\(offset):\(line)\(isCut ? " cut" : "")" }
    }

    var events: [Event] = []
    var rejected: [Rejected] = []
    var tally = RecordTally()
    var forms = FormTally()

    var reasons: [RejectReason] { rejected.map(\.reason) }

    /// Warnings that were drawn at all.
    var warnings: [RecordWarning] { RecordWarning.allCases.filter { tally.warnings[Int($0.rawValue)] > 0 } }

    func ignored(_ reason: IgnoreReason) -> Int { Int(tally.ignored[Int(reason.rawValue)]) }

    /// Counts in short, for messages.
    var summary: String {
        "\(tally.events) events, \(tally.ignored.reduce(0, +)) ignored, rejected \(rejected.map(\.description))"
    }
}

/// Reads an input in steps of at most `step` bytes, or of `steps` in turn, through a block that begins with `capacity`
/// bytes of room.
///
/// With `endsApart` the reader hears of the end in a call of its own.
func reading(
    _ text: [UInt8], plan: FieldPlan = FieldPlan(), limits: RecordLimits = RecordLimits(), step: Int = .max,
    steps: [Int]? = nil, capacity: Int = 1 << 16, kernel: Int? = nil, endsApart: Bool = false
) -> Reading {
    var reader = EventReader(plan: plan, limits: limits, countsLines: true)
    var batch = EventBatch(plan: plan)
    let block = kernel.map { TextBlock(capacity: capacity, kernelIndex: $0) } ?? TextBlock(capacity: capacity)
    let steps = steps ?? [step]
    var turn = 0
    var result = Reading()
    var at = 0
    reader.beginInput()
    var isFinal = false
    repeat {
        // The end of an input may become known with its last bytes, or only when no more come.
        isFinal = at == text.count
        block.makeRoom()
        let count = min(steps[turn % steps.count], text.count - at, block.freeSpace.count)
        turn += 1
        text.withUnsafeBytes {
            block.freeSpace.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count]))
        }
        block.append(count: count)
        block.prepare()
        at += count
        if !endsApart { isFinal = at == text.count }
        batch.removeAll()
        reader.read(block, isFinal: isFinal, into: &batch)
        result.events += (0..<batch.count).map { event(in: batch, $0) }
        result.rejected += reader.rejected.map {
            Reading.Rejected(reason: $0.reason, offset: $0.offset, line: $0.line, isCut: $0.isCut)
        }
    } while !isFinal
    result.tally = reader.tally
    result.forms = reader.forms
    return result
}

func reading(
    _ text: String, plan: FieldPlan = FieldPlan(), limits: RecordLimits = RecordLimits(), step: Int = .max
) -> Reading {
    reading(Array(text.utf8), plan: plan, limits: limits, step: step)
}

/// Copies an event out of a batch.
private func event(in batch: borrowing EventBatch, _ index: Int) -> Reading.Event {
    func text(_ range: TextRange) -> String { String(decoding: batch.bytes(range), as: UTF8.self) }
    let count = batch.recipientCount(index)
    let lists =
        switch batch.plan.recipients {
        case .none: false
        case .ofPayload: batch.type(index).listsRecipients
        case .all: true
        }
    return Reading.Event(
        type: batch.type(index), flags: batch.flags(index), eventTime: batch.eventTime(index),
        sendTime: batch.sendTime(index), processingTime: batch.processingTime(index),
        messageID: text(batch.messageID(index)),
        values: batch.plan.columns.indices.map { text(batch.value(index, column: $0)) },
        recipientCount: count,
        recipients: lists
            ? (0..<count).map {
                Reading.Recipient(
                    address: text(batch.recipientAddress(index, $0)), status: text(batch.recipientStatus(index, $0)))
            } : [],
        record: batch.plan.keepsRecord ? text(batch.record(index)) : "")
}

extension TextBlock {
    /// A block whose masks come from one of the kernels that this processor has.
    convenience init(capacity: Int, kernelIndex: Int) {
        self.init(capacity: capacity, kernel: sesstat_kernel_at(kernelIndex).pointee)
    }
}

extension RecordLimits {
    /// Small limits, which make the paths of long records cheap to reach.
    static func small(record: Int, envelope: Int, depth: Int = 64) -> RecordLimits {
        var limits = RecordLimits()
        limits.recordBytes = record
        limits.envelopeBytes = envelope
        limits.depth = depth
        return limits
    }
}

extension FieldPlan {
    /// A plan of these columns.
    init(_ columns: Column..., recipients: Recipients = .none, keepsRecord: Bool = false) {
        self.init()
        self.columns = columns
        self.recipients = recipients
        self.keepsRecord = keepsRecord
    }
}
