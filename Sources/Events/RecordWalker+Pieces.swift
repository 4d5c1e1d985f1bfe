/// The short way through a record: along pieces that it shares with records before it (``PieceTable``).
///
/// What is kept of a record is the same as on the long way, for the actions at its places are those of the long way;
/// where anything is strange, nothing has happened yet, and the long way is gone.
extension RecordWalker {
    /// Crosses the record at `position` and does what its pieces and gaps say; nil where it is strange.
    mutating func follow(_ position: Int) -> Int? {
        guard pieces.isWorthTrying() else { return nil }
        json.placeCursor(at: position)
        guard let (end, count) = pieces.follow(&json, position) else { return nil }
        clear()
        var mail: UInt32 = 0
        for index in 0..<count {
            let (action, start, end) = pieces.mark(index)
            perform(action, start, end, &mail)
        }
        return end
    }

    /// Learns from a record that was walked the long way, if it is worth it.
    mutating func learn(_ position: Int) {
        guard json.places != nil, pieces.miss(), json.notes.value.isEmpty, markers.isEmpty else { return }
        var learner = PieceLearner(json: json, tables: tables)
        if learner.learn(position) { pieces.learn(learner.steps, json.bytes) } else { pieces.refuse() }
    }

    @inline(__always) private mutating func perform(
        _ action: PieceAction, _ start: UInt32, _ end: UInt32, _ mail: inout UInt32
    ) {
        let string = FieldValue(start: start, end: end, kind: .string)
        switch action.kind {
        case .none: break
        case .keepString: slots[action.field] = string
        case .keepOther:
            slots[action.field] = FieldValue(
                start: start, end: end, kind: JSONKind(firstByte: json.bytes[Int(start)]))
        case .type: name(string, action.type, .eventType)
        case .notificationType: name(string, action.type, .notificationType)
        case .beginMail:
            mail = start
            beginMail()
        case .endMail: slots[.mail] = FieldValue(start: mail, end: end, kind: .object)
        case .payload: beginPayload(action.type)
        case .otherPayload: notePayload(action.type, isObject: true, isMistyped: false)
        case .beginDestination: destination.removeAll()
        case .destination: append(Recipient(address: string, status: .missing), isDestination: true)
        case .beginRecipients: recipients.removeAll()
        case .recipient: append(Recipient(address: string, status: .missing), isDestination: false)
        case .beginElement: clearElement()
        case .endRecipient: keepRecipient()
        case .endHeader: keepHeader()
        case .beginHeaders: slots.removeExtras(tables.headerRange)
        case .beginTags: beginTags()
        case .beginLinkTags: slots.removeExtras(tables.linkTagSlots)
        case .extra: slots.setExtra(Int(action.argument), string)
        }
    }

    private mutating func beginPayload(_ type: EventType) {
        notePayload(type, isObject: true, isMistyped: false)
        enterPayload(type)
    }

    /// Keeps the name of the event's type, which the pieces have told already.
    private mutating func name(_ value: FieldValue, _ type: EventType, _ field: Field) {
        slots[field] = value
        setType(type, named: value)
    }
}
