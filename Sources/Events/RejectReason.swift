/// Why a record was rejected: it is broken, and appears in no datapoint (contract §3).
public enum RejectReason: UInt8, CaseIterable, Sendable {
    case jsonSyntax, invalidUTF8, notObject, tooLong, tooDeep
    case missingType, missingMail, missingMessageID, missingPayload, badTimestamp, badFieldType

    /// The stable code in summaries and quarantine files.
    public var code: String {
        switch self {
        case .jsonSyntax: "json_syntax"
        case .invalidUTF8: "invalid_utf8"
        case .notObject: "not_object"
        case .tooLong: "too_long"
        case .tooDeep: "too_deep"
        case .missingType: "missing_type"
        case .missingMail: "missing_mail"
        case .missingMessageID: "missing_message_id"
        case .missingPayload: "missing_payload"
        case .badTimestamp: "bad_timestamp"
        case .badFieldType: "bad_field_type"
        }
    }
}
