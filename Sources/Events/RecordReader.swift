/// Crosses a record, decides what it is, and puts an event into the batch (contract §3, §11).
struct RecordReader {
    var walker: RecordWalker
    let plan: FieldPlan
    private let columns: [KeyTables.Source]
    private let known = KnownValues()
    private var timestamps = TimestampReader()
    /// The last account id that was read, and its number: most archives have one.
    private var lastAccount: (first: UInt64, last: UInt64, number: Int64)?
    /// The warnings of the last record that became an event.
    private(set) var warnings = WarningSet()
    /// The sending account of that event.
    private(set) var account: Int64?
    /// Warnings of the envelope, which hold for what it holds.
    var inheritedWarnings = WarningSet()
    private var scratch = ByteArena(capacity: 256)
    /// Whether Firehose's error objects are opened (`--recover-firehose-errors`).
    private let recoversFirehoseErrors: Bool
    /// Whether texts must be copied, because what is being read goes away before the batch does.
    var copiesText = false

    init(walker: RecordWalker, plan: FieldPlan, recoversFirehoseErrors: Bool) {
        self.walker = walker
        self.recoversFirehoseErrors = recoversFirehoseErrors
        self.plan = plan
        columns = walker.tables.columns
    }

    /// Frees what the reader owns.
    ///
    /// The owner calls it once, at its end.
    func deallocate() {
        walker.deallocate()
        known.deallocate()
        scratch.deallocate()
    }

    /// Decides what the record just walked is; `range` is where it stands.
    mutating func judge(_ range: Range<Int>, into batch: inout EventBatch) -> RecordOutcome {
        let slots = walker.slots
        // An empty type is a missing one: as an unknown type it would be ignored, which nobody notices.
        let isNotification = slots[.eventType].isBlank
        let name = isNotification ? slots[.notificationType] : slots[.eventType]
        guard !name.isBlank else { return judgeUnnamed() }
        guard name.isString else { return .reject(.badFieldType, "the event's type is no string") }
        guard let type = walker.eventType, !isNotification || type.hasNotification else {
            return .ignored(isNotification ? ignoredNotification(name) : .unknownEventType)
        }

        switch slots[.mail].kind {
        case .object: break
        case .missing: return .reject(.missingMail, "no object mail")
        default: return .reject(.badFieldType, "mail is no object")
        }
        let messageID = slots[.messageID]
        guard messageID.kind == .string || messageID.kind == .missing else {
            return .reject(.badFieldType, "mail.messageId is no string")
        }
        guard messageID.kind == .string, messageID.start < messageID.end else {
            return .reject(.missingMessageID, "no mail.messageId")
        }
        let isMistyped = walker.payloadsMistyped & (1 << UInt16(type.rawValue)) != 0
        let needsPayload = !type.isTimedByMail
        guard !needsPayload || !isMistyped else {
            return .reject(.badFieldType, "the payload is no object")
        }
        guard !needsPayload || walker.hasPayload(of: type) else {
            return .reject(.missingPayload, "no payload object of the event's type")
        }

        let sendTime = slots[.sendTime].isString ? milliseconds(slots[.sendTime]) : nil
        var eventTime = sendTime
        let timeField = needsPayload ? slots[.payloadTime] : slots[.sendTime]
        guard timeField.kind == .string || timeField.kind == .missing else {
            return .reject(.badFieldType, "the event time is no string")
        }
        if needsPayload { eventTime = timeField.isString ? milliseconds(timeField) : nil }
        guard let eventTime else {
            return timeField.kind == .missing
                ? .reject(.badTimestamp, "no event time") : .reject(.badTimestamp, "the event time is malformed")
        }
        // Where the time is of `mail`, the payload comes after it (contract §11).
        guard !isMistyped else { return .reject(.badFieldType, "the payload is no object") }

        warnings = walker.json.notes.value
        warnings.formUnion(inheritedWarnings)
        var flags: EventFlags = isNotification ? .notification : []
        if type == .bounce { flags.formUnion(bounceFlags()) }
        warn(of: type, eventTime: eventTime, sendTime: sendTime)
        append(type, flags, eventTime: eventTime, sendTime: sendTime, range, to: &batch)
        return .event
    }

    // MARK: No event

    private mutating func ignoredNotification(_ name: FieldValue) -> IgnoreReason {
        if isEqual(name, "AmazonSnsSubscriptionSucceeded") { return .controlNotification }
        if isEqual(name, "Received") { return .inboundMail }
        return .unknownEventType
    }

    /// Decides what an object without a type is, by the keys that it has.
    private mutating func judgeUnnamed() -> RecordOutcome {
        let markers = walker.markers
        if markers.isEmpty { return .reject(.missingType, "neither eventType nor notificationType") }
        if markers[.snsType].isString {
            if markers[.snsMessage].isString, isEqual(markers[.snsType], "Notification") {
                return .envelope(.sns(message: markers[.snsMessage]))
            }
            if isEqual(markers[.snsType], "SubscriptionConfirmation")
                || isEqual(markers[.snsType], "UnsubscribeConfirmation")
            {
                return .ignored(.controlNotification)
            }
        }
        if markers[.detailType].isString {
            return markers[.detail].kind == .object
                ? .envelope(.eventBridge(detail: markers[.detail])) : .ignored(.otherAWSEvent)
        }
        if markers[.records].kind == .array { return .envelope(.lambda(records: markers[.records])) }
        if markers[.messageType].isString {
            if isEqual(markers[.messageType], "CONTROL_MESSAGE") { return .ignored(.controlNotification) }
            if markers[.logEvents].kind == .array { return .envelope(.logs(events: markers[.logEvents])) }
        }
        if markers[.rawData].isString, markers[.attemptsMade].kind != .missing {
            return recoversFirehoseErrors
                ? .envelope(.firehoseError(rawData: markers[.rawData])) : .ignored(.firehoseErrorRecord)
        }
        return judgeQuarantined(markers) ?? .reject(.missingType, "neither eventType nor notificationType")
    }

    private func judgeQuarantined(_ markers: MarkerSlots) -> RecordOutcome? {
        guard markers[.quarantineReason].isString else { return nil }
        let isBase64 = markers[.quarantineBase64].isString
        let raw = isBase64 ? markers[.quarantineBase64] : markers[.quarantineRaw]
        guard raw.isString else { return nil }
        let truncated = markers[.quarantineTruncated]
        if truncated.kind == .boolean, walker.json.bytes[Int(truncated.start)] == UInt8(ascii: "t") {
            return .reject(.tooLong, "its quarantined copy was cut")
        }
        return .envelope(.quarantine(raw: raw, isBase64: isBase64))
    }

    /// Whether the object just walked holds records; such a one may be longer than a record.
    mutating func isEnvelope() -> Bool {
        guard walker.slots[.eventType].isBlank, walker.slots[.notificationType].isBlank else { return false }
        if case .envelope = judgeUnnamed() { return true }
        return false
    }

    // MARK: Warnings

    private mutating func warn(of type: EventType, eventTime: Int64, sendTime: Int64?) {
        if walker.payloadsSeen & ~(1 << UInt16(type.rawValue)) != 0 { warnings.insert(.payloadMismatch) }
        if let sendTime {
            if eventTime < sendTime - 1000 { warnings.insert(.timeBeforeMail) }
            let isLate = eventTime > sendTime + 60 * 86_400_000
            if isLate, type == .open || type == .click { warnings.insert(.openTooLate) }
        } else {
            warnings.insert(.missingSendTime)
        }
        let account = walker.slots[.sendingAccountID]
        self.account = accountNumber(account)
        if self.account == nil, account.isString { warnings.insert(.badAccountID) }
        if type.listsRecipients, walker.recipients.count == 0 { warnings.insert(.emptyRecipients) }
        switch type {
        case .bounce:
            check(.bounceType, known.bounceTypes)
            check(.bounceSubType, known.bounceSubTypes)
        case .complaint:
            check(.complaintSubType, known.complaintSubTypes)
            check(.complaintFeedbackType, known.feedbackTypes)
        case .deliveryDelay: check(.delayType, known.delayTypes)
        default: break
        }
    }

    private mutating func check(_ field: Field, _ table: KeyTable) {
        let value = walker.slots[field]
        if value.isString, walker.action(of: value.range, in: table) == .skip { warnings.insert(.unknownEnum) }
    }

    /// The twelve digits of an account id, or nil.
    private mutating func accountNumber(_ value: FieldValue) -> Int64? {
        guard value.isString else { return nil }
        let (bytes, range) = text(value)
        guard range.count == 12 else { return nil }
        let ends = (first: bytes.word(at: range.lowerBound), last: bytes.word(at: range.lowerBound + 4))
        if let lastAccount, lastAccount.first == ends.first, lastAccount.last == ends.last { return lastAccount.number }
        var number: Int64 = 0
        for index in range {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            number = number * 10 + Int64(digit)
        }
        lastAccount = (ends.first, ends.last, number)
        return number
    }

    private mutating func bounceFlags() -> EventFlags {
        var flags: EventFlags = []
        let subType = walker.slots[.bounceSubType]
        if isEqual(subType, "OnAccountSuppressionList") || isEqual(subType, "OnTenantSuppressionList") {
            flags.insert(.suppressedBounce)
        }
        let type = walker.slots[.bounceType]
        if isEqual(type, "Permanent") {
            if !flags.contains(.suppressedBounce) { flags.insert(.hardBounce) }
        } else if isEqual(type, "Transient") {
            flags.insert(.softBounce)
        } else if isEqual(type, "Undetermined") {
            flags.insert(.undeterminedBounce)
        }
        return flags
    }

    // MARK: Text

    /// The plain text of a string: itself, or decoded where it holds escapes.
    ///
    /// Valid until the next call.
    private mutating func text(_ value: FieldValue) -> (ByteView, Range<Int>) {
        let bytes = walker.json.bytes
        if walker.json.stops.first(from: Int(value.start)) == Int(value.end) { return (bytes, value.range) }
        scratch.removeAll()
        JSONString.decode(bytes, value.range, into: &scratch)
        let count = scratch.count
        for _ in 0..<8 { scratch.append(0) }
        return (scratch.view, 0..<count)
    }

    private mutating func milliseconds(_ value: FieldValue) -> Int64? {
        let (bytes, range) = text(value)
        return timestamps.milliseconds(bytes, range)
    }

    private mutating func isEqual(_ value: FieldValue, _ expected: StaticString) -> Bool {
        guard value.isString else { return false }
        let (bytes, range) = text(value)
        guard range.count == expected.utf8CodeUnitCount else { return false }
        for index in 0..<range.count where unsafe expected.utf8Start[index] != bytes[range.lowerBound + index] {
            return false
        }
        return true
    }

    // MARK: The batch

    private mutating func append(
        _ type: EventType, _ flags: EventFlags, eventTime: Int64, sendTime: Int64?, _ range: Range<Int>,
        to batch: inout EventBatch
    ) {
        batch.block = copiesText ? batch.block : walker.json.bytes
        batch.types.append(type.rawValue)
        batch.flagBits.append(flags.rawValue)
        batch.eventTimes.append(eventTime)
        batch.sendTimes.append(sendTime ?? .min)
        batch.latencies.append(type == .delivery ? wholeNumber(walker.slots[.processingTime]) ?? .min : .min)
        batch.messageIDs.append(store(walker.slots[.messageID], in: &batch))
        if plan.keepsRecord { batch.records.append(copy(range, in: &batch)) }
        for index in 0..<columns.count {
            let value =
                switch columns[index] {
                case .field(let field): walker.slots[field]
                case .extra(let slot): walker.slots.extra(Int(slot))
                }
            batch.values.append(store(value, in: &batch))
        }
        if plan.collectsTags { appendTags(to: &batch) }
        let fromPayload = type.listsRecipients
        let count = fromPayload ? walker.recipients.count : walker.destination.count
        batch.recipientCounts.append(UInt32(count))
        batch.recipientStarts.append(UInt32(batch.recipientAddresses.count))
        guard plan.recipients == .all || plan.recipients == .ofPayload && fromPayload else { return }
        for index in 0..<count {
            let recipient = fromPayload ? walker.recipients[index] : walker.destination[index]
            batch.recipientAddresses.append(store(recipient.address, in: &batch))
            batch.recipientStatuses.append(store(recipient.status, in: &batch))
        }
    }

    private mutating func appendTags(to batch: inout EventBatch) {
        batch.tagStarts.append(UInt32(batch.tagNames.count))
        for index in 0..<walker.tags.count {
            let tag = walker.tags[index]
            batch.tagNames.append(store(tag.name, in: &batch))
            batch.tagValues.append(store(tag.value, in: &batch))
        }
    }

    /// A string as text of the batch; anything else counts as missing.
    @inline(__always) private mutating func store(_ value: FieldValue, in batch: inout EventBatch) -> TextRange {
        guard value.isString else { return .missing }
        if walker.json.stops.first(from: Int(value.start)) == Int(value.end) { return copy(value.range, in: &batch) }
        let start = batch.arena.count
        JSONString.decode(walker.json.bytes, value.range, into: &batch.arena)
        return TextRange(location: UInt32(start) | TextRange.arenaBit, count: UInt32(batch.arena.count - start))
    }

    @inline(__always) private func copy(_ range: Range<Int>, in batch: inout EventBatch) -> TextRange {
        guard copiesText else {
            return TextRange(location: UInt32(range.lowerBound), count: UInt32(range.count))
        }
        let start = batch.arena.count
        unsafe batch.arena.append(walker.json.bytes.buffer(range))
        return TextRange(location: UInt32(start) | TextRange.arenaBit, count: UInt32(range.count))
    }

    /// A whole number of at most 18 digits, or nil.
    private func wholeNumber(_ value: FieldValue) -> Int64? {
        guard value.kind == .number, value.range.count <= 18 else { return nil }
        var result: Int64 = 0
        var isNegative = false
        for index in value.range {
            let byte = walker.json.bytes[index]
            if index == value.range.lowerBound, byte == UInt8(ascii: "-") {
                isNegative = true
                continue
            }
            guard byte &- 0x30 < 10 else { return nil }
            result = result * 10 + Int64(byte &- 0x30)
        }
        return isNegative ? -result : result
    }
}

extension EventType {
    /// Whether the payload lists the recipients that the event is about; else it is about `mail.destination`.
    var listsRecipients: Bool {
        switch self {
        case .delivery, .bounce, .complaint, .deliveryDelay: true
        default: false
        }
    }

    /// Whether its only time is `mail.timestamp`, and its payload may be left out.
    var isTimedByMail: Bool { self == .send || self == .reject || self == .renderingFailure }

    /// Whether SES sends feedback notifications of it (R§2).
    public var hasNotification: Bool { self == .bounce || self == .complaint || self == .delivery }
}
