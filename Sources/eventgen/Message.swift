/// One mail that somebody sent through SES: what all of its records share.
struct Message {
    let index: UInt32
    let seed: UInt64
    /// `mail.timestamp` in ms since 1970.
    let sentAt: Int64
    let campaign: Int
    let configurationSet: Int
    let recipientCount: Int
    /// Sent with a template, so that its Send record has no subject and rendering can fail.
    let isTemplated: Bool
    /// Which simulator address it goes to; nil for real mail.
    let simulator: Simulator?
    /// The first recipient's number among the readers; the others follow it.
    let firstReader: Int
    let readers: Int

    /// Addresses of SES's mailbox simulator (R§8).
    enum Simulator: Int, CaseIterable {
        case success, bounce, outOfOffice, complaint, suppressionList
    }

    /// The stream from which the texts that all records of this message share are drawn.
    @inline(__always)
    func textStream(_ part: UInt64) -> RandomStream {
        RandomStream(seed: seed, .text, UInt64(index), part)
    }

    /// All recipients as a bit mask, bit k for recipient k.
    var allRecipients: UInt64 { recipientCount >= 64 ? .max : (1 << UInt64(recipientCount)) - 1 }

    /// Recipient `position`, 0 ..< recipientCount.
    @inline(__always)
    func recipient(_ position: Int) -> Recipient {
        Recipient(number: (firstReader + position) % readers, seed: seed)
    }
}

/// A person who gets mail; the same number is the same person in every message of a run.
struct Recipient {
    let number: Int
    /// Indices into ``Vocabulary/firstNames`` and ``Vocabulary/lastNames``.
    let firstName: Int
    let lastName: Int
    /// Below ``Vocabulary/providers``' count: a mailbox provider; above: a company's own domain.
    let domain: Int

    @inline(__always)
    init(number: Int, seed: UInt64) {
        var random = RandomStream(seed: seed, .reader, UInt64(number))
        self.number = number
        firstName = random.below(Vocabulary.firstNames.count)
        lastName = random.below(Vocabulary.lastNames.count)
        let provider = random.pick(perMille: Vocabulary.providerShares)
        let company = random.below(200)
        domain = provider < Vocabulary.providers.count ? provider : Vocabulary.providers.count + company
    }
}

/// One event that a message's life brings.
struct PlannedEvent {
    let kind: EventKind
    /// The event's own time in ms since 1970.
    let time: Int64
    /// When Firehose got the record.
    let arrival: Int64
    /// The recipients that it is about, bit k for recipient k.
    let recipients: UInt64
    /// Which sort of its kind: a ``BounceCause`` or ``Client``; 0 otherwise.
    var variant: UInt8 = 0
}

/// What loads a pixel or follows a link.
enum Client: UInt8 {
    case person, gmailProxy, applePrivacy, securityGateway
}
