import Testing

@testable import Events

@Suite("What becomes of a record") struct VerdictTests {
    static let send = Samples.send
    static let bounce = Samples.record(.bounce)
    static let mail = Samples.mail
    static let sent = "2026-03-14T09:26:53.589Z"
    static let bounced = "2026-03-14T09:26:55.101Z"

    static let rejected: [(String, RejectReason)] = [
        ("{}", .missingType),
        ("{\(mail)}", .missingType),
        (#"{"eventType":null,\#(mail)}"#, .missingType),
        (#"{"notificationType":null,"eventType":null}"#, .missingType),
        (#"{"EventType":"Send",\#(mail)}"#, .missingType),
        (#"{"x":{"eventType":"Send"},\#(mail)}"#, .missingType),
        (#"{"eventType":7,\#(mail)}"#, .badFieldType),
        (#"{"eventType":["Send"],\#(mail)}"#, .badFieldType),
        (#"{"eventType":{},\#(mail)}"#, .badFieldType),
        (#"{"eventType":true,\#(mail)}"#, .badFieldType),
        (#"{"notificationType":false,\#(mail)}"#, .badFieldType),
        (#"{"eventType":"Send","eventType":0,\#(mail)}"#, .badFieldType),

        (#"{"eventType":"Send"}"#, .missingMail),
        (#"{"eventType":"Send","mail":null}"#, .missingMail),
        (#"{"eventType":"Send",\#(mail),"mail":null}"#, .missingMail),
        (#"{"eventType":"Send","mail":"x"}"#, .badFieldType),
        (#"{"eventType":"Send","mail":[{}]}"#, .badFieldType),
        (#"{"eventType":"Send","mail":1}"#, .badFieldType),
        (#"{"eventType":"Send",\#(mail),"mail":false}"#, .badFieldType),

        (#"{"eventType":"Send","mail":{}}"#, .missingMessageID),
        (send.with(#""x""#, for: #""messageId""#), .missingMessageID),
        (send.with("null", for: #""m-1""#), .missingMessageID),
        (send.with(#""""#, for: #""m-1""#), .missingMessageID),
        (send.with(#""m-1","messageId":null"#, for: #""m-1""#), .missingMessageID),
        (send.with("1", for: #""m-1""#), .badFieldType),
        (send.with(#"["m-1"]"#, for: #""m-1""#), .badFieldType),

        (bounce.with(#""Bounce":{"#, for: #""bounce":{"#), .missingPayload),
        (#"{"eventType":"Bounce",\#(mail)}"#, .missingPayload),
        (#"{"eventType":"Bounce","bounce":null,\#(mail)}"#, .missingPayload),
        (#"{"eventType":"Bounce","delivery":{"timestamp":"\#(bounced)"},\#(mail)}"#, .missingPayload),
        (bounce.with(#""bounce":null,"mail""#, for: #""mail""#), .missingPayload),
        (#"{"eventType":"Bounce","bounce":"x",\#(mail)}"#, .badFieldType),
        (#"{"eventType":"Bounce","bounce":[],\#(mail)}"#, .badFieldType),
        (#"{"eventType":"Bounce",\#(mail),"bounce":0}"#, .badFieldType),
        (bounce.with(#""bounce":true,"mail""#, for: #""mail""#), .badFieldType),
        (#"{"eventType":"Send","send":[],\#(mail)}"#, .badFieldType),
        (#"{"eventType":"Reject","reject":"x",\#(mail)}"#, .badFieldType),
        (#"{"eventType":"Rendering Failure","failure":false,\#(mail)}"#, .badFieldType),

        (send.with("2026-02-30T00:00:00Z", for: sent), .badTimestamp),
        (send.with("", for: sent), .badTimestamp),
        (send.with("null", for: "\"\(sent)\""), .badTimestamp),
        (send.with(#""x""#, for: #""timestamp""#), .badTimestamp),
        (send.with("1773480413589", for: "\"\(sent)\""), .badFieldType),
        (bounce.with("2026-03-14", for: bounced), .badTimestamp),
        (bounce.with("null", for: "\"\(bounced)\""), .badTimestamp),
        (bounce.with(#""bounce":{},"mail""#, for: #""mail""#), .badTimestamp),
        (bounce.with("false", for: "\"\(bounced)\""), .badFieldType),
        (bounce.with("{}", for: "\"\(bounced)\""), .badFieldType),
    ]

    @Test("a broken record is rejected for its reason", arguments: rejected)
    func broken(record: String, reason: RejectReason) {
        let found = reading(record)
        #expect(found.reasons == [reason])
        #expect(found.tally.records == 1)
        #expect(found.tally.rejected[Int(reason.rawValue)] == 1)
    }

    @Test(
        "the first fault in the order type, mail, payload is the reason",
        arguments: [
            (#"{"eventType":1,"mail":1,"send":1}"#, RejectReason.badFieldType),
            (#"{"mail":1,"bounce":1}"#, .missingType),
            (#"{"eventType":"Bounce","bounce":1}"#, .missingMail),
            (#"{"eventType":"Bounce","mail":{},"bounce":1}"#, .missingMessageID),
            (#"{"eventType":"Bounce","mail":{"messageId":""}}"#, .missingMessageID),
            (#"{"eventType":"Bounce","mail":{"messageId":"m","timestamp":"x"}}"#, .missingPayload),
            (#"{"eventType":"Send","mail":{"messageId":"m","timestamp":"x"},"send":1}"#, .badTimestamp),
            (#"{"eventType":"Reject","mail":{"messageId":"m"},"reject":[]}"#, .badTimestamp),
            // And JSON before all of them.
            (#"{"eventType":1,"mail":1,}"#, .jsonSyntax),
            (#"{"eventType":"Teleport",}"#, .jsonSyntax),
        ])
    func precedence(record: String, reason: RejectReason) {
        #expect(reading(record).reasons == [reason])
    }

    @Test(
        "three types need no payload object and take their time from mail",
        arguments: ["Send", "Reject", "Rendering Failure"],
        ["", #""KEY":{}"#, #""KEY":null"#, #""KEY":{"timestamp":"2020-01-01T00:00:00Z"}"#])
    func payloadless(type: String, payload: String) {
        let key = type == "Rendering Failure" ? "failure" : type.lowercased()
        let found = reading(Samples.record(type, payload.replacing("KEY", with: key)))
        #expect(found.events.map(\.eventTime) == [Samples.sendTime])
        #expect(found.warnings == [])
    }

    @Test(
        "the other seven take their time from the payload, and are kept without a send time",
        arguments: EventType.allCases.filter { !$0.isTimedByMail })
    func payloadTime(type: EventType) {
        let found = reading(Samples.record(type).with("never", for: VerdictTests.sent))
        #expect(found.events.map(\.eventTime) == [1_773_480_415_101])
        #expect(found.events.map(\.sendTime) == [nil])
        #expect(found.warnings == [.missingSendTime])
        #expect(reading(Samples.record(type)).events.map(\.sendTime) == [Samples.sendTime])
    }

    @Test(
        "what is no event by design is ignored for its reason",
        arguments: [
            (#"{"eventType":"Teleport"}"#, IgnoreReason.unknownEventType),
            (#"{"eventType":"send",\#(mail)}"#, .unknownEventType),
            (#"{"eventType":"SEND",\#(mail)}"#, .unknownEventType),
            (#"{"eventType":"Send ",\#(mail)}"#, .unknownEventType),
            (#"{"eventType":"Rendering  Failure",\#(mail)}"#, .unknownEventType),
            (#"{"eventType":"An event type of more than sixteen bytes"}"#, .unknownEventType),
            (#"{"eventType":"Teleport","mail":7,"bounce":[]}"#, .unknownEventType),
            (#"{"eventType":"AmazonSnsSubscriptionSucceeded"}"#, .unknownEventType),
            (#"{"notificationType":"Teleport"}"#, .unknownEventType),
            (#"{"notificationType":"AmazonSnsSubscriptionSucceeded","message":"You have …"}"#, .controlNotification),
            (#"{"notificationType":"Received","receipt":{},"mail":{}}"#, .inboundMail),
            ("Successfully validated SNS topic for Amazon SES event publishing.", .controlText),
            (#"{"attemptsMade":4,"rawData":"e30K","errorCode":"x"}"#, .firehoseErrorRecord),
            (#"{"rawData":"","attemptsMade":"4","lastErrorCode":"x"}"#, .firehoseErrorRecord),
        ])
    func ignored(record: String, reason: IgnoreReason) {
        let found = reading(record)
        #expect(found.ignored(reason) == 1, "\(found.summary)")
        #expect(found.tally.records == 1)
        #expect(found.rejected == [])
    }

    @Test(
        "a control sentence is known with any line end, and no other sentence is",
        arguments: ["\n", "\r\n", " \n", "\t\r\n"])
    func controlText(end: String) {
        let sentence = "Successfully validated SNS topic for Amazon SES event publishing."
        let found = reading(sentence + end + sentence + "!" + end + "S" + end + sentence)
        #expect(found.ignored(.controlText) == 2)
        #expect(found.reasons == [.jsonSyntax, .jsonSyntax])
    }

    @Test("of the Firehose keys both are needed, and a type beside them makes an event")
    func firehose() {
        #expect(reading(#"{"rawData":"e30K"}"#).reasons == [.missingType])
        #expect(reading(#"{"attemptsMade":1,"rawData":null}"#).reasons == [.missingType])
        #expect(
            reading(VerdictTests.send.with(#""rawData":"","attemptsMade":1,"mail""#, for: #""mail""#)).events.count == 1
        )
    }

    @Test("a notification is an event, marked as such", arguments: [EventType.bounce, .complaint, .delivery])
    func notification(type: EventType) {
        let record = Samples.record(type).with("notificationType", for: "eventType")
        #expect(reading(record).events.map { $0.flags.contains(.notification) } == [true])
        #expect(reading(Samples.record(type)).events.map { $0.flags.contains(.notification) } == [false])
    }

    @Test("beside eventType, notificationType does not matter")
    func bothTypes() {
        let record = VerdictTests.send.with(#""notificationType":"Bounce","mail""#, for: #""mail""#)
        #expect(reading(record).events.map(\.flags) == [[]])
        let null = Samples.record(.bounce).with(#""eventType":null,"notificationType""#, for: #""eventType""#)
        #expect(reading(null).events.map(\.flags) == [[.notification, .hardBounce]])
    }

    @Test("an empty type is a missing one: the record is rejected, or is what its other keys say")
    func emptyType() {
        let empty = VerdictTests.send.with("\"\"", for: "\"Send\"")
        #expect(reading(empty).reasons == [.missingType])
        #expect(reading(#"{"eventType":"","notificationType":""}"#).reasons == [.missingType])
        let notification = Samples.record(.bounce).with(#""eventType":"","notificationType""#, for: #""eventType""#)
        #expect(reading(notification).events.map(\.flags) == [[.notification, .hardBounce]])
        #expect(reading(#"{"eventType":"","rawData":"e30K","attemptsMade":1}"#).ignored(.firehoseErrorRecord) == 1)
        #expect(reading(#"{"eventType":" "}"#).ignored(.unknownEventType) == 1)
    }

    @Test("a quarantined record is read back unless its entry says that it was cut")
    func quarantined() {
        let send = VerdictTests.send.replacing("\"", with: "\\\"")
        func entry(_ more: String) -> String { #"{"reason":"bad_timestamp","raw":"\#(send)"\#(more)}"# }
        #expect(reading(entry("")).events.count == 1)
        #expect(reading(entry(#","rawTruncated":false"#)).events.count == 1)
        #expect(reading(entry(#","rawTruncated":null"#)).events.count == 1)
        #expect(reading(entry(#","rawTruncated":true"#)).reasons == [.tooLong])
    }

    @Test("codes are those of the contract")
    func codes() {
        #expect(
            RejectReason.allCases.map(\.code) == [
                "json_syntax", "invalid_utf8", "not_object", "too_long", "too_deep", "missing_type", "missing_mail",
                "missing_message_id", "missing_payload", "bad_timestamp", "bad_field_type",
            ])
        #expect(
            IgnoreReason.allCases.map(\.code) == [
                "control_text", "log_text", "control_notification", "firehose_error_record", "inbound_mail",
                "other_aws_event", "unknown_event_type",
            ])
    }

    @Test("the tally names the least of the accounts, and whether there are several")
    func accounts() {
        let other = VerdictTests.send.with("012345678909", for: "111122223333")
        let first = reading(VerdictTests.send).tally
        #expect(first.account == 111_122_223_333 && !first.hasSeveralAccounts)
        let second = reading([VerdictTests.send, other].joined(separator: "\n")).tally
        #expect(second.account == 12_345_678_909 && second.hasSeveralAccounts)
        for wrong in ["11112222333", "1111222233334", "11112222333x", "11112222333:", "1111222233/3"] {
            let found = reading(VerdictTests.send.with(wrong, for: "111122223333"))
            #expect(found.tally.account == nil, "\(wrong)")
            #expect(found.warnings == [.badAccountID], "\(wrong)")
        }
    }

    @Test("the tally names the first and the last event, and tallies add up")
    func tally() {
        let late = VerdictTests.send.with("2026-03-15T00:00:00Z", for: VerdictTests.sent)
        let early = VerdictTests.send.with("2026-03-13T00:00:00Z", for: VerdictTests.sent)
        var first = reading([VerdictTests.send, late, early, "{}", "nonsense"].joined(separator: "\n")).tally
        #expect(first.events == 3)
        #expect(first.records == 5)
        #expect(first.firstEvent == 1_773_360_000_000)
        #expect(first.lastEvent == 1_773_532_800_000)
        let second = reading(
            #"{"eventType":"Teleport"}"# + early.with("2026-03-12T00:00:00Z", for: "2026-03-13T00:00:00Z")
        ).tally
        first.merge(second)
        #expect(first.records == 7)
        #expect(first.ignored[Int(IgnoreReason.unknownEventType.rawValue)] == 1)
        #expect(first.firstEvent == 1_773_273_600_000)
        first.merge(RecordTally())
        #expect(first.records == 7)
        var empty = RecordTally()
        #expect(empty.firstEvent == nil && empty.records == 0)
        empty.merge(second)
        #expect(empty == second)
    }
}
