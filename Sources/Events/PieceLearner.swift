internal import CByteScan

/// Takes a sound record apart into the steps of a ``PieceTable``: the pieces that others like it share, the gaps between
/// them, and what ``RecordWalker`` does at each place.
///
/// It goes the walker's way through the record, by the same tables. What tells a gap from others is the way to it: the
/// type of the event, the keys of the containers that are open, and whether an array's element is its first. Where
/// the walker would do anything out of the ordinary, nothing is learnt: such a record is the walker's alone.
struct PieceLearner {
    let json: JSONScanner
    let tables: KeyTables
    private(set) var steps: [PieceTable.Step] = []
    /// The way to the value at hand.
    private var path: [UInt8] = []
    private var type: EventType?
    private var notes: [PieceTable.Note] = []
    private var textStart = 0
    private var depth = 0

    /// Most steps of a record.
    private static let maximumSteps = 600

    init(json: JSONScanner, tables: KeyTables) {
        self.json = json
        self.tables = tables
    }

    /// Takes the record at `position` apart, which was found sound; whether that is of use.
    mutating func learn(_ position: Int) -> Bool {
        textStart = position
        // What comes before the type is on the way to gaps of its own.
        path = [UInt8.max]
        guard let end = object(position, tables.record), type != nil else { return false }
        return endPiece(at: end)
    }

    // MARK: Pieces

    /// Ends the piece at hand, at the end of the record or where a gap begins.
    private mutating func endPiece(at end: Int) -> Bool {
        guard end - textStart <= PieceTable.maximumLength, notes.count < SESSTAT_PIECE_MARKS,
            steps.count < Self.maximumSteps
        else { return false }
        steps.append(PieceTable.Step(text: textStart..<end, notes: notes))
        notes.removeAll()
        return true
    }

    /// A gap from `start` to `end`: the inside of a string, or a number.
    private mutating func gap(_ start: Int, _ end: Int, isNumber: Bool, _ action: PieceAction) -> Bool {
        guard endPiece(at: start) else { return false }
        let last = steps.count - 1
        steps[last].gap = path + [isNumber ? 1 : 0]
        steps[last].action = action
        steps[last].isNumber = isNumber
        textStart = end
        return true
    }

    private mutating func note(_ action: PieceAction, _ start: Int, _ end: Int? = nil) {
        notes.append(PieceTable.Note(action: action, range: start..<(end ?? start)))
    }

    // MARK: Containers

    /// Goes through an object; nil where nothing is to be learnt.
    private mutating func object(_ position: Int, _ table: KeyTable?) -> Int? {
        depth += 1
        // One less than the limit, so that the same holds for an element of a top-level array.
        guard depth < json.maximumDepth else { return nil }
        path.append(UInt8(ascii: "{"))
        var at = json.skipSpace(position + 1)
        while json.bytes[at] != UInt8(ascii: "}") {
            let keyEnd = json.skipString(at + 1) - 1
            guard json.stops.first(from: at + 1) == keyEnd else { return nil }
            let action = table?.action(json.bytes, at + 1, keyEnd - at - 1) ?? .skip
            let way = path.count
            unsafe path.append(contentsOf: json.bytes.buffer(at..<keyEnd + 1))
            guard let end = value(json.skipSpace(json.skipSpace(keyEnd + 1) + 1), action) else { return nil }
            path.removeLast(path.count - way)
            at = json.skipSpace(end)
            if json.bytes[at] == UInt8(ascii: ",") { at = json.skipSpace(at + 1) }
        }
        path.removeLast()
        depth -= 1
        return at + 1
    }

    /// Goes through an array, each element as `element` says.
    private mutating func array(
        _ position: Int, _ element: (_ learner: inout PieceLearner, _ position: Int, _ isFirst: Bool) -> Int?
    ) -> Int? {
        guard json.bytes[position] == UInt8(ascii: "[") else { return nil }
        depth += 1
        guard depth < json.maximumDepth else { return nil }
        path.append(UInt8(ascii: "["))
        let last = path.count - 1
        var at = json.skipSpace(position + 1)
        while json.bytes[at] != UInt8(ascii: "]") {
            guard let end = element(&self, at, path[last] == UInt8(ascii: "[")) else { return nil }
            path[last] = UInt8(ascii: ",")
            at = json.skipSpace(end)
            if json.bytes[at] == UInt8(ascii: ",") { at = json.skipSpace(at + 1) }
        }
        path.removeLast()
        depth -= 1
        return at + 1
    }

    /// Goes through a value of which no more is kept than what `string` says of a string.
    private mutating func plain(_ position: Int, string: PieceAction = .none) -> Int? {
        switch json.bytes[position] {
        case UInt8(ascii: "\""):
            let end = json.skipString(position + 1)
            return gap(position + 1, end - 1, isNumber: false, string) ? end : nil
        case UInt8(ascii: "{"): return object(position, nil)
        case UInt8(ascii: "["): return array(position) { learner, at, _ in learner.plain(at) }
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"): return json.skipValue(position, depth: 0)
        default: return number(position, .none)
        }
    }

    private mutating func number(_ position: Int, _ action: PieceAction) -> Int? {
        let end = json.skipNumber(position)
        return gap(position, end, isNumber: true, action) ? end : nil
    }

    /// Goes through an object by its table, and through anything else as through what nobody asked for.
    private mutating func container(_ position: Int, _ table: KeyTable) -> Int? {
        json.bytes[position] == UInt8(ascii: "{") ? object(position, table) : plain(position)
    }

    // MARK: Values

    /// Goes through the value of a key; compare ``RecordWalker``, which this has to agree with.
    private mutating func value(_ position: Int, _ action: KeyAction) -> Int? {
        switch action {
        case .skip: return plain(position)
        case .keep(.eventType): return typeName(position, .type)
        case .keep(.notificationType): return typeName(position, .notificationType)
        case .keep(let field): return keep(position, field)
        case .mail:
            guard type != nil, json.bytes[position] == UInt8(ascii: "{") else { return nil }
            note(PieceAction(.beginMail), position)
            guard let end = object(position, tables.mail) else { return nil }
            note(PieceAction(.endMail), end)
            return end
        case .payload(let payload):
            guard let type, json.bytes[position] == UInt8(ascii: "{") else { return nil }
            note(PieceAction(payload == type ? .payload : .otherPayload, payload), position)
            return object(position, payload == type ? tables.payloads[Int(type.rawValue)] : nil)
        case .destination:
            note(PieceAction(.beginDestination), position)
            return array(position) { learner, at, _ in learner.plain(at, string: PieceAction(.destination)) }
        case .recipientStrings:
            note(PieceAction(.beginRecipients), position)
            return array(position) { learner, at, _ in learner.plain(at, string: PieceAction(.recipient)) }
        case .recipientObjects:
            note(PieceAction(.beginRecipients), position)
            return elements(position, tables.recipient, .endRecipient)
        case .headers:
            note(PieceAction(.beginHeaders), position)
            return elements(position, tables.header, .endHeader)
        case .tags:
            guard !tables.collectsTags else { return nil }
            note(PieceAction(.beginTags), position)
            return container(position, tables.tags)
        case .linkTags:
            note(PieceAction(.beginLinkTags), position)
            return container(position, tables.linkTags)
        case .tag(let slot), .linkTag(let slot): return tag(position, slot)
        case .otherTag:
            let first = json.bytes[position]
            return first == UInt8(ascii: "[") || first == UInt8(ascii: "n") ? plain(position) : nil
        case .marker: return nil
        }
    }

    /// The name of the event's type is part of a piece, for the rest of the walk depends on it.
    private mutating func typeName(_ position: Int, _ kind: PieceAction.Kind) -> Int? {
        guard type == nil, json.bytes[position] == UInt8(ascii: "\"") else { return nil }
        let end = json.skipString(position + 1)
        guard json.stops.first(from: position + 1) == end - 1,
            case .payload(let named) = tables.typeNames.action(json.bytes, position + 1, end - position - 2)
        else { return nil }
        type = named
        path[0] = named.rawValue
        note(PieceAction(kind, named), position + 1, end - 1)
        return end
    }

    private mutating func keep(_ position: Int, _ field: Field) -> Int? {
        switch json.bytes[position] {
        case UInt8(ascii: "\""): return plain(position, string: PieceAction(.keepString, field))
        case UInt8(ascii: "{"), UInt8(ascii: "["): return nil
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
            let end = json.skipValue(position, depth: 0)
            note(PieceAction(.keepOther, field), position, end)
            return end
        default: return number(position, PieceAction(.keepOther, field))
        }
    }

    /// A list of recipients or headers.
    private mutating func elements(_ position: Int, _ table: KeyTable, _ last: PieceAction.Kind) -> Int? {
        array(position) { learner, at, _ in
            guard learner.json.bytes[at] == UInt8(ascii: "{") else { return nil }
            learner.note(PieceAction(.beginElement), at)
            guard let end = learner.object(at, table) else { return nil }
            learner.note(PieceAction(last), end)
            return end
        }
    }

    /// A planned tag: the first element of its list is kept.
    private mutating func tag(_ position: Int, _ slot: UInt16) -> Int? {
        let first = json.skipSpace(position + 1)
        guard slot <= UInt8.max, json.bytes[position] == UInt8(ascii: "["), json.bytes[first] == UInt8(ascii: "\"")
        else { return nil }
        let action = PieceAction(.extra, UInt8(slot))
        return array(position) { learner, at, isFirst in learner.plain(at, string: isFirst ? action : .none) }
    }
}
