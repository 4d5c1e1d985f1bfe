/// A JSON value that can be written in many ways: order of members, white space and escapes say nothing.
indirect enum JSONTree {
    case null
    case boolean(Bool)
    case number(String)
    case string(String)
    case array([JSONTree])
    case object([(String, JSONTree)])

    /// How a value is laid out.
    enum Layout: CaseIterable {
        /// Without white space, in the order given.
        case compact
        /// On one line, with spaces, members in any order, and escapes where none are needed.
        case varied
        /// Over many lines, members in any order.
        case pretty
    }

    /// The text of the value.
    func text(_ layout: Layout = .compact, using generator: inout SeededGenerator) -> String {
        var text = ""
        write(layout, depth: 0, to: &text, using: &generator)
        return text
    }

    /// The shortest text of the value.
    var compact: String {
        var generator = SeededGenerator(seed: 0)
        return text(.compact, using: &generator)
    }

    private func write(_ layout: Layout, depth: Int, to text: inout String, using generator: inout SeededGenerator) {
        switch self {
        case .null: text += "null"
        case .boolean(let value): text += value ? "true" : "false"
        case .number(let digits): text += digits
        case .string(let string): JSONTree.write(string, layout, to: &text, using: &generator)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += "," }
                JSONTree.space(layout, depth + 1, to: &text, using: &generator)
                element.write(layout, depth: depth + 1, to: &text, using: &generator)
            }
            JSONTree.space(layout, depth, to: &text, using: &generator)
            text += "]"
        case .object(let members):
            text += "{"
            let ordered = layout == .compact ? members : members.shuffled(using: &generator)
            for (index, member) in ordered.enumerated() {
                if index > 0 { text += "," }
                JSONTree.space(layout, depth + 1, to: &text, using: &generator)
                JSONTree.write(member.0, layout, to: &text, using: &generator)
                text += layout == .compact ? ":" : " : "
                member.1.write(layout, depth: depth + 1, to: &text, using: &generator)
            }
            JSONTree.space(layout, depth, to: &text, using: &generator)
            text += "}"
        }
    }

    private static func space(
        _ layout: Layout, _ depth: Int, to text: inout String, using generator: inout SeededGenerator
    ) {
        switch layout {
        case .compact: break
        case .varied: text += generator.pick(["", "", " ", "\t", "  "])
        case .pretty: text += generator.pick(["\n", "\r\n"]) + String(repeating: "  ", count: depth)
        }
    }

    private static func write(
        _ string: String, _ layout: Layout, to text: inout String, using generator: inout SeededGenerator
    ) {
        text += "\""
        for scalar in string.unicodeScalars {
            if layout == .varied, generator.isOne(in: 30) {
                for unit in String(scalar).utf16 { text += "\\u" + hexadecimal(unit, generator.isOne(in: 2)) }
            } else {
                switch scalar {
                case "\"": text += "\\\""
                case "\\": text += "\\\\"
                case "/" where layout == .varied: text += "\\/"
                case _ where scalar.value < 0x20: text += "\\u" + hexadecimal(UInt16(scalar.value), false)
                default: text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    private static func hexadecimal(_ unit: UInt16, _ isUppercase: Bool) -> String {
        let digits = String(unit, radix: 16, uppercase: isUppercase)
        return String(repeating: "0", count: 4 - digits.count) + digits
    }
}
