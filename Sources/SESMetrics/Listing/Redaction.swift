/// What becomes of e-mail addresses in a list of events; the domain stays, so that providers can be told apart.
///
///     ida@example.net   none
///     ***@example.net   mask
///     5d41402abc4b2a76b9719d911017c592@example.net   hash
enum Redaction: Sendable {
    /// Addresses stay as they are.
    case none
    /// Stars in place of what stands before the `@`.
    case mask
    /// The first 32 hexadecimal digits of the HMAC-SHA-256 of the address, its domain in lower case, in place of what stands
    /// before the `@`: the same person has the same digits wherever the key is the same.
    case hash(HMAC)

    /// A text with every address in it redacted, also one whose `@` is percent-encoded, as in links.
    func text(_ text: [UInt8]) -> [UInt8] {
        if case .none = self { return text }
        guard AddressSearch.mayFind(in: text) else { return text }
        var redacted: [UInt8] = []
        var at = 0
        for found in AddressSearch.addresses(in: text) {
            redacted += text[at..<found.local.lowerBound]
            redacted += standIn(found, in: text)
            at = found.local.upperBound
        }
        return redacted + text[at...]
    }

    /// What is shown of a text that is one address or several: these alone, as names beside them tell who it is.
    func address(_ text: [UInt8]) -> [UInt8] {
        if case .none = self { return text }
        let parts = AddressSearch.addresses(in: text).map { found in
            standIn(found, in: text) + text[found.local.upperBound..<found.domain.upperBound]
        }
        if !parts.isEmpty { return Array(parts.joined(separator: Array(", ".utf8))) }
        // What is no address in a place of addresses may be a name.
        return text.isEmpty ? [] : standIn(AddressSearch.Found(local: 0..<text.count, domain: 0..<0), in: text)
    }

    private func standIn(_ found: AddressSearch.Found, in text: [UInt8]) -> [UInt8] {
        switch self {
        case .none: return Array(text[found.local])
        case .mask: return Array("***".utf8)
        case .hash(let key):
            var address = AddressSearch.percentDecoded(text[found.local])
            if !found.domain.isEmpty {
                address.append(UInt8(ascii: "@"))
                address += text[found.domain].map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
            }
            return key.code(of: address).prefix(16).flatMap {
                [Redaction.digits[Int($0 >> 4)], Redaction.digits[Int($0 & 15)]]
            }
        }
    }

    private static let digits = Array("0123456789abcdef".utf8)
}
