/// Finds e-mail addresses in any text: diagnostics, headers, links.
///
/// It rather takes too much for an address than too little, as what it finds is made unreadable.
enum AddressSearch {
    /// An address: what stands before its `@`, and its domain, which may be empty.
    struct Found: Equatable {
        var local: Range<Int>
        var domain: Range<Int>
    }

    /// Ways to write `@` in a link; a percent sign may itself be encoded.
    private static let signs = ["@", "%40", "%2540"].map { Array($0.utf8) }
    /// What else than letters and digits may stand before the `@` (RFC 5322), but for what parts a link: `/ ? & #`.
    private static let marks = Set("!$%'*+-=^_`{|}~.".utf8)

    /// Whether there is anything to look for.
    static func mayFind(in text: [UInt8]) -> Bool {
        text.contains(UInt8(ascii: "@")) || text.contains(UInt8(ascii: "%"))
    }

    /// The addresses of a text, in order.
    static func addresses(in text: [UInt8]) -> [Found] {
        var found: [Found] = []
        var from = 0
        var at = 0
        // Where the next `]` stands, so that it is looked for once, however many brackets are never closed.
        var bracket = 0
        while at < text.count {
            guard let sign = Self.sign(in: text, at: at) else {
                at += 1
                continue
            }
            let local = Self.local(in: text, from: from, before: at)
            let domain = Self.domain(in: text, from: at + sign.count, &bracket)
            if !local.isEmpty { found.append(Found(local: local, domain: domain)) }
            at = max(domain.upperBound, at + sign.count)
            // What was a domain is no local part of the next address, unless it is followed by another sign.
            from = at
            if Self.sign(in: text, at: at) != nil { from = domain.lowerBound }
        }
        return found
    }

    /// Bytes with `%XX` decoded, where both are hexadecimal digits.
    static func percentDecoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        guard text.contains(UInt8(ascii: "%")) else { return Array(text) }
        var decoded: [UInt8] = []
        var at = text.startIndex
        while at < text.endIndex {
            if text[at] == UInt8(ascii: "%"), at + 2 < text.endIndex,
                let byte = UInt8(String(decoding: text[at + 1...at + 2], as: UTF8.self), radix: 16)
            {
                decoded.append(byte)
                at += 3
            } else {
                decoded.append(text[at])
                at += 1
            }
        }
        return decoded
    }

    private static func sign(in text: [UInt8], at position: Int) -> [UInt8]? {
        guard position < text.count, text[position] == UInt8(ascii: "@") || text[position] == UInt8(ascii: "%") else {
            return nil
        }
        return signs.first { text[position...].starts(with: $0) }
    }

    private static func local(in text: [UInt8], from limit: Int, before end: Int) -> Range<Int> {
        // A quoted local part may hold anything.
        if end > limit + 1, text[end - 1] == UInt8(ascii: "\""),
            let quote = text[limit..<end - 1].lastIndex(of: UInt8(ascii: "\""))
        {
            return quote..<end
        }
        var start = end
        while start > limit, isLocal(text[start - 1]) { start -= 1 }
        // `?email=ida@example.net`: the name of a link's parameter is no part of the address.
        if start > limit, text[start - 1] == UInt8(ascii: "?") || text[start - 1] == UInt8(ascii: "&"),
            let equals = text[start..<end].firstIndex(of: UInt8(ascii: "="))
        {
            start = equals + 1
        }
        return start..<end
    }

    private static func domain(in text: [UInt8], from start: Int, _ bracket: inout Int) -> Range<Int> {
        var end = start
        if start < text.count, text[start] == UInt8(ascii: "[") {
            if bracket < start { bracket = text[start...].firstIndex(of: UInt8(ascii: "]")) ?? text.count }
            if bracket < text.count { return start..<bracket + 1 }
        }
        while end < text.count, isAlphanumeric(text[end]) || [0x2D, 0x2E, 0x5F].contains(text[end]) { end += 1 }
        while end > start, !isAlphanumeric(text[end - 1]) { end -= 1 }
        return start..<end
    }

    private static func isLocal(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || marks.contains(byte) }

    /// ASCII letters and digits, and whatever is not ASCII.
    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: true
        default: false
        }
    }
}
