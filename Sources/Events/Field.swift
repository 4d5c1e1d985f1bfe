/// A single value of a record that the scanner can keep hold of; R§1.4 and R§1.5 name them all.
public enum Field: UInt8, CaseIterable, Sendable, BitwiseCopyable {
    // Of the record itself.
    case eventType, notificationType
    // Of `mail`.
    case mail, sendTime, messageID, source, sourceARN, sendingAccountID
    // Of the payload object.
    case payloadTime, feedbackID, bounceType, bounceSubType, complaintSubType, complaintFeedbackType, delayType
    case processingTime, ipAddress, userAgent, link, contactList, templateName
    // Of one recipient of a list, or of one header.
    case recipientAddress, recipientStatus, headerName, headerValue

    /// Fields that are forgotten when a record holds `mail` twice: of equal keys the last counts (contract §11).
    static let ofMail: UInt64 = bits(.sendTime, .messageID, .source, .sourceARN, .sendingAccountID)

    /// Likewise for a payload object that comes again.
    static let ofPayload: UInt64 = bits(
        .payloadTime, .feedbackID, .bounceType, .bounceSubType, .complaintSubType, .complaintFeedbackType, .delayType,
        .processingTime, .ipAddress, .userAgent, .link, .contactList, .templateName)

    /// Likewise for the elements of a list.
    static let ofElement: UInt64 = bits(.recipientAddress, .recipientStatus, .headerName, .headerValue)

    private static func bits(_ fields: Field...) -> UInt64 { fields.reduce(0) { $0 | 1 << UInt64($1.rawValue) } }
}
