internal import Metrics

/// What the JSON of several reports has in common: members that may be null, and the dimensions of a group.
struct ReportJSON {
    /// The text so far.
    var json = JSONBytes()
    private let time: ZonedTime

    /// Nothing yet; instants will be those of a zone.
    init(_ zone: TimeZoneRules) { time = ZonedTime(zone) }

    /// An object as the value of a key, or without one as an element.
    mutating func object(_ name: String? = nil, _ content: (inout ReportJSON) -> Void) {
        if let name { json.key(name) }
        json.open("{")
        content(&self)
        json.close("}")
    }

    /// An object as the value of a key; `null` for nil.
    mutating func object<Content>(
        _ name: String, _ content: Content?, _ append: (inout ReportJSON, Content) -> Void
    ) {
        if let content { object(name) { append(&$0, content) } } else { member(name, String?.none) }
    }

    /// An array, one element after the other.
    mutating func array<Element>(
        _ name: String, _ elements: [Element], _ content: (inout ReportJSON, Element) -> Void
    ) {
        json.key(name)
        json.open("[")
        for element in elements { content(&self, element) }
        json.close("]")
    }

    /// A member of text; `null` for nil.
    mutating func member(_ name: String, _ text: String?) {
        json.key(name)
        if let text { json.string(text) } else { json.literal("null") }
    }

    /// A member that is a number; `null` for nil.
    mutating func member(_ name: String, _ number: Int64?) {
        json.key(name)
        json.literal(number.map { "\($0)" } ?? "null")
    }

    /// A member that is a fraction, in the shortest form that reads back the same; `null` for nil.
    mutating func member(_ name: String, fraction: Double?) {
        json.key(name)
        json.literal(fraction.map { $0 == 0 ? "0" : $0 == 1 ? "1" : "\($0)" } ?? "null")
    }

    /// A member that is an instant; `null` for nil.
    mutating func member(_ name: String, instant: Int64?) { member(name, instant.map(time.text)) }

    /// A group's values by the names of their dimensions, in order, as `metrics --format json` has them.
    mutating func dimensions(_ names: [String], of group: Group) {
        array("dimensions", Array(zip(names, group.texts))) { writer, dimension in
            writer.object { writer in
                writer.member("name", dimension.0)
                writer.member("value", dimension.1)
            }
        }
    }

    /// The bytes of a whole document, with its newline.
    static func document(_ zone: TimeZoneRules, _ content: (inout ReportJSON) -> Void) -> [UInt8] {
        var writer = ReportJSON(zone)
        writer.object(nil, content)
        writer.json.newline()
        return writer.json.bytes
    }
}
