/// One rule by which an open or a click is known to be a machine's, from its user agent alone.
///
/// What rules cannot see (gateways that pose as a browser) is not counted; nothing is ever taken out of `Open` or `Click`.
struct MachineRule: Sendable {
    /// What kind of machine.
    enum Kind: Sendable {
        /// Loads images ahead of the reader, whether or not the mail is read.
        case prefetch
        /// Follows links, or loads images, to look for malware and the like.
        case scanner
        /// Shows a link's page beside a message.
        case preview
        /// Asks regularly whether something is up.
        case monitor
        /// A program's HTTP library.
        case library
        /// Fetches an image when the reader opens the mail, and hides who it is: an open by a person.
        case imageProxy
    }

    /// How the user agent is compared, without regard to case.
    enum Pattern: Sendable {
        case equals(StaticString)
        case begins(StaticString)
        case contains(StaticString)
    }

    /// The name by which it is documented.
    let name: StaticString
    let kind: Kind
    let pattern: Pattern
    /// Whether it applies to clicks too; a prefetch of images says nothing about clicks.
    let appliesToClicks: Bool
    /// What `field/userAgentFamily` calls it, where it is a machine.
    let family: StaticString

    init(_ name: StaticString, _ kind: Kind, _ pattern: Pattern, family: StaticString = "machine") {
        self.family = family
        self.name = name
        self.kind = kind
        self.pattern = pattern
        appliesToClicks = kind != .prefetch
    }

    /// Whether what it matches is a machine's doing, rather than a person's through a machine.
    var isMachine: Bool { kind != .imageProxy }

    /// Whether it matches a user agent, in lower case.
    func matches(_ userAgent: UnsafeRawBufferPointer) -> Bool {
        switch pattern {
        case .equals(let word):
            unsafe userAgent.count == word.utf8CodeUnitCount && LowercaseText.begins(userAgent, with: word)
        case .begins(let word): unsafe LowercaseText.begins(userAgent, with: word)
        case .contains(let word): unsafe LowercaseText.contains(word, in: userAgent)
        }
    }
}
