/// Texts that RFC 8259 accepts, refuses or leaves open, by its sections; the verdicts are given by hand.
enum JSONCases {
    struct Case: CustomStringConvertible, Hashable, Sendable {
        var section: String
        var bytes: [UInt8]

        var description: String {
            "\(section): \(String(decoding: bytes, as: UTF8.self).debugDescription) \(bytes.count < 12 ? "\(bytes)" : "")"
        }
    }

    /// The cases of one section, which are tried in one go where each alone would take longer to tell than to try.
    struct Section: CustomStringConvertible, Sendable {
        var description: String
        var cases: [Case]

        /// Each case with each step.
        func cases(steps: [Int]) -> [(Case, Int)] { cases.flatMap { item in steps.map { (item, $0) } } }
    }

    /// Cases by their sections.
    static func sections(_ cases: [Case]) -> [Section] {
        Dictionary(grouping: cases, by: \.section).map { Section(description: $0, cases: $1) }
            .sorted { $0.description < $1.description }
    }

    static func cases(_ section: String, _ texts: [String]) -> [Case] {
        texts.map { Case(section: section, bytes: Array($0.utf8)) }
    }

    /// Strings of these bytes.
    static func bytes(_ section: String, _ strings: [[UInt8]]) -> [Case] {
        strings.map { Case(section: section, bytes: [0x22] + $0 + [0x22]) }
    }

    /// What must be read, in whatever part of a record it stands.
    static let accepted =
        acceptedSpace + acceptedValues + acceptedObjects + acceptedArrays + acceptedNumbers + acceptedStrings
        + acceptedUTF8
        + free
    /// What must be `json_syntax`.
    static let refused = refusedSpace + refusedValues + refusedObjects + refusedArrays + refusedNumbers + refusedStrings
    /// All there are.
    static let all = accepted + unpaired + refused + invalidUTF8
}
