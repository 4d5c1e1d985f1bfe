/// Tells from a user agent which program it is, and whether a machine; user agents repeat, so that verdicts are kept.
struct ClientReader {
    /// What a user agent comes to.
    struct Verdict {
        /// The value of `field/userAgentFamily`.
        var family: StaticString
        /// The first rule that matches; nil where none does.
        var rule: MachineRule?
    }

    private let key: KeyedHash.Key
    private var known: [Fingerprint: Verdict] = [:]
    private var lowercase: [UInt8] = []

    /// Longer user agents are told by their first bytes.
    private static let mostBytes = 1024
    /// Verdicts that are kept.
    private static let mostKnown = 1 << 14

    init(key: KeyedHash.Key) { self.key = key }

    /// Whether an open, or a click, with this user agent is a machine's.
    mutating func isMachine(_ userAgent: UnsafeRawBufferPointer, isClick: Bool) -> Bool {
        guard let rule = unsafe verdict(userAgent).rule else { return false }
        return rule.isMachine && (rule.appliesToClicks || !isClick)
    }

    /// The family of a user agent.
    mutating func family(_ userAgent: UnsafeRawBufferPointer) -> StaticString { unsafe verdict(userAgent).family }

    /// The verdict on a user agent; nothing is known of one that is missing.
    private mutating func verdict(_ userAgent: UnsafeRawBufferPointer) -> Verdict {
        let text = unsafe UnsafeRawBufferPointer(rebasing: userAgent.prefix(ClientReader.mostBytes))
        var hash = KeyedHash(key)
        unsafe hash.add(text)
        if let verdict = known[hash.value] { return verdict }
        lowercase.removeAll(keepingCapacity: true)
        for index in 0..<text.count { lowercase.append(AddressText.lowercased(unsafe text[index])) }
        let verdict = unsafe lowercase.withUnsafeBytes { unsafe ClientReader.judge($0) }
        if known.count >= ClientReader.mostKnown { known.removeAll(keepingCapacity: true) }
        known[hash.value] = verdict
        return verdict
    }

    private static func judge(_ text: UnsafeRawBufferPointer) -> Verdict {
        let rule = MachineRules.all.first { unsafe $0.matches(text) }
        if let rule, rule.isMachine { return Verdict(family: rule.family, rule: rule) }
        let family = ClientFamily.all.first { unsafe $0.matches(text) }
        return Verdict(family: family?.name ?? ClientFamily.other, rule: rule)
    }
}
