/// Message tags of which all are wanted, whatever their names.
extension RecordWalker {
    /// One tag of a message; the value is missing where its list holds no string first.
    struct Tag: BitwiseCopyable {
        var name: FieldValue
        var value: FieldValue
    }

    /// Crosses the object of all message tags and keeps each, in order; of a name that is there twice, both.
    mutating func walkTags(_ position: Int, depth: Int) -> Int {
        guard json.bytes[position] == UInt8(ascii: "{"), depth < json.maximumDepth else {
            return json.crossValue(position, depth: depth, &json.cursor)
        }
        var at = json.skipSpace(position &+ 1)
        if json.bytes[at] == UInt8(ascii: "}") { return at &+ 1 }
        while true {
            guard json.bytes[at] == UInt8(ascii: "\"") else { return json.failure(at) }
            let start = at &+ 1
            at = json.crossString(start, &json.cursor)
            if at < 0 { return at }
            let name = FieldValue(start: UInt32(start), end: UInt32(at &- 1), kind: .string)
            at = json.skipSpace(at)
            guard json.bytes[at] == UInt8(ascii: ":") else { return json.failure(at) }
            at = keepTag(name, json.skipSpace(at &+ 1), depth: depth &+ 1)
            if at < 0 { return at }
            at = json.skipSpace(at)
            if json.bytes[at] == UInt8(ascii: ",") {
                at = json.skipSpace(at &+ 1)
            } else {
                return json.bytes[at] == UInt8(ascii: "}") ? at &+ 1 : json.failure(at)
            }
        }
    }

    /// Crosses the value of a tag and keeps it, also in its own slot where it is planned by name.
    private mutating func keepTag(_ name: FieldValue, _ position: Int, depth: Int) -> Int {
        let first = json.bytes[position]
        let end = json.crossValue(position, depth: depth, &json.cursor)
        if end < 0 { return end }
        if first != UInt8(ascii: "["), first != UInt8(ascii: "n") { json.notes.raise(.tagNotArray) }
        let value = firstText(of: position, end: end)
        if case .tag(let slot) = action(of: name.range, in: tables.tags) { slots.setExtra(Int(slot), value) }
        tags.append(Tag(name: name, value: value))
        return end
    }
}
