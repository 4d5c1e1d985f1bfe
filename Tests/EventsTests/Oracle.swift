import Foundation

@testable import Events

/// What the contract says of a record, from Foundation's tree of it.
enum Oracle {
    enum Verdict: Equatable {
        case event(Reading.Event, Set<RecordWarning>)
        case ignored(IgnoreReason)
        /// Any of these: the contract orders the type before `mail` before the payload, and nothing within one.
        case rejected(Set<RejectReason>)
    }

    private enum Kind { case missing, string(String), object([String: Any]), array([Any]), other }

    private static func kind(_ value: Any?) -> Kind {
        switch value {
        case nil, is NSNull: .missing
        case let text as String: .string(text)
        case let object as [String: Any]: .object(object)
        case let array as [Any]: .array(array)
        default: .other
        }
    }

    private static func string(_ value: Any?) -> String? {
        if case .string(let text) = kind(value) { text } else { nil }
    }
    private static func isMissing(_ value: Any?) -> Bool { if case .missing = kind(value) { true } else { false } }

    static func tree(_ record: [UInt8]) -> [String: Any]? {
        try? JSONSerialization.jsonObject(with: Data(repaired(record))) as? [String: Any]
    }

    /// Foundation refuses half a surrogate pair, which the contract keeps; this puts U+FFFD in its place.
    static func repaired(_ record: [UInt8]) -> [UInt8] {
        var repaired: [UInt8] = []
        var at = 0
        while at < record.count {
            guard record[at] == 0x5C, at + 1 < record.count else {
                repaired.append(record[at])
                at += 1
                continue
            }
            guard record[at + 1] == 0x75, at + 6 <= record.count, let unit = unit(record, at) else {
                repaired += record[at..<at + 2]
                at += 2
                continue
            }
            let isHigh = (0xD800..<0xDC00).contains(unit)
            if isHigh, at + 12 <= record.count, record[at + 6] == 0x5C, record[at + 7] == 0x75,
                let low = Oracle.unit(record, at + 6), (0xDC00..<0xE000).contains(low)
            {
                repaired += record[at..<at + 12]
                at += 12
                continue
            }
            repaired += (0xD800..<0xE000).contains(unit) ? Array("\\ufffd".utf8) : Array(record[at..<at + 6])
            at += 6
        }
        return repaired
    }

    private static func unit(_ record: [UInt8], _ at: Int) -> UInt32? {
        UInt32(String(decoding: record[at + 2..<at + 6], as: UTF8.self), radix: 16)
    }

    // MARK: The verdict

    static func judge(_ record: [String: Any], hasUnpairedSurrogate: Bool) -> Verdict {
        let isNotification = isMissing(record["eventType"]) || record["eventType"] as? String == ""
        let name: String
        switch kind(isNotification ? record["notificationType"] : record["eventType"]) {
        case .missing, .string(""):
            let isError = !isMissing(record["rawData"]) && !isMissing(record["attemptsMade"])
            return isError ? .ignored(.firehoseErrorRecord) : .rejected([.missingType])
        case .string(let text): name = text
        default: return .rejected([.badFieldType])
        }
        guard let type = type(name, isNotification: isNotification) else {
            if isNotification, name == "AmazonSnsSubscriptionSucceeded" { return .ignored(.controlNotification) }
            if isNotification, name == "Received" { return .ignored(.inboundMail) }
            return .ignored(.unknownEventType)
        }
        let mail: [String: Any]
        switch kind(record["mail"]) {
        case .object(let object): mail = object
        case .missing: return .rejected([.missingMail])
        default: return .rejected([.badFieldType])
        }
        var faults: Set<RejectReason> = []
        switch kind(mail["messageId"]) {
        case .string(let text): if text.isEmpty { faults.insert(.missingMessageID) }
        case .missing: faults.insert(.missingMessageID)
        default: faults.insert(.badFieldType)
        }
        let isTimedByMail = [.send, .reject, .renderingFailure].contains(type)
        if isTimedByMail { insertTimeFault(mail["timestamp"], &faults) }
        if !faults.isEmpty { return .rejected(faults) }

        var payload: [String: Any] = [:]
        switch kind(record[type.payloadKey]) {
        case .object(let object): payload = object
        case .missing: if !isTimedByMail { return .rejected([.missingPayload]) }
        default: return .rejected([.badFieldType])
        }
        if !isTimedByMail { insertTimeFault(payload["timestamp"], &faults) }
        if !faults.isEmpty { return .rejected(faults) }
        return event(type, isNotification, record, mail, payload, hasUnpairedSurrogate)
    }

    private static func type(_ name: String, isNotification: Bool) -> EventType? {
        if isNotification { return [.bounce, .complaint, .delivery].first { $0.wireName == name } }
        if ["RenderingFailure", "Rendering failure", "renderingFailure"].contains(name) { return .renderingFailure }
        return EventType.allCases.first { $0.wireName == name }
    }

    private static func insertTimeFault(_ value: Any?, _ faults: inout Set<RejectReason>) {
        switch kind(value) {
        case .string(let text): if SlowTime.milliseconds(text) == nil { faults.insert(.badTimestamp) }
        case .missing: faults.insert(.badTimestamp)
        default: faults.insert(.badFieldType)
        }
    }

    // MARK: The event

    private static func event(
        _ type: EventType, _ isNotification: Bool, _ record: [String: Any], _ mail: [String: Any],
        _ payload: [String: Any], _ hasUnpairedSurrogate: Bool
    ) -> Verdict {
        let sendTime = string(mail["timestamp"]).flatMap(SlowTime.milliseconds)
        let payloadTime = string(payload["timestamp"]).flatMap(SlowTime.milliseconds)
        let eventTime = [.send, .reject, .renderingFailure].contains(type) ? sendTime! : payloadTime!
        var flags: EventFlags = isNotification ? .notification : []
        if type == .bounce { flags.formUnion(bounceFlags(payload)) }
        let list = recipients(type, payload)
        let recipients = list ?? strings(mail["destination"]).map { Reading.Recipient(address: $0, status: "") }
        var processingTime: Int64?
        if type == .delivery, let number = payload["processingTimeMillis"] as? NSNumber {
            // Foundation makes an "i" or a "q" of a whole number, a "d" of another and a "c" of a Boolean.
            if ["i", "q"].contains(String(cString: number.objCType)) { processingTime = number.int64Value }
        }
        let event = Reading.Event(
            type: type, flags: flags, eventTime: eventTime, sendTime: sendTime, processingTime: processingTime,
            messageID: string(mail["messageId"])!, values: [tag(mail, "ses:configuration-set"), tag(mail, "campaign")],
            recipientCount: recipients.count, recipients: recipients, record: "")

        var warnings: Set<RecordWarning> = hasUnpairedSurrogate ? [.unpairedSurrogate] : []
        for other in EventType.allCases where other != type {
            if case .object = kind(record[other.payloadKey]) { warnings.insert(.payloadMismatch) }
        }
        if let sendTime {
            if eventTime < sendTime - 1000 { warnings.insert(.timeBeforeMail) }
            let isEngagement = type == .open || type == .click
            if isEngagement, eventTime > sendTime + 60 * 24 * 3600 * 1000 { warnings.insert(.openTooLate) }
        } else {
            warnings.insert(.missingSendTime)
        }
        if list?.isEmpty == true { warnings.insert(.emptyRecipients) }
        if hasUnknownValue(type, payload) { warnings.insert(.unknownEnum) }
        if case .object(let tags) = kind(mail["tags"]) {
            for value in tags.values {
                switch kind(value) {
                case .array, .missing: break
                default: warnings.insert(.tagNotArray)
                }
            }
        }
        if let account = string(mail["sendingAccountId"]) {
            if account.utf8.count != 12 || !account.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
                warnings.insert(.badAccountID)
            }
        }
        return .event(event, warnings)
    }

    private static func bounceFlags(_ payload: [String: Any]) -> EventFlags {
        let isListed = ["OnAccountSuppressionList", "OnTenantSuppressionList"].contains(
            string(payload["bounceSubType"]))
        var flags: EventFlags = isListed ? .suppressedBounce : []
        switch string(payload["bounceType"]) {
        case "Permanent": if !isListed { flags.insert(.hardBounce) }
        case "Transient": flags.insert(.softBounce)
        case "Undetermined": flags.insert(.undeterminedBounce)
        default: break
        }
        return flags
    }

    private static func strings(_ value: Any?) -> [String] {
        if case .array(let elements) = kind(value) { elements.compactMap { string($0) } } else { [] }
    }

    private static func tag(_ mail: [String: Any], _ name: String) -> String {
        guard case .object(let tags) = kind(mail["tags"]) else { return "" }
        if case .array(let values) = kind(tags[name]) { return string(values.first) ?? "" }
        return string(tags[name]) ?? ""
    }

    /// The recipients of the payload's list, nil for types without one.
    private static func recipients(_ type: EventType, _ payload: [String: Any]) -> [Reading.Recipient]? {
        let objects: Any?
        switch type {
        case .delivery: return strings(payload["recipients"]).map { Reading.Recipient(address: $0, status: "") }
        case .bounce: objects = payload["bouncedRecipients"]
        case .complaint: objects = payload["complainedRecipients"]
        case .deliveryDelay: objects = payload["delayedRecipients"]
        default: return nil
        }
        let list: [Any] =
            switch kind(objects) {
            case .array(let elements): elements
            case .object(let single): [single]
            default: []
            }
        return list.compactMap { element in
            guard case .object(let recipient) = kind(element) else { return nil }
            return Reading.Recipient(
                address: string(recipient["emailAddress"]) ?? "", status: string(recipient["status"]) ?? "")
        }
    }

    private static func hasUnknownValue(_ type: EventType, _ payload: [String: Any]) -> Bool {
        let known: [(String, [String])] =
            switch type {
            case .bounce:
                [
                    ("bounceType", ["Undetermined", "Permanent", "Transient"]),
                    (
                        "bounceSubType",
                        [
                            "Undetermined", "General", "NoEmail", "Suppressed", "OnAccountSuppressionList",
                            "OnTenantSuppressionList", "EmailValidationSuppressed", "UnsubscribedRecipient",
                            "MailboxFull", "MessageTooLarge", "ContentRejected", "AttachmentRejected",
                            "CustomTimeoutExceeded",
                        ]
                    ),
                ]
            case .complaint:
                [
                    ("complaintFeedbackType", ["abuse", "auth-failure", "fraud", "not-spam", "other", "virus"]),
                    ("complaintSubType", ["OnAccountSuppressionList", "OnTenantSuppressionList"]),
                ]
            case .deliveryDelay:
                [
                    (
                        "delayType",
                        [
                            "InternalFailure", "General", "MailboxFull", "SpamDetected", "RecipientServerError",
                            "IPFailure", "TransientCommunicationFailure", "BYOIPHostNameLookupUnavailable",
                            "Undetermined", "SendingDeferral",
                        ]
                    )
                ]
            default: []
            }
        return known.contains { key, values in string(payload[key]).map { !values.contains($0) } ?? false }
    }
}
