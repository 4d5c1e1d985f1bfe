/// Which mailbox provider a domain belongs to (`field/recipientProvider`).
///
/// Written as text, one domain a line, lower or upper case, then white space and the provider's name, which may hold
/// spaces; `*.` in front stands for every domain below, not for the domain itself. What follows `#` at the beginning of a
/// line is a remark. Of entries for one domain the last counts; a domain of its own comes before `*.`, and of several `*.`
/// the longest counts.
///
///     # ours
///     example.edu     University
///     *.example.edu   University
public struct ProviderTable: Sendable {
    /// What the value is where no entry matches.
    static let other = Array("other".utf8)

    /// A line of text that is no entry.
    public struct ParseError: Error, Equatable {
        /// The line's number, from 1.
        public let line: Int
    }

    private var names: [[UInt8]] = []
    /// Indices into ``names``, by domain; those of `*.` begin with the point.
    private var indices: [[UInt8]: Int] = [:]
    private var hasPatterns = false

    /// The longest name that a domain may have (RFC 1035, 2.3.4); longer ones are in no table.
    private static let longestDomain = 253

    /// A table without entries.
    init() {}

    /// All entries by their domains; those of `*.` begin with the point.
    var entries: [(domain: [UInt8], provider: [UInt8])] {
        indices.map { (domain: $0.key, provider: names[$0.value]) }
            .sorted { $0.domain.lexicographicallyPrecedes($1.domain) }
    }

    /// Whether another table has the same entries.
    func isSame(as other: ProviderTable) -> Bool {
        entries.elementsEqual(other.entries) { $0.domain == $1.domain && $0.provider == $1.provider }
    }

    /// The text that reads back as this table.
    public var text: [UInt8] {
        entries.reduce(into: []) { text, entry in
            if entry.domain.first == UInt8(ascii: ".") { text.append(UInt8(ascii: "*")) }
            text += entry.domain + [0x20] + entry.provider + [0x0A]
        }
    }

    /// Reads a table.
    ///
    /// - Throws: the first line that is neither an entry nor empty nor a remark.
    public init(parsing text: [UInt8]) throws(ParseError) {
        var known: [[UInt8]: Int] = [:]
        for (number, line) in text.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            let words = line.split(maxSplits: 1) { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
            guard let word = words.first, word.first != UInt8(ascii: "#") else { continue }
            guard words.count == 2, let name = ProviderTable.trimmed(words[1]),
                let domain = ProviderTable.domain(word)
            else { throw ParseError(line: number + 1) }
            let index = known[name] ?? names.count
            if index == names.count {
                names.append(name)
                known[name] = index
            }
            indices[domain] = index
            if domain.first == UInt8(ascii: ".") { hasPatterns = true }
        }
    }

    /// The name without white space at its ends, or nil for nothing.
    private static func trimmed(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = text.firstIndex(where: { $0 > 0x20 }), let last = text.lastIndex(where: { $0 > 0x20 }) else {
            return nil
        }
        return Array(text[first...last])
    }

    /// The domain in lower case, `.example.com` for `*.example.com`; nil where it can be none.
    private static func domain(_ word: ArraySlice<UInt8>) -> [UInt8]? {
        var domain = word.map(AddressText.lowercased)
        let isPattern = domain.starts(with: "*.".utf8)
        if isPattern { domain.removeFirst() }
        let rest = isPattern ? domain.dropFirst() : domain[...]
        guard let first = rest.first, first != UInt8(ascii: "."), domain.count <= longestDomain,
            !rest.contains(UInt8(ascii: "*")), !rest.contains(UInt8(ascii: "@"))
        else { return nil }
        return domain
    }

    /// Bytes of the longest name that there is.
    var longestName: Int { max(ProviderTable.other.count, names.map(\.count).max() ?? 0) }

    /// The provider of a domain in any case; `other` where the table does not say.
    func provider(of domain: UnsafeRawBufferPointer) -> [UInt8] {
        guard domain.count <= ProviderTable.longestDomain else { return ProviderTable.other }
        var key: [UInt8] = []
        key.reserveCapacity(domain.count)
        for index in 0..<domain.count { key.append(AddressText.lowercased(unsafe domain[index])) }
        if let index = indices[key] { return names[index] }
        guard hasPatterns else { return ProviderTable.other }
        for start in key.indices where key[start] == UInt8(ascii: ".") {
            if let index = indices[Array(key[start...])] { return names[index] }
        }
        return ProviderTable.other
    }
}
