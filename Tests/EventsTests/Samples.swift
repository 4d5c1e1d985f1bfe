@testable import Events

/// Sound records in AWS's shapes (R§1.8), to be changed by the tests.
enum Samples {
    /// The `mail` object of most of them.
    static let mail =
        #""mail":{"timestamp":"2026-03-14T09:26:53.589Z","messageId":"m-1","source":"news@example.com","sendingAccountId":"111122223333","destination":["ida@example.net"],"headersTruncated":false,"tags":{"ses:configuration-set":["letters"]}}"#

    /// The time of that `mail`.
    static let sendTime: Int64 = 1_773_480_413_589

    /// A record of a type with its payload, both as JSON texts; `mail` of its own where given.
    static func record(_ type: String, _ payload: String = "", mail: String = Samples.mail) -> String {
        #"{"eventType":"\#(type)",\#(payload.isEmpty ? "" : payload + ",")\#(mail)}"#
    }

    static let send = record("Send", #""send":{}"#)

    /// The payload of each type, sound and without anything to warn of.
    static func payload(_ type: EventType, time: String = "2026-03-14T09:26:55.101Z") -> String {
        let timed = #""timestamp":"\#(time)""#
        return switch type {
        case .send: #""send":{}"#
        case .delivery: #""delivery":{\#(timed),"processingTimeMillis":1512,"recipients":["ida@example.net"]}"#
        case .open: #""open":{\#(timed),"ipAddress":"203.0.113.90","userAgent":"Mozilla/5.0"}"#
        case .click:
            #""click":{\#(timed),"ipAddress":"203.0.113.91","userAgent":"Mozilla/5.0","link":"https://example.com/","linkTags":{"slot":["hero"]}}"#
        case .bounce:
            #""bounce":{\#(timed),"feedbackId":"f-1","bounceType":"Permanent","bounceSubType":"NoEmail","bouncedRecipients":[{"emailAddress":"ida@example.net","status":"5.1.1"}]}"#
        case .complaint:
            #""complaint":{\#(timed),"feedbackId":"f-2","complaintSubType":null,"complaintFeedbackType":"abuse","complainedRecipients":[{"emailAddress":"ida@example.net"}]}"#
        case .reject: #""reject":{"reason":"Bad content"}"#
        case .renderingFailure: #""failure":{"templateName":"March","errorMessage":"Attribute 'first' is missing"}"#
        case .deliveryDelay:
            #""deliveryDelay":{\#(timed),"delayType":"MailboxFull","delayedRecipients":[{"emailAddress":"ida@example.net","status":"4.2.2"}]}"#
        case .subscription: #""subscription":{\#(timed),"contactList":"Readers","source":"UnsubscribeHeader"}"#
        }
    }

    /// A sound record of a type.
    static func record(_ type: EventType) -> String { record(type.wireName, payload(type)) }
}

extension String {
    /// With one text in place of another, which must be there once.
    func with(_ new: String, for old: String) -> String {
        let parts = split(separator: old, omittingEmptySubsequences: false)
        precondition(parts.count == 2, "\(old) stands \(parts.count - 1) times in \(self)")
        return parts.joined(separator: new)
    }
}
