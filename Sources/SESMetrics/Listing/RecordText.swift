internal import Events

/// The text of a record that the scanner has found sound, looked at value by value.
///
/// Where its functions take a position, it is that of a value's first byte.
struct RecordText {
    /// A member of an object.
    struct Member {
        /// Between the quotes of its key.
        var key: Range<Int>
        var value: Range<Int>
    }

    private(set) var bytes: [UInt8] = []

    /// Takes the text of another record.
    mutating func replace(_ record: UnsafeRawBufferPointer) {
        bytes.removeAll(keepingCapacity: true)
        unsafe bytes.append(contentsOf: record)
    }

    /// The first byte of a value, by which its type is told.
    func kind(_ value: Range<Int>) -> Unicode.Scalar { Unicode.Scalar(bytes[value.lowerBound]) }

    /// The members of an object, in order; none of anything else.
    func members(_ object: Range<Int>) -> [Member] {
        guard kind(object) == "{" else { return [] }
        var members: [Member] = []
        var at = skipSpace(object.lowerBound + 1)
        while bytes[at] == UInt8(ascii: "\"") {
            let keyEnd = skipString(at)
            let key = at + 1..<keyEnd - 1
            let start = skipSpace(skipSpace(keyEnd) + 1)
            let end = skipValue(start)
            members.append(Member(key: key, value: start..<end))
            at = skipSpace(end)
            if bytes[at] == UInt8(ascii: ",") { at = skipSpace(at + 1) }
        }
        return members
    }

    /// The elements of an array; of anything else the value itself, as lists are tolerated that way (R§1.5).
    func elements(_ array: Range<Int>) -> [Range<Int>] {
        guard kind(array) == "[" else { return [array] }
        var elements: [Range<Int>] = []
        var at = skipSpace(array.lowerBound + 1)
        while bytes[at] != UInt8(ascii: "]") {
            let end = skipValue(at)
            elements.append(at..<end)
            at = skipSpace(end)
            if bytes[at] == UInt8(ascii: ",") { at = skipSpace(at + 1) }
        }
        return elements
    }

    /// The value of a key; of equal keys the last counts, and it is nil where it is missing, or null.
    func value(_ name: String, in members: [Member]) -> Range<Int>? {
        guard let member = members.last(where: { isEqual($0.key, name) }), kind(member.value) != "n" else { return nil }
        return member.value
    }

    /// The text of a string without its quotes and escapes; nil for anything else.
    func string(_ value: Range<Int>) -> [UInt8]? {
        kind(value) == "\"" ? decoded(value.lowerBound + 1..<value.upperBound - 1) : nil
    }

    /// What stands between two quotes, without escapes.
    func decoded(_ range: Range<Int>) -> [UInt8] {
        let text = bytes[range]
        return text.contains(UInt8(ascii: "\\")) ? JSONString.decoded(text) : Array(text)
    }

    // MARK: Parts

    private func isEqual(_ key: Range<Int>, _ name: String) -> Bool {
        // An escape is longer than what it stands for.
        if key.count < name.utf8.count { return false }
        if key.count == name.utf8.count { return bytes[key].elementsEqual(name.utf8) }
        return bytes[key].contains(UInt8(ascii: "\\")) && decoded(key).elementsEqual(name.utf8)
    }

    private func skipSpace(_ start: Int) -> Int {
        var at = start
        while at < bytes.count, RecordText.isSpace(bytes[at]) { at += 1 }
        return at
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

    private static func endsValue(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
    }

    /// The position behind the string whose quote is at `start`.
    private func skipString(_ start: Int) -> Int {
        var at = start + 1
        while bytes[at] != UInt8(ascii: "\"") { at += bytes[at] == UInt8(ascii: "\\") ? 2 : 1 }
        return at + 1
    }

    private func skipValue(_ start: Int) -> Int {
        var at = start
        var depth = 0
        repeat {
            switch bytes[at] {
            case UInt8(ascii: "\""):
                at = skipString(at)
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            default:
                guard depth == 0 else { break }
                while at < bytes.count, !RecordText.isSpace(bytes[at]), !RecordText.endsValue(bytes[at]) { at += 1 }
                return at
            }
            at += 1
        } while depth > 0
        return at
    }
}
