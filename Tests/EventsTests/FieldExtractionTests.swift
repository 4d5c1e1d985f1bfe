import Testing

@testable import Events

@Suite("Values of an event") struct FieldExtractionTests {
    // MARK: The examples of R§1.8

    static let longID = "0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000"
    static let sendExample = #"""
        {"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53.589Z","source":"news@example.com",
        "sourceArn":"arn:aws:ses:eu-west-1:111122223333:identity/example.com","sendingAccountId":"111122223333",
        "messageId":"0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000",
        "destination":["ida@example.net","jon@example.net","kim@example.org"],"headersTruncated":false,
        "headers":[{"name":"From","value":"news@example.com"},{"name":"To","value":"ida@example.net, jon@example.net"},
        {"name":"Cc","value":"kim@example.org"},{"name":"Subject","value":"March letter"}],
        "commonHeaders":{"from":["news@example.com"],"to":["ida@example.net","jon@example.net"],
        "messageId":"0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000","subject":"March letter"},
        "tags":{"ses:operation":["SendEmail"],"ses:configuration-set":["letters"],"ses:source-ip":["192.0.2.44"],
        "ses:from-domain":["example.com"],"ses:caller-identity":["mailer-role"],"campaign":["march"]}},"send":{}}
        """#
    static let deliveryExample = #"""
        {"eventType":"Delivery","mail":{"timestamp":"2026-03-14T09:26:53.589Z","source":"news@example.com",
        "sourceArn":"arn:aws:ses:eu-west-1:111122223333:identity/example.com","sendingAccountId":"111122223333",
        "messageId":"0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000",
        "destination":["ida@example.net","jon@example.net","kim@example.org"],"headersTruncated":false,
        "tags":{"ses:configuration-set":["letters"],"ses:outgoing-ip":["198.51.100.7"],"campaign":["march"]}},
        "delivery":{"timestamp":"2026-03-14T09:26:55.101Z","processingTimeMillis":1512,
        "recipients":["ida@example.net","jon@example.net"],"smtpResponse":"250 2.0.0 queued as 7F3A1",
        "reportingMTA":"b12-34.smtp-out.eu-west-1.amazonses.com","remoteMtaIp":"203.0.113.25"}}
        """#
    static let bounceExample = #"""
        {"eventType":"Bounce","bounce":{"feedbackId":"0102019cebab9b1b-88aa1c52-0d6e-4b7f-8a3e-2f9d1c7be001-000000",
        "bounceType":"Permanent","bounceSubType":"NoEmail","bouncedRecipients":[{"emailAddress":"kim@example.org",
        "action":"failed","status":"5.1.1","diagnosticCode":"smtp; 550 5.1.1 no mailbox here"}],
        "timestamp":"2026-03-14T09:26:58.000Z","reportingMTA":"dns; b12-35.smtp-out.eu-west-1.amazonses.com"},
        "mail":{"timestamp":"2026-03-14T09:26:53.589Z","source":"news@example.com","sendingAccountId":"111122223333",
        "messageId":"0102019cebab8995-3c1d7a90-5f42-4c0e-9d15-7a0b6f2e4411-000000",
        "destination":["ida@example.net","jon@example.net","kim@example.org"],"headersTruncated":false,
        "tags":{"ses:configuration-set":["letters"],"campaign":["march"]}}}
        """#

    static let plan = FieldPlan(
        .tag("ses:configuration-set"), .tag("campaign"), .header("subject"), .field(.source), .field(.sourceARN),
        .field(.sendingAccountID), recipients: .all)

    @Test("a Send is about all destinations", arguments: [1, 7, .max])
    func sendExample(step: Int) {
        let found = reading(FieldExtractionTests.sendExample, plan: FieldExtractionTests.plan, step: step)
        #expect(found.warnings == [])
        #expect(
            found.events == [
                Reading.Event(
                    type: .send, flags: [], eventTime: 1_773_480_413_589, sendTime: 1_773_480_413_589,
                    processingTime: nil, messageID: FieldExtractionTests.longID,
                    values: [
                        "letters", "march", "March letter", "news@example.com",
                        "arn:aws:ses:eu-west-1:111122223333:identity/example.com", "111122223333",
                    ], recipientCount: 3,
                    recipients: ["ida@example.net", "jon@example.net", "kim@example.org"].map {
                        Reading.Recipient(address: $0, status: "")
                    }, record: "")
            ])
    }

    @Test("a Delivery is about its own recipients, and tells its processing time", arguments: [1, 7, .max])
    func deliveryExample(step: Int) {
        let found = reading(FieldExtractionTests.deliveryExample, plan: FieldExtractionTests.plan, step: step)
        #expect(found.warnings == [])
        #expect(
            found.events == [
                Reading.Event(
                    type: .delivery, flags: [], eventTime: 1_773_480_415_101, sendTime: 1_773_480_413_589,
                    processingTime: 1512, messageID: FieldExtractionTests.longID,
                    values: [
                        "letters", "march", "", "news@example.com",
                        "arn:aws:ses:eu-west-1:111122223333:identity/example.com", "111122223333",
                    ], recipientCount: 2,
                    recipients: ["ida@example.net", "jon@example.net"].map {
                        Reading.Recipient(address: $0, status: "")
                    }, record: "")
            ])
    }

    @Test("a Bounce is about its bounced recipients, with their status", arguments: [1, 7, .max])
    func bounceExample(step: Int) {
        let plan = FieldPlan(
            .field(.feedbackID), .field(.bounceType), .field(.bounceSubType), .tag("campaign"), recipients: .ofPayload)
        let found = reading(FieldExtractionTests.bounceExample, plan: plan, step: step)
        #expect(found.warnings == [])
        #expect(
            found.events == [
                Reading.Event(
                    type: .bounce, flags: .hardBounce, eventTime: 1_773_480_418_000, sendTime: 1_773_480_413_589,
                    processingTime: nil, messageID: FieldExtractionTests.longID,
                    values: [
                        "0102019cebab9b1b-88aa1c52-0d6e-4b7f-8a3e-2f9d1c7be001-000000", "Permanent", "NoEmail", "march",
                    ], recipientCount: 1,
                    recipients: [Reading.Recipient(address: "kim@example.org", status: "5.1.1")], record: "")
            ])
    }

    @Test("the seven other examples give the fields of their types")
    func otherExamples() {
        let mail = Samples.mail
        let examples: [(String, EventType, Int64, [FieldPlan.Column], [String])] = [
            (
                #"{"eventType":"Complaint","complaint":{"feedbackId":"0102019cec37d1bc-11112222-3333-4444-5555-666677778888-000000","complaintSubType":null,"complainedRecipients":[{"emailAddress":"ida@example.net"}],"timestamp":"2026-03-14T12:00:07.000Z","userAgent":"ExampleLoop/2.1","complaintFeedbackType":"abuse","arrivalDate":"2026-03-14T07:59:58.000-04:00"},\#(mail)}"#,
                .complaint, 1_773_489_607_000,
                [.field(.feedbackID), .field(.complaintSubType), .field(.complaintFeedbackType)],
                ["0102019cec37d1bc-11112222-3333-4444-5555-666677778888-000000", "", "abuse"]
            ),
            (
                #"{"eventType":"Reject",\#(mail),"reject":{"reason":"Bad content"}}"#, .reject, Samples.sendTime,
                [.tag("ses:configuration-set")], ["letters"]
            ),
            (
                #"{"eventType":"Open",\#(mail),"open":{"timestamp":"2026-03-17T18:05:44.120Z","ipAddress":"203.0.113.90","userAgent":"Mozilla/5.0"}}"#,
                .open, 1_773_770_744_120, [.field(.ipAddress), .field(.userAgent), .field(.link)],
                ["203.0.113.90", "Mozilla/5.0", ""]
            ),
            (
                #"{"eventType":"Click","click":{"timestamp":"2026-03-17T18:05:59.001Z","ipAddress":"203.0.113.91","userAgent":"Mozilla/5.0 (X11; Linux x86_64)","link":"https://www.example.com/march?id=7","linkTags":{"slot":["hero"],"kind":["banner","wide"]}},\#(mail)}"#,
                .click, 1_773_770_759_001,
                [.linkTag("kind"), .field(.link), .linkTag("slot"), .linkTag("none"), .field(.ipAddress)],
                ["banner", "https://www.example.com/march?id=7", "hero", "", "203.0.113.91"]
            ),
            (
                #"{"eventType":"Rendering Failure",\#(mail),"failure":{"templateName":"March","errorMessage":"Attribute 'first' is missing"}}"#,
                .renderingFailure, Samples.sendTime, [.field(.templateName)], ["March"]
            ),
            (
                #"{"eventType":"DeliveryDelay",\#(mail),"deliveryDelay":{"timestamp":"2026-03-14T10:20:01.250Z","delayType":"MailboxFull","expirationTime":"2026-03-15T00:10:00.000Z","delayedRecipients":[{"emailAddress":"nia@example.net","status":"4.2.2","diagnosticCode":"smtp; 452 4.2.2 quota exceeded"}]}}"#,
                .deliveryDelay, 1_773_483_601_250, [.field(.delayType)], ["MailboxFull"]
            ),
            (
                #"{"eventType":"Subscription",\#(mail),"subscription":{"contactList":"Readers","timestamp":"2026-03-14T11:02:03.456Z","source":"UnsubscribeHeader","newTopicPreferences":{"unsubscribeAll":true,"topicSubscriptionStatus":[{"topicName":"Letters","subscriptionStatus":"OptOut"}]},"oldTopicPreferences":{"unsubscribeAll":false,"topicSubscriptionStatus":[{"topicName":"Letters","subscriptionStatus":"OptIn"}]}}}"#,
                .subscription, 1_773_486_123_456, [.field(.contactList), .field(.source)],
                ["Readers", "news@example.com"]
            ),
        ]
        for (record, type, time, columns, values) in examples {
            var plan = FieldPlan()
            plan.columns = columns
            let found = reading(record, plan: plan)
            #expect(found.events.map(\.type) == [type])
            #expect(found.events.map(\.eventTime) == [time])
            #expect(found.events.map(\.values) == [values])
            #expect(found.events.map(\.recipientCount) == [1])
            #expect(found.warnings == [])
        }
    }

    // MARK: Order, repetition, type

    @Test("the order of keys does not matter, whatever the payload's place", arguments: EventType.allCases)
    func order(type: EventType) {
        let columns: [FieldPlan.Column] = [
            .field(.feedbackID), .field(.ipAddress), .field(.templateName), .linkTag("slot"), .field(.contactList),
            .tag("ses:configuration-set"), .field(.delayType),
        ]
        var plan = FieldPlan(recipients: .all)
        plan.columns = columns
        let members = [#""eventType":"\#(type.wireName)""#, Samples.mail, Samples.payload(type)]
        let expected = reading("{\(members.joined(separator: ","))}", plan: plan)
        #expect(expected.events.count == 1)
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            #expect(reading("{\(order.map { members[$0] }.joined(separator: ","))}", plan: plan) == expected)
        }
    }

    @Test(
        "of several payload objects the type's own is read, before and behind the type", arguments: EventType.allCases)
    func severalPayloads(type: EventType) {
        let plan = FieldPlan(
            .field(.feedbackID), .field(.ipAddress), .field(.templateName), .linkTag("slot"), .field(.contactList),
            .field(.delayType), recipients: .all)
        let expected = reading(Samples.record(type), plan: plan).events
        for other in EventType.allCases where other != type {
            // Another time and other recipients, so that a mix would show.
            let foreign = Samples.payload(other, time: "2026-03-20T00:00:00Z").replacing("ida@", with: "x@")
            let own = Samples.payload(type)
            let name = #""eventType":"\#(type.wireName)""#
            for members in [
                [name, foreign, own], [name, own, foreign], [foreign, own, name], [own, foreign, name],
                [own, name, foreign], [foreign, name, own],
            ] {
                let found = reading("{\((members + [Samples.mail]).joined(separator: ","))}", plan: plan)
                #expect(found.events == expected, "\(other)")
                #expect(found.warnings == [.payloadMismatch], "\(other)")
            }
        }
    }

    @Test(
        "the names of Rendering Failure are one type",
        arguments: [
            "Rendering Failure", "RenderingFailure", "Rendering failure", "renderingFailure",
            #"Rendering\u0020Failure"#,
        ])
    func aliases(name: String) {
        let record = Samples.record(.renderingFailure).with(name, for: "Rendering Failure")
        #expect(reading(record).events.map(\.type) == [.renderingFailure])
        #expect(values(record, .field(.templateName)) == ["March"])
        // Also where the payload comes first.
        #expect(
            values(
                "{\(Samples.payload(.renderingFailure)),\(Samples.mail),\"eventType\":\"\(name)\"}",
                .field(.templateName)) == ["March"])
    }

    @Test("of equal keys the last counts, at every level")
    func lastKey() {
        let click = Samples.record(.click)
        #expect(
            values(click.with(#""link":"a","link":"b""#, for: #""link":"https://example.com/""#), .field(.link)) == [
                "b"
            ])
        #expect(
            values(click.with(#""link":"a","link":null"#, for: #""link":"https://example.com/""#), .field(.link)) == [
                ""
            ])
        #expect(
            values(click.with(#""link":"a","link":7"#, for: #""link":"https://example.com/""#), .field(.link)) == [""])
        #expect(
            values(
                click.with(#""linkTags":{"kind":["x"]},"linkTags""#, for: #""linkTags""#), .linkTag("kind"),
                .linkTag("slot")) == ["", "hero"])
        #expect(values(click.with(#"["a"],"slot":["b"]"#, for: #"["hero"]"#), .linkTag("slot")) == ["b"])
        #expect(
            values(click.with(#"{"slot":["hero"]},"linkTags":null"#, for: #"{"slot":["hero"]}"#), .linkTag("slot")) == [
                ""
            ])
        // A payload or a mail that comes again takes nothing from the one before.
        let twice = click.with(#""click":{"timestamp":"2026-03-15T00:00:00Z","link":"b"},"mail""#, for: #""mail""#)
        #expect(values(twice, .field(.link), .linkTag("slot"), .field(.ipAddress)) == ["b", "", ""])
        let mails = click.with(
            #""mail":{"source":"x","tags":{"a":["x"]},"headers":[{"name":"h","value":"x"}]},"mail""#, for: #""mail""#)
        #expect(values(mails, .field(.source), .tag("a"), .header("h")) == ["news@example.com", "", ""])
        let types = #"{"eventType":"Open",\#(Samples.payload(.click)),\#(Samples.mail),"eventType":"Click"}"#
        #expect(values(types, .field(.link)) == ["https://example.com/"])
        let tags = click.with(#""tags":{"a":["x"]},"tags""#, for: #""tags""#)
        #expect(values(tags, .tag("a"), .tag("ses:configuration-set")) == ["", "letters"])
        #expect(
            values(
                click.with(#"["a"],"ses:configuration-set":["b"]"#, for: #"["letters"]"#), .tag("ses:configuration-set")
            ) == ["b"])
    }

    @Test("lists that come again replace the one before")
    func lastList() {
        let plan = FieldPlan(recipients: .all)
        func addresses(_ record: String) -> [String] {
            reading(record, plan: plan).events.flatMap(\.recipients).map(\.address)
        }
        let delivery = Samples.record(.delivery)
        #expect(
            addresses(delivery.with(#""recipients":["a","b"],"recipients""#, for: #""recipients""#)) == [
                "ida@example.net"
            ])
        #expect(
            addresses(
                delivery.with(
                    #""recipients":["ida@example.net"],"recipients":null"#, for: #""recipients":["ida@example.net"]"#))
                == [])
        #expect(
            addresses(Samples.send.with(#""destination":["a","b"],"destination""#, for: #""destination""#)) == [
                "ida@example.net"
            ])
        let bounce = Samples.record(.bounce)
        #expect(
            addresses(
                bounce.with(
                    #""bouncedRecipients":[{"emailAddress":"a"}],"bouncedRecipients""#, for: #""bouncedRecipients""#))
                == ["ida@example.net"])
    }

    @Test("escapes in keys and values mean what they stand for", arguments: [1, 3, .max])
    func escapes(step: Int) {
        let record = #"""
            {"\u0065vent\u0054ype":"\u0043lick","\u006dail":{"timestamp":"2026\u002d03-14T09:26:53.589Z","message\u0049d":"m\/\\\"\u00e9\ud83d\ude00",
            "tag\u0073":{"ses\u003aconfiguration-set":["a\tb\n\r\b\f"],"a-tag-with-a-rather-long-name":["x\u0000y"],"a-tag-with-a-rather-long-namf":["z"]},"destination":["\u0069da@example.net"]},
            "cl\u0069ck":{"timestamp":"2026-03-14T09:26:55\u002e101Z","link":"\ud83d!","\u006cinkTags":{"sl\u006ft":["h\u00e9ro"]}}}
            """#
        let plan = FieldPlan(
            .tag("ses:configuration-set"), .tag("a-tag-with-a-rather-long-name"), .linkTag("slot"), .field(.link),
            recipients: .all)
        let found = reading(record, plan: plan, step: step)
        #expect(found.events.map(\.type) == [.click])
        #expect(found.events.map(\.eventTime) == [1_773_480_415_101])
        #expect(found.events.map(\.sendTime) == [Samples.sendTime])
        #expect(found.events.map(\.messageID) == ["m/\\\"é😀"])
        #expect(found.events.map(\.values) == [["a\tb\n\r\u{8}\u{C}", "x\u{0}y", "héro", "\u{FFFD}!"]])
        #expect(found.events.map { $0.recipients.map(\.address) } == [["ida@example.net"]])
        #expect(found.warnings == [.unpairedSurrogate])
    }

    @Test(
        "every escape is decoded, and half a surrogate pair becomes U+FFFD",
        arguments: [
            (#"\"\\\/\b\f\n\r\t"#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#"\u0041\u00Df\u07ff\u0800\uFFFF"#, "Aß\u{7FF}\u{800}\u{FFFF}"),
            (#"\u007f\u0080"#, "\u{7F}\u{80}"), (#"\ud800\udc00\uDBFF\uDFFF"#, "\u{10000}\u{10FFFF}"),
            (#"\ud800"#, "\u{FFFD}"), (#"\udc00"#, "\u{FFFD}"), (#"\ud800\ud800\udc00"#, "\u{FFFD}\u{10000}"),
            (#"\ud800\u0041"#, "\u{FFFD}A"), (#"\ud800A"#, "\u{FFFD}A"), (#"\ud800\n"#, "\u{FFFD}\n"),
            (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"), (#"a\ud83d\ude0"# + #"0b"#, "a😀b"),
            (#"\ud800\\udc00"#, "\u{FFFD}\\udc00"),
        ])
    func decoded(written: String, text: String) {
        #expect(values(Samples.send.with(written, for: "letters"), .tag("ses:configuration-set")) == [text])
    }

    // MARK: Tags, headers, missing values

    @Test(
        "a tag is its first element, a bare string is one, anything else is missing",
        arguments: [
            (#"["a"]"#, "a"), (#"["a","b"]"#, "a"), (#"[ "a" , "b" ]"#, "a"), (#""a""#, "a"), (#"[]"#, ""),
            (#"[null,"b"]"#, ""),
            (#"[7]"#, ""), (#"[["a"]]"#, ""), (#"null"#, ""), (#"7"#, ""), (#"true"#, ""), (#"{"a":"b"}"#, ""),
            (#"[""]"#, ""),
        ])
    func tag(value: String, text: String) {
        let record = Samples.send.with(value, for: #"["letters"]"#)
        #expect(values(record, .tag("ses:configuration-set")) == [text])
        #expect(values(Samples.record(.click).with(value, for: #"["hero"]"#), .linkTag("slot")) == [text])
    }
}
