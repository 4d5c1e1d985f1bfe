/// An object that holds records, and where in its text they stand (contract §2).
enum Envelope: Equatable {
    /// An SNS notification: a string that holds a record (R§2.1).
    case sns(message: FieldValue)
    /// An EventBridge event: a record as such (R§2.2).
    case eventBridge(detail: FieldValue)
    /// What Lambda is called with: an array of objects with an SNS notification under `Sns`.
    case lambda(records: FieldValue)
    /// A batch of a CloudWatch Logs subscription: an array of objects with a string that may hold a record (R§3.3).
    case logs(events: FieldValue)
    /// Firehose's error object: the original bytes in base64 (R§3.5).
    case firehoseError(rawData: FieldValue)
    /// A line of a quarantine file: the rejected bytes, as text or in base64 (contract §3).
    case quarantine(raw: FieldValue, isBase64: Bool)

    /// Whether it counts towards the two levels that are unwrapped; the others give back bytes as they were delivered.
    var isLevel: Bool {
        switch self {
        case .firehoseError, .quarantine: false
        default: true
        }
    }
}
