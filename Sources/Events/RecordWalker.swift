/// Crosses one record, which is validated whole, and notes where the planned values stand.
///
/// In: a position at `{`. Out: the position behind the record or a ``ScanFailure``; the values in ``slots``,
/// ``recipients`` and ``destination``, until the next record is walked.
struct RecordWalker {
    /// One element of a list of recipients.
    struct Recipient: BitwiseCopyable {
        var address: FieldValue
        var status: FieldValue
    }

    var json: JSONScanner
    let tables: KeyTables
    var slots: RecordSlots
    var destination = Column<Recipient>(capacity: 64)
    var recipients = Column<Recipient>(capacity: 64)
    /// All message tags, where the plan collects them.
    var tags = Column<Tag>(capacity: 64)
    /// Markers of envelopes and foreign records, and where their values stand.
    private(set) var markers: MarkerSlots = .init()
    /// Payload objects of the record, a bit a type; and payload keys whose value is something else.
    private(set) var payloadsSeen: UInt16 = 0
    private(set) var payloadsMistyped: UInt16 = 0
    /// The type whose payload is in the slots.
    private var payloadWalked: EventType?
    private var wantedType: EventType?
    /// Where the type's name was when it was last read, and the type.
    private var typeName = FieldValue.missing
    private var typeNamed: EventType?
    private var decoded = ByteArena(capacity: 64)
    /// What records have in common, as far as it was learnt.
    var pieces = PieceTable()

    init(json: JSONScanner, tables: KeyTables) {
        self.json = json
        self.tables = tables
        slots = RecordSlots(extraCount: tables.slotCount)
    }

    /// Frees what the walker owns.
    ///
    /// The owner calls it once, at its end.
    func deallocate() {
        slots.deallocate()
        destination.deallocate()
        recipients.deallocate()
        tags.deallocate()
        decoded.deallocate()
        pieces.deallocate()
        tables.deallocate()
    }

    /// Crosses the record at `position`; `depth` is its own: 1, or 2 inside a top-level array.
    ///
    /// A payload may stand before the type that says which one is meant; when the wrong one was kept, the record is
    /// walked again with the type known.
    mutating func walk(_ position: Int, depth: Int) -> Int {
        if let end = follow(position) { return end }
        wantedType = nil
        let end = walkOnce(position, depth: depth)
        guard end >= 0, let type = eventType else { return end }
        guard payloadWalked != type, hasPayload(of: type) else {
            learn(position)
            return end
        }
        wantedType = type
        return walkOnce(position, depth: depth)
    }

    /// Whether the record holds the payload object of a type.
    func hasPayload(of type: EventType) -> Bool { payloadsSeen & (1 << UInt16(type.rawValue)) != 0 }

    private mutating func walkOnce(_ position: Int, depth: Int) -> Int {
        clear()
        json.placeCursor(at: position)
        return walkObject(position &+ 1, tables.record, depth: depth)
    }

    /// Forgets the record before.
    @inline(__always) mutating func clear() {
        json.notes.clear()
        slots.removeAll()
        markers.removeAll()
        destination.removeAll()
        recipients.removeAll()
        tags.removeAll()
        payloadsSeen = 0
        payloadsMistyped = 0
        payloadWalked = nil
        typeName = .missing
    }

    /// The type that the record names, nil where it names none or one that is not known.
    var eventType: EventType? {
        mutating get {
            let named = slots[.eventType]
            let value = named.isBlank ? slots[.notificationType] : named
            guard value.isString else { return nil }
            // It is asked for several times a record, with the name in the same place as a rule.
            if value != typeName {
                if case .payload(let type) = action(of: value.range, in: tables.typeNames) {
                    setType(type, named: value)
                } else {
                    setType(nil, named: value)
                }
            }
            return typeNamed
        }
    }

    /// Keeps in mind what type a name stands for.
    @inline(__always) mutating func setType(_ type: EventType?, named name: FieldValue) {
        typeName = name
        typeNamed = type
    }

    // MARK: Objects

    /// Crosses an object from behind its brace on, and does with each value what the table says of its key.
    ///
    /// What most keys need is done here, with the cursor at hand; ``perform(_:_:depth:)`` does the rest.
    private mutating func walkObject(_ position: Int, _ table: KeyTable, depth: Int) -> Int {
        let bytes = json.bytes
        var cursor = json.cursor
        var at = json.skipSpace(position)
        if bytes[at] == UInt8(ascii: "}") { return at &+ 1 }
        while true {
            guard bytes[at] == UInt8(ascii: "\"") else { return json.failure(at) }
            let start = at &+ 1
            let action: KeyAction
            at = json.plainStringEnd(start, &cursor)
            if at >= 0 {
                action = table.action(bytes, start, at &- start)
                at &+= 1
            } else {
                at = json.skipString(start)
                if at < 0 { return at }
                action = self.action(of: start..<(at &- 1), in: table)
            }
            if bytes[at] != UInt8(ascii: ":") {
                at = json.skipSpace(at)
                guard bytes[at] == UInt8(ascii: ":") else { return json.failure(at) }
            }
            at = json.skipSpace(at &+ 1)
            switch action {
            case .skip:
                at = json.crossValue(at, depth: depth, &cursor)
            case .keep(let field):
                at = keep(at, field, depth: depth, &cursor)
            case .otherTag:
                let first = bytes[at]
                if first != UInt8(ascii: "["), first != UInt8(ascii: "n") { json.notes.raise(.tagNotArray) }
                at = json.crossValue(at, depth: depth, &cursor)
            default:
                json.cursor = cursor
                at = perform(action, at, depth: depth)
                cursor = json.cursor
            }
            if at < 0 { return at }
            if bytes[at] <= 0x20 { at = json.skipSpace(at) }
            if bytes[at] == UInt8(ascii: ",") {
                at = json.skipSpace(at &+ 1)
            } else {
                json.cursor = cursor
                return bytes[at] == UInt8(ascii: "}") ? at &+ 1 : json.failure(at)
            }
        }
    }

    /// Keeps where the value of a field stands and crosses it.
    @inline(__always) private mutating func keep(_ position: Int, _ field: Field, depth: Int, _ cursor: inout Int)
        -> Int
    {
        let first = json.bytes[position]
        let end = json.crossValue(position, depth: depth, &cursor)
        if end < 0 { return end }
        slots[field] =
            first == UInt8(ascii: "\"")
            ? FieldValue(
                start: UInt32(truncatingIfNeeded: position &+ 1), end: UInt32(truncatingIfNeeded: end &- 1),
                kind: .string)
            : FieldValue(
                start: UInt32(truncatingIfNeeded: position), end: UInt32(truncatingIfNeeded: end),
                kind: JSONKind(firstByte: first))
        return end
    }

    /// Looks up the text between two quotes.
    mutating func action(of range: Range<Int>, in table: KeyTable) -> KeyAction {
        let (bytes, plain) = text(range)
        return table.action(bytes, plain.lowerBound, plain.count)
    }

    /// The text between two quotes: itself, or decoded where it holds escapes.
    ///
    /// Eight bytes can be read behind it. It is valid until the next call.
    @inline(__always) mutating func text(_ range: Range<Int>) -> (ByteView, Range<Int>) {
        if json.stops.first(from: range.lowerBound) == range.upperBound { return (json.bytes, range) }
        decoded.removeAll()
        JSONString.decode(json.bytes, range, into: &decoded)
        let count = decoded.count
        for _ in 0..<8 { decoded.append(0) }
        return (decoded.view, 0..<count)
    }

    /// Keeps where a value stands and crosses it.
    private mutating func keep(_ position: Int, depth: Int, _ value: inout FieldValue) -> Int {
        let first = json.bytes[position]
        let end = json.crossValue(position, depth: depth, &json.cursor)
        if end < 0 { return end }
        if first == UInt8(ascii: "\"") {
            value = FieldValue(start: UInt32(position &+ 1), end: UInt32(end &- 1), kind: .string)
        } else {
            value = FieldValue(start: UInt32(position), end: UInt32(end), kind: JSONKind(firstByte: first))
        }
        return end
    }

    // MARK: Elements of lists

    /// Forgets the element before.
    mutating func clearElement() { slots.remove(Field.ofElement) }

    mutating func append(_ recipient: Recipient, isDestination: Bool) {
        if isDestination { destination.append(recipient) } else { recipients.append(recipient) }
    }

    // MARK: Values

    private mutating func perform(_ action: KeyAction, _ position: Int, depth: Int) -> Int {
        var value = FieldValue.missing
        switch action {
        case .skip:
            return json.crossValue(position, depth: depth, &json.cursor)
        case .keep(let field):
            var cursor = json.cursor
            defer { json.cursor = cursor }
            return keep(position, field, depth: depth, &cursor)
        case .marker(let marker):
            let end = keep(position, depth: depth, &value)
            markers[marker] = value
            return end
        case .mail:
            beginMail()
            return walkContainer(.mail, tables.mail, position, depth: depth)
        case .payload(let type):
            return walkPayload(type, position, depth: depth)
        case .destination:
            destination.removeAll()
            return walkStrings(position, depth: depth, isDestination: true)
        case .recipientStrings:
            recipients.removeAll()
            return walkStrings(position, depth: depth, isDestination: false)
        case .recipientObjects:
            recipients.removeAll()
            return walkObjects(position, depth: depth, tables.recipient)
        case .headers:
            slots.removeExtras(tables.headerRange)
            return walkObjects(position, depth: depth, tables.header)
        case .tags:
            beginTags()
            guard tables.collectsTags else { return walkContainer(nil, tables.tags, position, depth: depth) }
            return walkTags(position, depth: depth)
        case .linkTags:
            slots.removeExtras(tables.linkTagSlots)
            return walkContainer(nil, tables.linkTags, position, depth: depth)
        case .tag(let slot):
            return walkTag(position, depth: depth, slot: Int(slot), isLinkTag: false)
        case .linkTag(let slot):
            return walkTag(position, depth: depth, slot: Int(slot), isLinkTag: true)
        case .otherTag:
            let first = json.bytes[position]
            if first != UInt8(ascii: "["), first != UInt8(ascii: "n") { json.notes.raise(.tagNotArray) }
            return json.crossValue(position, depth: depth, &json.cursor)
        }
    }

    /// Forgets what an earlier `mail` of the record held: of equal keys the last counts (contract §11).
    mutating func beginMail() {
        slots.remove(Field.ofMail)
        slots.removeExtras(tables.tagSlots)
        slots.removeExtras(tables.headerRange)
        json.notes.lower(.tagNotArray)
        destination.removeAll()
        tags.removeAll()
    }

    /// Likewise for tags.
    mutating func beginTags() {
        slots.removeExtras(tables.tagSlots)
        json.notes.lower(.tagNotArray)
        tags.removeAll()
    }

    /// Crosses an object by its table, and anything else unseen; notes in `field` what it was.
    mutating func walkContainer(_ field: Field?, _ table: KeyTable, _ position: Int, depth: Int) -> Int {
        guard json.bytes[position] == UInt8(ascii: "{"), depth < json.maximumDepth else {
            var value = FieldValue.missing
            let end = keep(position, depth: depth, &value)
            if let field { slots[field] = value }
            return end
        }
        let end = walkObject(position &+ 1, table, depth: depth &+ 1)
        if let field, end >= 0 {
            slots[field] = FieldValue(start: UInt32(position), end: UInt32(end), kind: .object)
        }
        return end
    }

    private mutating func walkPayload(_ type: EventType, _ position: Int, depth: Int) -> Int {
        let first = json.bytes[position]
        let isObject = first == UInt8(ascii: "{")
        notePayload(type, isObject: isObject, isMistyped: !isObject && first != UInt8(ascii: "n"))
        let wanted = wantedType == nil ? eventType : wantedType
        if let wanted, wanted != type { return json.crossValue(position, depth: depth, &json.cursor) }
        enterPayload(type)
        return walkContainer(nil, tables.payloads[Int(type.rawValue)], position, depth: depth)
    }

    /// Notes that the record has a payload of a type, or something else under its key.
    @inline(__always) mutating func notePayload(_ type: EventType, isObject: Bool, isMistyped: Bool) {
        let bit: UInt16 = 1 &<< UInt16(type.rawValue)
        payloadsSeen = isObject ? payloadsSeen | bit : payloadsSeen & ~bit
        payloadsMistyped = isMistyped ? payloadsMistyped | bit : payloadsMistyped & ~bit
    }

    /// Makes a payload the one that is kept.
    @inline(__always) mutating func enterPayload(_ type: EventType) {
        payloadWalked = type
        slots.remove(Field.ofPayload)
        slots.removeExtras(tables.linkTagSlots)
        recipients.removeAll()
    }
}
