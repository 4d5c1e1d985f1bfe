import Events

/// One SES record, put together from the parts that a test cares about; the rest is as SES writes it (R§1).
struct EventRecord {
    /// Midnight of the day on which everything happens, in milliseconds.
    static let midnight: Int64 = 1_773_446_400_000

    var type: EventType
    /// `notificationType` makes a feedback notification of it.
    var typeKey = "eventType"
    var messageID = "m-1"
    /// Event time.
    var time = EventRecord.clock("10:00:00.000")
    /// `mail.timestamp` of the seven types whose event time is another.
    var sendTime: String? = EventRecord.clock("09:00:00.000")
    /// `mail.destination`; none at all when nil.
    var destination: [String]? = ["ida@example.net"]
    /// The list of a Delivery, Bounce, Complaint or DeliveryDelay; none at all when nil.
    var recipients: [String]? = ["ida@example.net"]
    /// The status that goes with each recipient, as far as there are.
    var statuses: [String] = []
    var tags: [String: [String]] = [:]
    var headers: [(name: String, value: String)] = []
    /// Further texts of `mail`.
    var mail = ["source": "news@example.com", "sendingAccountId": "111122223333"]
    /// Texts of the payload, but for its time.
    var payload: [String: String]
    /// Further members of the payload, as JSON.
    var payloadJSON: [String: String] = [:]

    init(_ type: EventType) {
        self.type = type
        payload =
            switch type {
            case .send, .delivery: [:]
            case .open: ["ipAddress": "203.0.113.90", "userAgent": "Mozilla/5.0"]
            case .click:
                ["ipAddress": "203.0.113.90", "userAgent": "Mozilla/5.0", "link": "https://www.example.com/a"]
            case .bounce: ["feedbackId": "f-1", "bounceType": "Permanent", "bounceSubType": "General"]
            case .complaint: ["feedbackId": "f-1", "complaintFeedbackType": "abuse"]
            case .reject: ["reason": "Bad content"]
            case .renderingFailure: ["templateName": "March", "errorMessage": "an attribute is missing"]
            case .deliveryDelay: ["delayType": "MailboxFull"]
            case .subscription: ["contactList": "Readers", "source": "UnsubscribeHeader"]
            }
    }

    /// A copy that differs as said.
    func with(_ change: (inout EventRecord) -> Void) -> EventRecord {
        var copy = self
        change(&copy)
        return copy
    }

    /// A time of day of ``midnight``'s day, as SES writes it.
    static func clock(_ time: String) -> String { "2026-03-14T\(time)Z" }

    /// The same from milliseconds since ``midnight``, within that day.
    static func clock(_ milliseconds: Int) -> String {
        func digits(_ value: Int, _ count: Int) -> String {
            String(repeating: "0", count: count - String(value).count) + String(value)
        }
        let seconds = milliseconds / 1000
        return clock(
            digits(seconds / 3600, 2) + ":" + digits(seconds / 60 % 60, 2) + ":" + digits(seconds % 60, 2) + "."
                + digits(milliseconds % 1000, 3))
    }
}

// MARK: JSON

extension EventRecord {
    /// The record on one line.
    var json: String {
        "{" + [member(typeKey, quoted(type.wireName)), member("mail", mailJSON), payloadMember].joined(separator: ",")
            + "}"
    }

    private var isTimedByMail: Bool { type == .send || type == .reject || type == .renderingFailure }

    private var mailJSON: String {
        var members = texts(mail) + [member("messageId", quoted(messageID))]
        if let time = isTimedByMail ? time : sendTime { members.append(member("timestamp", quoted(time))) }
        if let destination { members.append(member("destination", list(destination.map(quoted)))) }
        if !tags.isEmpty {
            let sorted = tags.sorted { $0.key < $1.key }
            members.append(member("tags", object(sorted.map { member($0.key, list($0.value.map(quoted))) })))
        }
        if !headers.isEmpty {
            let objects = headers.map { object([member("name", quoted($0.name)), member("value", quoted($0.value))]) }
            members.append(member("headers", list(objects)))
        }
        return object(members)
    }

    private var payloadMember: String {
        let key: String =
            switch type {
            case .renderingFailure: "failure"
            case .deliveryDelay: "deliveryDelay"
            default: type.wireName.lowercased()
            }
        var members = texts(payload) + payloadJSON.sorted { $0.key < $1.key }.map { member($0.key, $0.value) }
        if !isTimedByMail { members.append(member("timestamp", quoted(time))) }
        if let recipients, let name = recipientsKey {
            members.append(member(name, list(recipients.indices.map(recipientJSON))))
        }
        return member(key, object(members))
    }

    private var recipientsKey: String? {
        switch type {
        case .delivery: "recipients"
        case .bounce: "bouncedRecipients"
        case .complaint: "complainedRecipients"
        case .deliveryDelay: "delayedRecipients"
        default: nil
        }
    }

    private func recipientJSON(_ index: Int) -> String {
        let address = quoted(recipients?[index] ?? "")
        if type == .delivery { return address }
        var members = [member("emailAddress", address)]
        if index < statuses.count { members.append(member("status", quoted(statuses[index]))) }
        return object(members)
    }

    private func texts(_ fields: [String: String]) -> [String] {
        fields.sorted { $0.key < $1.key }.map { member($0.key, quoted($0.value)) }
    }

    private func quoted(_ text: String) -> String { "\"\(text)\"" }
    private func member(_ name: String, _ value: String) -> String { quoted(name) + ":" + value }
    private func object(_ members: [String]) -> String { "{" + members.joined(separator: ",") + "}" }
    private func list(_ elements: [String]) -> String { "[" + elements.joined(separator: ",") + "]" }
}
