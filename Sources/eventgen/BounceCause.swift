/// Why mail came back, with what SES writes about it (R§1.5).
enum BounceCause: UInt8, CaseIterable {
    case noMailbox, general, suppressed, accountSuppressed
    case mailboxFull, contentRejected, transientGeneral, tooLarge, undetermined, outOfOffice, simulated

    /// Shares of 1,000 of the bounces that follow a send directly, in the order of the cases.
    static let shares = [340, 200, 60, 130, 110, 60, 70, 10, 20]

    var bounceType: StaticString {
        switch self {
        case .noMailbox, .general, .suppressed, .accountSuppressed, .simulated: "Permanent"
        case .mailboxFull, .contentRejected, .transientGeneral, .tooLarge, .outOfOffice: "Transient"
        case .undetermined: "Undetermined"
        }
    }

    var bounceSubType: StaticString {
        switch self {
        case .noMailbox: "NoEmail"
        case .general, .transientGeneral, .outOfOffice, .simulated: "General"
        case .suppressed: "Suppressed"
        case .accountSuppressed: "OnAccountSuppressionList"
        case .mailboxFull: "MailboxFull"
        case .contentRejected: "ContentRejected"
        case .tooLarge: "MessageTooLarge"
        case .undetermined: "Undetermined"
        }
    }

    /// The enhanced status; nil where SES's bounce has none.
    var status: StaticString? {
        switch self {
        case .noMailbox, .general, .suppressed, .accountSuppressed, .simulated: "5.1.1"
        case .mailboxFull: "4.2.2"
        case .contentRejected: "5.7.1"
        case .transientGeneral: "4.4.7"
        case .tooLarge: "5.3.4"
        case .undetermined, .outOfOffice: nil
        }
    }

    /// Refused by SES itself, before any server was asked.
    var isSuppression: Bool { self == .suppressed || self == .accountSuppressed }

    /// Diagnostics to choose from, as JSON text; `%` stands for the recipient's address.
    var diagnostics: [StaticString] {
        switch self {
        case .noMailbox: BounceCause.noMailboxTexts
        case .general: BounceCause.generalTexts
        case .suppressed: BounceCause.suppressedTexts
        case .accountSuppressed: BounceCause.accountTexts
        case .mailboxFull: BounceCause.fullTexts
        case .contentRejected: BounceCause.contentTexts
        case .transientGeneral: BounceCause.transientTexts
        case .tooLarge: BounceCause.largeTexts
        case .simulated: BounceCause.simulatedTexts
        case .undetermined, .outOfOffice: []
        }
    }

    private static let noMailboxTexts: [StaticString] = [
        "smtp; 550 5.1.1 <%>: Recipient address rejected: User unknown in virtual mailbox table",
        #"""
        smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try\n550-5.1.1 \#
        double-checking the recipient's email address for typos or\n550 5.1.1 unnecessary spaces. - gsmtp
        """#,
        "smtp; 550 5.5.0 Requested action not taken: mailbox unavailable (S2017062302).",
        #"smtp; 554 delivery error: dd Not a valid recipient - atlas-production.v2-mail-prod1-gq1.omega.example"#,
        #"smtp; 550 #5.1.0 Address rejected \"%\""#,
    ]
    private static let generalTexts: [StaticString] = [
        "smtp; 550 5.4.1 Recipient address rejected: Access denied.",
        #"smtp; 554 5.7.1 <%>: Relay access denied; see https:\/\/postmaster.example\/errors#relay"#,
        "smtp; 521 5.3.0 host does not accept mail",
    ]
    private static let suppressedTexts: [StaticString] = [
        """
        Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid \
        address. For more information about how to remove an address from the suppression list, see the Amazon SES \
        Developer Guide
        """
    ]
    private static let accountTexts: [StaticString] = [
        """
        Amazon SES did not send the message to this address because it is on the suppression list for your account. \
        For more information about removing addresses from the suppression list, see the Amazon SES Developer Guide
        """
    ]
    private static let fullTexts: [StaticString] = [
        "smtp; 452 4.2.2 The recipient's inbox is out of storage space.",
        "smtp; 552 5.2.2 <%>: user is over quota",
    ]
    private static let contentTexts: [StaticString] = [
        "smtp; 554 5.7.1 Message rejected because of its content, classified \\\"spam\\\" by policy",
        "smtp; 550 5.7.1 Message contains spam or virus. Lösung: Absender prüfen",
    ]
    private static let transientTexts: [StaticString] = [
        "smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes.<421 4.4.0 Unable to lookup DNS for %>",
        "smtp; 421 4.7.0 Try again later, closing connection. (EHLO)",
    ]
    private static let largeTexts: [StaticString] = [
        "smtp; 552 5.3.4 Message size exceeds fixed maximum message size"
    ]
    private static let simulatedTexts: [StaticString] = ["smtp; 550 5.1.1 user unknown"]
}
