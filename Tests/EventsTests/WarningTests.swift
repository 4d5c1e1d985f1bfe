import Testing

@testable import Events

@Suite("Warnings") struct WarningTests {
    static let send = Samples.send
    static let bounce = Samples.record(.bounce)
    static let complaint = Samples.record(.complaint)
    static let delay = Samples.record(.deliveryDelay)
    static let delivery = Samples.record(.delivery)
    static let open = Samples.record(.open)
    static let time = "2026-03-14T09:26:55.101Z"

    @Test("a sound record of any type draws none", arguments: EventType.allCases)
    func none(type: EventType) {
        let found = reading(Samples.record(type))
        #expect(found.events.map(\.type) == [type])
        #expect(found.warnings == [])
    }

    /// Records, and the one warning that each draws.
    static let drawn: [(String, RecordWarning)] = [
        (send.with(#""x":"\ud800","mail""#, for: #""mail""#), .unpairedSurrogate),
        (send.with(#""x":"\uDFFF","mail""#, for: #""mail""#), .unpairedSurrogate),
        (send.with(#""x":"\ud83d\ud83d\ude00","mail""#, for: #""mail""#), .unpairedSurrogate),
        (send.with(#""x":"\ude00\ud83d","mail""#, for: #""mail""#), .unpairedSurrogate),
        (send.with(#""\udc00":1,"mail""#, for: #""mail""#), .unpairedSurrogate),
        (send.with(#"["\ud800x"]"#, for: #"["letters"]"#), .unpairedSurrogate),

        (send.with(#""open":{},"send""#, for: #""send""#), .payloadMismatch),
        (bounce.with(#""failure":{"templateName":"x"},"mail""#, for: #""mail""#), .payloadMismatch),

        (bounce.with("2026-03-14T09:26:52.588Z", for: time), .timeBeforeMail),
        (delivery.with("2026-03-14T09:26:52.588Z", for: time), .timeBeforeMail),
        (open.with("2020-01-01T00:00:00Z", for: time), .timeBeforeMail),

        (open.with("2026-05-13T09:26:53.590Z", for: time), .openTooLate),
        (Samples.record(.click).with("2026-05-13T09:26:53.590Z", for: time), .openTooLate),

        (delivery.with(#""recipients":[]"#, for: #""recipients":["ida@example.net"]"#), .emptyRecipients),
        (delivery.with(#""recipients":null"#, for: #""recipients":["ida@example.net"]"#), .emptyRecipients),
        (delivery.with(#""x":[]"#, for: #""recipients":["ida@example.net"]"#), .emptyRecipients),
        (bounce.with("[]", for: #"[{"emailAddress":"ida@example.net","status":"5.1.1"}]"#), .emptyRecipients),
        (complaint.with("[]", for: #"[{"emailAddress":"ida@example.net"}]"#), .emptyRecipients),
        (delay.with("7", for: #"[{"emailAddress":"ida@example.net","status":"4.2.2"}]"#), .emptyRecipients),

        (bounce.with("permanent", for: "Permanent"), .unknownEnum),
        (bounce.with("Tired", for: "NoEmail"), .unknownEnum),
        (bounce.with("", for: "NoEmail"), .unknownEnum),
        (complaint.with("Abuse", for: "abuse"), .unknownEnum),
        (complaint.with(#""complaintSubType":"Odd""#, for: #""complaintSubType":null"#), .unknownEnum),
        (delay.with("MailBoxFull", for: "MailboxFull"), .unknownEnum),

        (send.with(#""letters""#, for: #"["letters"]"#), .tagNotArray),
        (send.with(#"["letters"],"campaign":"march""#, for: #"["letters"]"#), .tagNotArray),

        (send.with(#""11112222333""#, for: #""111122223333""#), .badAccountID),
        (send.with(#""1111222233334""#, for: #""111122223333""#), .badAccountID),
        (send.with(#""11112222333x""#, for: #""111122223333""#), .badAccountID),
        (send.with(#""""#, for: #""111122223333""#), .badAccountID),
        (send.with(#""11112222333\u0033\u0033""#, for: #""111122223333""#), .badAccountID),

        (bounce.with("yesterday", for: "2026-03-14T09:26:53.589Z"), .missingSendTime),
        (
            bounce.with(#""timestamp":null,"messageId""#, for: #""timestamp":"2026-03-14T09:26:53.589Z","messageId""#),
            .missingSendTime
        ),
        (
            bounce.with(#""timestamp":1,"messageId""#, for: #""timestamp":"2026-03-14T09:26:53.589Z","messageId""#),
            .missingSendTime
        ),
        (bounce.with(#""messageId""#, for: #""timestamp":"2026-03-14T09:26:53.589Z","messageId""#), .missingSendTime),
    ]

    @Test("each oddity draws its warning alone, and the record is kept", arguments: drawn)
    func one(record: String, warning: RecordWarning) {
        let found = reading(record)
        #expect(found.events.count == 1)
        #expect(found.warnings == [warning])
        #expect(found.tally.warnings[Int(warning.rawValue)] == 1)
    }

    /// Records that come close.
    static let quiet: [String] = [
        send.with(#""x":"\ud83d\ude00","mail""#, for: #""mail""#),
        send.with(#""x":"\\ud800","mail""#, for: #""mail""#),
        send.with(#""x":"\ud7ff\ue000","mail""#, for: #""mail""#),
        send.with(#""open":null,"send""#, for: #""send""#),
        send.with(#""open":[1],"send""#, for: #""send""#),
        // One second is forgiven, for one of the two times may have been cut (R§1.6).
        bounce.with("2026-03-14T09:26:52.589Z", for: time),
        // 60 days exactly; and types that may come at any time.
        open.with("2026-05-13T09:26:53.589Z", for: time),
        bounce.with("2026-12-31T00:00:00Z", for: time),
        Samples.record(.subscription).with("2030-12-31T00:00:00Z", for: time),
        // Absent, null and another type are missing, and what is missing is not unknown.
        bounce.with("null", for: #""NoEmail""#), bounce.with("7", for: #""NoEmail""#),
        bounce.with(#""x":1"#, for: #""bounceType":"Permanent""#),
        bounce.with(#""No\u0045mail""#, for: #""NoEmail""#),
        // A tag that is null or empty is missing.
        send.with("null", for: #"["letters"]"#), send.with("[]", for: #"["letters"]"#),
        send.with(#"["a","b"]"#, for: #"["letters"]"#),
        // Of equal keys the last counts.
        send.with(#""tags":{"a":"bare"},"tags""#, for: #""tags""#),
        send.with(#""mail":{"tags":{"a":"bare"}},"mail""#, for: #""mail""#),
        send.with(
            #""sendingAccountId":"1","sendingAccountId":"111122223333""#, for: #""sendingAccountId":"111122223333""#),
        send.with("null", for: #""111122223333""#), send.with("1", for: #""111122223333""#),
        send.with(#""1111\u0032\u0032223333""#, for: #""111122223333""#),
    ]

    @Test("what comes close draws none", arguments: quiet)
    func close(record: String) {
        let found = reading(record)
        #expect(found.events.count == 1)
        #expect(found.warnings == [])
    }

    @Test(
        "every value that SES was known to write is known",
        arguments: [
            ("bounceType", ["Undetermined", "Permanent", "Transient"]),
            (
                "bounceSubType",
                [
                    "Undetermined", "General", "NoEmail", "Suppressed", "OnAccountSuppressionList",
                    "OnTenantSuppressionList",
                    "EmailValidationSuppressed", "UnsubscribedRecipient", "MailboxFull", "MessageTooLarge",
                    "ContentRejected",
                    "AttachmentRejected", "CustomTimeoutExceeded",
                ]
            ),
            ("complaintSubType", ["OnAccountSuppressionList", "OnTenantSuppressionList"]),
            ("complaintFeedbackType", ["abuse", "auth-failure", "fraud", "not-spam", "other", "virus"]),
            (
                "delayType",
                [
                    "InternalFailure", "General", "MailboxFull", "SpamDetected", "RecipientServerError", "IPFailure",
                    "TransientCommunicationFailure", "BYOIPHostNameLookupUnavailable", "Undetermined",
                    "SendingDeferral",
                ]
            ),
        ])
    func known(key: String, values: [String]) {
        let record =
            switch key {
            case "delayType": WarningTests.delay
            case "bounceType", "bounceSubType": WarningTests.bounce
            default: WarningTests.complaint
            }
        // The last of equal keys counts, so that the value can stand at the end.
        for value in values {
            let found = reading(record.with(#","\#(key)":"\#(value)"},"mail""#, for: #"},"mail""#))
            #expect(found.events.count == 1)
            #expect(found.warnings == [], "\(value)")
        }
    }

    @Test("a warning counts once a record, and several of one record all count")
    func several() {
        let record = WarningTests.bounce.with(
            #""\ud800":"\udc00","bounceType":"Odd","bounceSubType":"Odd","x":"Permanent""#,
            for: #""bounceType":"Permanent""#)
        let found = reading(record + record)
        #expect(found.events.count == 2)
        #expect(found.warnings == [.unpairedSurrogate, .unknownEnum])
        #expect(found.tally.warnings[Int(RecordWarning.unpairedSurrogate.rawValue)] == 2)
    }

    @Test("a rejected or ignored record draws none")
    func rejected() {
        let found = reading(#"{"eventType":"Teleport","x":"\ud800"}{"eventType":"Send","x":"\ud800"}"#)
        #expect(found.warnings == [])
    }

    @Test("codes are those of the contract, and no two are alike")
    func codes() {
        #expect(
            RecordWarning.allCases.map(\.code) == [
                "unpaired_surrogate", "payload_mismatch", "time_before_mail", "open_too_late", "empty_recipients",
                "unknown_enum", "tag_not_array", "bad_account_id", "missing_send_time", "value_too_long",
                "replaced_utf8",
            ])
    }
}
