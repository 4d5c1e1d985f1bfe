/// What the walk does with the value of a key.
enum KeyAction: Equatable, BitwiseCopyable {
    /// Validate it, keep nothing.
    case skip
    /// Keep where it stands.
    case keep(Field)
    /// Of the record.
    case mail, payload(EventType), marker(RecordMarker)
    /// Of `mail`.
    case destination, headers, tags
    /// One tag that is planned, into an extra slot; or not.
    case tag(slot: UInt16), otherTag
    /// Of a payload: a list of strings, of objects with an address, and the tags of a link.
    case recipientStrings, recipientObjects, linkTags, linkTag(slot: UInt16)
}

/// A key of an object that is no event, by which its kind is told.
enum RecordMarker: UInt8, CaseIterable, BitwiseCopyable {
    // SNS, EventBridge, Lambda, CloudWatch Logs (R§2.1, R§2.2, R§3.3).
    case snsType, snsMessage, detail, detailType, records, sns, messageType, logEvents, logMessage
    // Firehose's error objects (R§3.5).
    case rawData, attemptsMade
    // A line of a quarantine file (contract §3).
    case quarantineReason, quarantineRaw, quarantineBase64, quarantineTruncated

    /// The key as written.
    var key: String {
        switch self {
        case .snsType: "Type"
        case .snsMessage: "Message"
        case .detail: "detail"
        case .detailType: "detail-type"
        case .records: "Records"
        case .messageType: "messageType"
        case .logEvents: "logEvents"
        case .rawData: "rawData"
        case .attemptsMade: "attemptsMade"
        case .sns: "Sns"
        case .logMessage: "message"
        case .quarantineReason: "reason"
        case .quarantineRaw: "raw"
        case .quarantineBase64: "rawBase64"
        case .quarantineTruncated: "rawTruncated"
        }
    }
}
