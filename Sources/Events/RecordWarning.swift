/// Something odd about a record that is kept all the same; counted at most once a record and code (contract §3).
public enum RecordWarning: UInt8, CaseIterable, Sendable {
    case unpairedSurrogate, payloadMismatch, timeBeforeMail, openTooLate, emptyRecipients, unknownEnum, tagNotArray
    case badAccountID, missingSendTime, valueTooLong, replacedUTF8

    /// The stable code in summaries.
    public var code: String {
        switch self {
        case .unpairedSurrogate: "unpaired_surrogate"
        case .payloadMismatch: "payload_mismatch"
        case .timeBeforeMail: "time_before_mail"
        case .openTooLate: "open_too_late"
        case .emptyRecipients: "empty_recipients"
        case .unknownEnum: "unknown_enum"
        case .tagNotArray: "tag_not_array"
        case .badAccountID: "bad_account_id"
        case .missingSendTime: "missing_send_time"
        case .valueTooLong: "value_too_long"
        case .replacedUTF8: "replaced_utf8"
        }
    }
}
