/// Lists inside a record: addresses, objects with an address, headers, and the values of tags.
extension RecordWalker {
    /// Crosses a list of addresses; an element that is no string counts as missing.
    mutating func walkStrings(_ position: Int, depth: Int, isDestination: Bool) -> Int {
        guard json.bytes[position] == UInt8(ascii: "["), depth < json.maximumDepth else {
            return json.crossValue(position, depth: depth, &json.cursor)
        }
        var at = json.skipSpace(position &+ 1)
        if json.bytes[at] == UInt8(ascii: "]") { return at &+ 1 }
        while true {
            let isString = json.bytes[at] == UInt8(ascii: "\"")
            let end = json.crossValue(at, depth: depth &+ 1, &json.cursor)
            if end < 0 { return end }
            if isString {
                let address = FieldValue(start: UInt32(at &+ 1), end: UInt32(end &- 1), kind: .string)
                append(Recipient(address: address, status: .missing), isDestination: isDestination)
            }
            at = json.skipSpace(end)
            if json.bytes[at] == UInt8(ascii: ",") {
                at = json.skipSpace(at &+ 1)
            } else {
                return json.bytes[at] == UInt8(ascii: "]") ? at &+ 1 : json.failure(at)
            }
        }
    }

    /// Crosses a list of objects, or a single one in its place (R§1.5 of `delayedRecipients`): recipients or headers.
    mutating func walkObjects(_ position: Int, depth: Int, _ table: KeyTable) -> Int {
        if json.bytes[position] == UInt8(ascii: "{") { return walkElement(position, depth: depth, table) }
        guard json.bytes[position] == UInt8(ascii: "["), depth < json.maximumDepth else {
            return json.crossValue(position, depth: depth, &json.cursor)
        }
        var at = json.skipSpace(position &+ 1)
        if json.bytes[at] == UInt8(ascii: "]") { return at &+ 1 }
        while true {
            at = walkElement(at, depth: depth &+ 1, table)
            if at < 0 { return at }
            at = json.skipSpace(at)
            if json.bytes[at] == UInt8(ascii: ",") {
                at = json.skipSpace(at &+ 1)
            } else {
                return json.bytes[at] == UInt8(ascii: "]") ? at &+ 1 : json.failure(at)
            }
        }
    }

    /// Crosses one recipient or header.
    private mutating func walkElement(_ position: Int, depth: Int, _ table: KeyTable) -> Int {
        guard json.bytes[position] == UInt8(ascii: "{") else {
            return json.crossValue(position, depth: depth, &json.cursor)
        }
        clearElement()
        let end = walkContainer(nil, table, position, depth: depth)
        if end < 0 { return end }
        if table.isIdentical(to: tables.header) {
            keepHeader()
        } else {
            keepRecipient()
        }
        return end
    }

    /// Keeps the recipient at hand.
    mutating func keepRecipient() {
        append(Recipient(address: slots[.recipientAddress], status: slots[.recipientStatus]), isDestination: false)
    }

    /// Keeps the value of the header at hand if it is planned and the first of its name.
    mutating func keepHeader() {
        let name = slots[.headerName]
        let value = slots[.headerValue]
        guard name.isString, value.isString else { return }
        let (bytes, range) = text(name.range)
        for index in tables.headerSlots.indices {
            let slot = tables.headerSlots[index].slot
            if slots.extra(slot).kind == .missing,
                RecordWalker.isEqualIgnoringCase(bytes, range, tables.headerSlots[index].name)
            {
                slots.setExtra(slot, value)
            }
        }
    }

    private static func isEqualIgnoringCase(_ bytes: ByteView, _ range: Range<Int>, _ lowercase: [UInt8]) -> Bool {
        guard range.count == lowercase.count else { return false }
        for index in lowercase.indices
        where ASCII.lowercased(bytes[range.lowerBound + index]) != lowercase[index] {
            return false
        }
        return true
    }

    /// Crosses the value of a planned tag: the first element of an array, or a bare string, which draws a warning.
    mutating func walkTag(_ position: Int, depth: Int, slot: Int, isLinkTag: Bool) -> Int {
        let first = json.bytes[position]
        let end = json.crossValue(position, depth: depth, &json.cursor)
        if end < 0 { return end }
        slots.setExtra(slot, firstText(of: position, end: end))
        if first != UInt8(ascii: "["), first != UInt8(ascii: "n"), !isLinkTag { json.notes.raise(.tagNotArray) }
        return end
    }

    /// The text of a sound value from `position` to `end`: the first element of an array, or a bare string; else missing.
    func firstText(of position: Int, end: Int) -> FieldValue {
        switch json.bytes[position] {
        case UInt8(ascii: "["):
            let element = json.skipSpace(position &+ 1)
            guard json.bytes[element] == UInt8(ascii: "\"") else { return .missing }
            let elementEnd = json.skipString(element &+ 1)
            return FieldValue(start: UInt32(element &+ 1), end: UInt32(elementEnd &- 1), kind: .string)
        case UInt8(ascii: "\""):
            return FieldValue(start: UInt32(position &+ 1), end: UInt32(end &- 1), kind: .string)
        default:
            return .missing
        }
    }
}
