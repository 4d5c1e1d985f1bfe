/// What may stand around a record (contract §2, §3).
public enum EnvelopeKind: UInt8, CaseIterable, Sendable {
    case sns, eventBridge, lambda, logs, firehoseError, quarantine

    /// The stable code in reports.
    public var code: String {
        switch self {
        case .sns: "sns"
        case .eventBridge: "eventbridge"
        case .lambda: "lambda"
        case .logs: "cloudwatch_logs"
        case .firehoseError: "firehose_error"
        case .quarantine: "quarantine"
        }
    }

    /// The one bit of a set of kinds.
    var bit: UInt8 { 1 << rawValue }
}

extension Envelope {
    /// What it is, without what it holds.
    var kind: EnvelopeKind {
        switch self {
        case .sns: .sns
        case .eventBridge: .eventBridge
        case .lambda: .lambda
        case .logs: .logs
        case .firehoseError: .firehoseError
        case .quarantine: .quarantine
        }
    }
}
