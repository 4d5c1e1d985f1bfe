/// Why a record is no event by design (contract §3).
public enum IgnoreReason: UInt8, CaseIterable, Sendable {
    case controlText, logText, controlNotification, firehoseErrorRecord, inboundMail, otherAWSEvent, unknownEventType

    /// The stable code in summaries.
    public var code: String {
        switch self {
        case .controlText: "control_text"
        case .logText: "log_text"
        case .controlNotification: "control_notification"
        case .firehoseErrorRecord: "firehose_error_record"
        case .inboundMail: "inbound_mail"
        case .otherAWSEvent: "other_aws_event"
        case .unknownEventType: "unknown_event_type"
        }
    }
}
