internal import Events

/// A column of a list of events; R§1.4 and R§1.5 name the fields (what is left out: `mail.destination` as a list,
/// `mail.headers`, and the payloads of other types than the event's).
struct EventColumn: Sendable {
    /// Where a value comes from.
    enum Source: Sendable {
        /// Of the event itself.
        case eventTime, eventType, isNotification, sendTime
        /// A field of `mail`, of `mail.commonHeaders`, or of the payload.
        case mail(String), commonHeader(String), payload(String)
        /// The first value of a message tag.
        case tag(String)
        /// How many addresses `mail.destination` holds.
        case destinationCount
        /// Of the recipient that the row is about.
        case address, number, count, recipient(String)
    }

    /// The name in the header and in objects.
    let name: String
    let source: Source
    /// Whether the value is one address or several, of which nothing but the addresses is shown where they are redacted.
    var isAddress = false

    /// All columns, in order.
    static let all: [EventColumn] =
        [
            EventColumn("eventTime", .eventTime), EventColumn("eventType", .eventType),
            EventColumn("isNotification", .isNotification), EventColumn("messageId", .mail("messageId")),
            EventColumn("sendTime", .sendTime),
            EventColumn("recipient", .address, isAddress: true), EventColumn("recipientNumber", .number),
            EventColumn("recipientCount", .count), EventColumn("destinationCount", .destinationCount),
            EventColumn("sendingAccountId", .mail("sendingAccountId")),
            EventColumn("source", .mail("source"), isAddress: true), EventColumn("sourceArn", .mail("sourceArn")),
            EventColumn("sourceIp", .mail("sourceIp")), EventColumn("callerIdentity", .mail("callerIdentity")),
            EventColumn("configurationSet", .tag("ses:configuration-set")), EventColumn("tags", .mail("tags")),
            EventColumn("headersTruncated", .mail("headersTruncated")),
            EventColumn("subject", .commonHeader("subject")), EventColumn("date", .commonHeader("date")),
            EventColumn("headerMessageId", .commonHeader("messageId")),
        ] + headers + bounce + delivery + others

    /// Addresses in headers.
    private static let headers = ["from", "to", "cc", "bcc", "replyTo", "sender", "returnPath"]
        .map { EventColumn($0, .commonHeader($0), isAddress: true) }

    /// Of bounces, complaints and delays.
    private static let bounce =
        ["feedbackId", "bounceType", "bounceSubType", "complaintSubType", "complaintFeedbackType", "arrivalDate"]
        .map { EventColumn($0, .payload($0)) }
        + ["delayType", "expirationTime"].map { EventColumn($0, .payload($0)) }
        + ["action", "status", "diagnosticCode"].map { EventColumn($0, .recipient($0)) }

    /// Of deliveries, and of mail servers.
    private static let delivery = ["processingTimeMillis", "smtpResponse", "reportingMTA", "remoteMtaIp"]
        .map { EventColumn($0, .payload($0)) }

    /// Of opens, clicks, rejects, rendering failures and subscriptions.
    private static let others =
        [
            "ipAddress", "userAgent", "link", "linkTags", "reason", "templateName", "errorMessage", "contactList",
        ].map { EventColumn($0, .payload($0)) }
        + [
            EventColumn("subscriptionSource", .payload("source")),
            EventColumn("newTopicPreferences", .payload("newTopicPreferences")),
            EventColumn("oldTopicPreferences", .payload("oldTopicPreferences")),
        ]

    init(_ name: String, _ source: Source, isAddress: Bool = false) {
        self.name = name
        self.source = source
        self.isAddress = isAddress
    }
}

extension EventType {
    /// The key of the payload object (R§1.2), and that of its list of recipients; nil where it is about
    /// `mail.destination`.
    var payloadKeys: (object: String, recipients: String?) {
        switch self {
        case .send: ("send", nil)
        case .delivery: ("delivery", "recipients")
        case .open: ("open", nil)
        case .click: ("click", nil)
        case .bounce: ("bounce", "bouncedRecipients")
        case .complaint: ("complaint", "complainedRecipients")
        case .reject: ("reject", nil)
        case .renderingFailure: ("failure", nil)
        case .deliveryDelay: ("deliveryDelay", "delayedRecipients")
        case .subscription: ("subscription", nil)
        }
    }
}
