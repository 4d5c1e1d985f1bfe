import Foundation

/// What a record is, decided anew from its JSON with Foundation (contract §3, §11).
enum ModelRecord {
    /// A valid event.
    struct Event {
        var type: String
        var isNotification: Bool
        var messageID: String
        var eventTime: Int
        var sendTime: Int?
        var mail: [String: Any]
        var payload: [String: Any]
        /// The record's own bytes.
        var text: String
    }

    case event(Event)
    case ignored(String)
    case rejected(String)

    /// Decides on the text of one record.
    init(_ text: String) {
        guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) else {
            self = .rejected("json_syntax")
            return
        }
        guard let record = value as? [String: Any] else {
            self = .rejected("not_object")
            return
        }
        self = ModelRecord.decide(record, text)
    }

    private static func decide(_ record: [String: Any], _ text: String) -> ModelRecord {
        let published = named(record["eventType"])
        guard let named = published ?? named(record["notificationType"]) else {
            let isUndelivered = record["rawData"] is String && present(record["attemptsMade"]) != nil
            return isUndelivered ? .ignored("firehose_error_record") : .rejected("missing_type")
        }
        guard let type = named as? String else { return .rejected("bad_field_type") }
        let isNotification = published == nil
        guard let payloadKey = RandomEvents.types[type],
            !isNotification || ["Bounce", "Complaint", "Delivery"].contains(type)
        else {
            let names = ["AmazonSnsSubscriptionSucceeded": "control_notification", "Received": "inbound_mail"]
            return .ignored(isNotification ? names[type] ?? "unknown_event_type" : "unknown_event_type")
        }
        guard let found = present(record["mail"]) else { return .rejected("missing_mail") }
        guard let mail = found as? [String: Any] else { return .rejected("bad_field_type") }
        guard let identifier = present(mail["messageId"]) else { return .rejected("missing_message_id") }
        guard let messageID = identifier as? String else { return .rejected("bad_field_type") }
        if messageID.isEmpty { return .rejected("missing_message_id") }
        let isTimedByMail = ["Send", "Reject", "Rendering Failure"].contains(type)
        var payload: [String: Any] = [:]
        if let held = present(record[payloadKey]) {
            guard let object = held as? [String: Any] else { return .rejected("bad_field_type") }
            payload = object
        } else if !isTimedByMail {
            return .rejected("missing_payload")
        }
        let stamp = present(isTimedByMail ? mail["timestamp"] : payload["timestamp"])
        if let stamp, !(stamp is String) { return .rejected("bad_field_type") }
        guard let time = (stamp as? String).flatMap(ModelTime.milliseconds) else { return .rejected("bad_timestamp") }
        let sendTime = (mail["timestamp"] as? String).flatMap(ModelTime.milliseconds)
        return .event(
            Event(
                type: type, isNotification: isNotification, messageID: messageID, eventTime: time, sendTime: sendTime,
                mail: mail, payload: payload, text: text))
    }

    /// A type, which is missing where it is empty.
    private static func named(_ value: Any?) -> Any? { value as? String == "" ? nil : present(value) }

    /// A value that is neither absent nor null.
    private static func present(_ value: Any?) -> Any? { value is NSNull ? nil : value }
}

extension ModelRecord.Event {
    /// The metrics that it adds to, whether or not they are chosen (contract §4).
    var metrics: [String] {
        // The bare user agent is Apple's, which loads images ahead of the reader.
        if type == "Open", text(of: "userAgent") == "Mozilla/5.0" { return ["Open", "MachineOpen"] }
        guard type == "Bounce" else { return [type == "Rendering Failure" ? "RenderingFailure" : type] }
        let isSuppressed = ["OnAccountSuppressionList", "OnTenantSuppressionList"].contains(text(of: "bounceSubType"))
        var metrics = ["Bounce"]
        switch text(of: "bounceType") {
        case "Permanent" where !isSuppressed: metrics.append("HardBounce")
        case "Transient": metrics.append("SoftBounce")
        case "Undetermined": metrics.append("UndeterminedBounce")
        default: break
        }
        return metrics + (isSuppressed ? ["SuppressedBounce"] : [])
    }

    /// Milliseconds from accepting to handing over.
    var latency: Int? {
        guard type == "Delivery" else { return nil }
        let difference = sendTime.map { eventTime - $0 }
        return ((payload["processingTimeMillis"] as? NSNumber)?.intValue ?? difference).map { max($0, 0) }
    }

    /// The metrics that read events of its type.
    var readers: [String] {
        switch type {
        case "Bounce": ["Bounce", "HardBounce", "SoftBounce", "UndeterminedBounce", "SuppressedBounce"]
        case "Open", "Click": [type, "Unique" + type, "Machine" + type]
        case "Delivery": [type, "DeliveryLatency"]
        default: metrics
        }
    }

    /// A text of the payload, empty where it is missing.
    func text(of name: String) -> String { payload[name] as? String ?? "" }

    /// Addresses that the payload lists, nil where the type has no such list.
    private var listed: [String]? {
        let names = [
            "Bounce": "bouncedRecipients", "Complaint": "complainedRecipients", "DeliveryDelay": "delayedRecipients",
        ]
        if type == "Delivery" { return payload["recipients"] as? [String] ?? [] }
        guard let name = names[type] else { return nil }
        return (payload[name] as? [[String: Any]] ?? []).map { $0["emailAddress"] as? String ?? "" }
    }

    /// Addresses that the event is about.
    var recipients: [String] { listed ?? mail["destination"] as? [String] ?? [] }

    /// Whether all mail that it is about goes to the mailbox simulator.
    var isToSimulator: Bool {
        !recipients.isEmpty
            && recipients.allSatisfy { ModelRecord.Event.domain($0)?.lowercased() == "simulator.amazonses.com" }
    }

    /// The value of a dimension, of one recipient where it is of recipients; nil where it is missing (contract §5, §11).
    func value(_ dimension: String, recipient: String?) -> String? {
        let value: String? =
            switch dimension {
            case "field/bounceType": type == "Bounce" ? text(of: "bounceType") : nil
            case "field/source": mail["source"] as? String
            case "field/fromDomain": (mail["source"] as? String).flatMap(ModelRecord.Event.domain)?.lowercased()
            case "field/recipientDomain": recipient.flatMap(ModelRecord.Event.domain)?.lowercased()
            case "link/slot": type == "Click" ? ModelRecord.Event.first(payload["linkTags"], "slot") : nil
            case "header/x-campaign":
                (mail["headers"] as? [[String: String]])?.first { $0["name"]?.lowercased() == "x-campaign" }?["value"]
            default: ModelRecord.Event.first(mail["tags"], dimension)
            }
        return value == "" ? nil : value
    }

    /// First element of a tag's array, or the bare string in its place.
    private static func first(_ tags: Any?, _ name: String) -> String? {
        let value = (tags as? [String: Any])?[name]
        return (value as? [Any])?.first as? String ?? value as? String
    }

    /// What follows the last `@` inside the last `<…>`.
    private static func domain(_ address: String) -> String? {
        let inside = address.lastIndex(of: "<").map { address[address.index(after: $0)...].prefix { $0 != ">" } }
        let text = inside ?? address[...]
        return text.lastIndex(of: "@").map { String(text[text.index(after: $0)...]) }
    }

    /// What tells it from all other events (contract §6), but for what a run counts.
    var identity: [String] {
        let parts = [type, messageID, "\(eventTime)"]
        switch type {
        case "Bounce", "Complaint": return parts + [text(of: "feedbackId")] + recipients.sorted()
        case "Delivery", "DeliveryDelay": return parts + recipients.sorted()
        case "Open", "Click": return parts + ["ipAddress", "userAgent", "link"].map(text)
        case "Subscription": return parts + [text(of: "contactList")]
        default: return parts
        }
    }
}
