import Testing

@testable import Events

@Suite("Values of an event") struct FieldExtractionTests {
    /// The values of these columns in the one event of a record.
    private func values(_ record: String, _ columns: FieldPlan.Column..., step: Int = .max) -> [String] {
        var plan = FieldPlan()
        plan.columns = columns
        let found = reading(record, plan: plan, step: step)
        #expect(found.events.count == 1, "\(found.summary)")
        return found.events.first?.values ?? []
    }

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

    @Test("tags and link tags that are no object are missing", arguments: ["null", "[]", "7", #""x""#, "{}"])
    func noTags(value: String) {
        #expect(
            values(
                Samples.send.with(value, for: #"{"ses:configuration-set":["letters"]}"#), .tag("ses:configuration-set"))
                == [""])
        #expect(
            values(Samples.record(.click).with(value, for: #"{"slot":["hero"]}"#), .linkTag("slot"), .field(.link)) == [
                "", "https://example.com/",
            ])
    }

    @Test(
        "tag names are compared exactly, of any length",
        arguments: [
            "a", "1234567", "12345678", "123456789", "1234567890123456", "12345678901234567",
            "a-name-of-much-more-than-sixteen-bytes",
        ])
    func tagNames(name: String) {
        let near = [
            name + "x", String(name.dropLast()), name.uppercased() == name ? name + " " : name.uppercased(),
            "x" + name.dropFirst() + "y",
        ]
        let tags = (near + [name]).map { #""\#($0)":["\#($0)!"]"# }.shuffled().joined(separator: ",")
        let record = Samples.send.with(tags, for: #""ses:configuration-set":["letters"]"#)
        #expect(values(record, .tag(name)) == [name + "!"])
    }

    @Test("many tags, headers and link tags are told apart")
    func manyColumns() {
        let names = (0..<60).map { "name-\($0)-\(String(repeating: "x", count: $0 % 20))" }
        var plan = FieldPlan()
        for name in names {
            _ = plan.index(of: .linkTag(name))
            _ = plan.index(of: .header(name))
            #expect(plan.index(of: .tag(name)) == plan.columns.count - 1)
        }
        #expect(plan.index(of: .tag(names[0])) == 2)
        let tags = names.map { #""\#($0)":["t-\#($0)"]"# }.joined(separator: ",")
        let headers = names.map { #"{"name":"\#($0.uppercased())","value":"h-\#($0)"}"# }.joined(separator: ",")
        let linkTags = names.map { #""\#($0)":["l-\#($0)"]"# }.joined(separator: ",")
        let record = Samples.record(.click).with(linkTags, for: #""slot":["hero"]"#)
            .with("{\(tags)},\"headers\":[\(headers)]", for: #"{"ses:configuration-set":["letters"]}"#)
        let expected = names.flatMap { ["l-\($0)", "h-\($0)", "t-\($0)"] }
        #expect(reading(record, plan: plan).events.map(\.values) == [expected])
    }

    /// A Send with these headers, before its tags as SES writes them, or behind.
    private func record(headers: String, behindTags: Bool = false) -> String {
        behindTags
            ? Samples.send.with(
                #"{"ses:configuration-set":["letters"]},"headers":\#(headers)"#,
                for: #"{"ses:configuration-set":["letters"]}"#)
            : Samples.send.with(#""headers":\#(headers),"tags""#, for: #""tags""#)
    }

    @Test("a header is found whatever its case, also where tags stand behind it", arguments: [false, true])
    func header(behindTags: Bool) {
        let record = record(
            headers:
                #"[{"name":"From","value":"x"},{"name":"x-CAMPAIGN","value":"march"},{"value":"b","name":"X-Other"}]"#,
            behindTags: behindTags)
        #expect(
            values(record, .header("X-Campaign"), .tag("ses:configuration-set"), .header("x-other"), .header("From"))
                == ["march", "letters", "b", "x"])
    }

    @Test("the first header of a name counts")
    func firstHeader() {
        #expect(values(record(headers: #"[{"name":"a","value":"1"},{"name":"A","value":"2"}]"#), .header("a")) == ["1"])
        #expect(values(record(headers: #"[{"name":"A","value":""},{"name":"a","value":"2"}]"#), .header("a")) == [""])
    }

    @Test("of two lists of headers the last counts")
    func lastHeaders() {
        let twice = record(
            headers: #"[{"name":"a","value":"1"},{"name":"b","value":"1"}],"headers":[{"name":"a","value":"2"}]"#)
        #expect(values(twice, .header("a"), .header("b")) == ["2", ""])
        #expect(values(record(headers: #"[{"name":"a","value":"1"}],"headers":null"#), .header("a")) == [""])
    }

    @Test("escapes in the name and the value of a header mean what they stand for")
    func escapedHeader() {
        let record = record(headers: #"[{"name":"X\u002dCamp\u0061ign","value":"m\u0061rch"}]"#)
        #expect(values(record, .header("X-Campaign")) == ["march"])
    }

    @Test(
        "what is no list of headers gives none",
        arguments: [
            "null", "7", #""x""#, "[]", "[7,null,[]]", #"[{"name":"a"}]"#, #"[{"name":7,"value":"x"}]"#,
            #"[{"value":"x"}]"#, #"[{"name":"a","value":7}]"#,
        ])
    func noHeaders(value: String) {
        #expect(values(record(headers: value), .header("a")) == [""])
    }

    @Test(
        "absent, null and values of another type are missing",
        arguments: ["null", "7", "true", #"["x"]"#, "{}", #""""#])
    func missing(value: String) {
        #expect(values(Samples.send.with(value, for: #""news@example.com""#), .field(.source)) == [""])
        #expect(values(Samples.record(.open).with(value, for: #""Mozilla/5.0""#), .field(.userAgent)) == [""])
    }

    @Test("keys that look alike are no fields")
    func foreignKeys() {
        let record = Samples.send.with(
            #""Source":"x","source ":"y","sourc":"z","commonHeaders":{"source":"q"},"headersTruncated""#,
            for:
                #""source":"news@example.com","sendingAccountId":"111122223333","destination":["ida@example.net"],"headersTruncated""#
        )
        #expect(values(record, .field(.source)) == [""])
    }

    // MARK: Recipients, numbers, flags

    @Test("a single object stands for a list of one recipient")
    func singleObject() {
        let record = Samples.record(.deliveryDelay).with(
            #"{"emailAddress":"nia@example.net","status":"4.2.2"}"#,
            for: #"[{"emailAddress":"ida@example.net","status":"4.2.2"}]"#)
        let found = reading(record, plan: FieldPlan(recipients: .ofPayload))
        #expect(found.events.flatMap(\.recipients) == [Reading.Recipient(address: "nia@example.net", status: "4.2.2")])
        #expect(found.warnings == [])
    }

    @Test("recipients are kept in order, each with its own status")
    func statuses() {
        let list =
            #"[{"status":"5.1.1","emailAddress":"a"},{"emailAddress":"b"},{"emailAddress":"c","status":null},{"emailAddress":"d","status":"4"}]"#
        let record = Samples.record(.bounce).with(list, for: #"[{"emailAddress":"ida@example.net","status":"5.1.1"}]"#)
        let found = reading(record, plan: FieldPlan(recipients: .ofPayload)).events.first
        #expect(found?.recipients.map(\.address) == ["a", "b", "c", "d"])
        #expect(found?.recipients.map(\.status) == ["5.1.1", "", "", "4"])
        #expect(found?.recipientCount == 4)
    }

    @Test("recipients are counted whatever the plan, and kept as it says", arguments: EventType.allCases)
    func plans(type: EventType) {
        let record = Samples.record(type)
        let lists: Set<EventType> = [.delivery, .bounce, .complaint, .deliveryDelay]
        for (recipients, count) in [
            (FieldPlan.Recipients.none, 0), (.ofPayload, lists.contains(type) ? 1 : 0), (.all, 1),
        ] {
            let plan = FieldPlan(recipients: recipients)
            var batch = EventBatch(plan: plan)
            let block = TextBlock(capacity: 4096)
            Array(record.utf8).withUnsafeBytes { block.append($0) }
            block.prepare()
            var reader = EventReader(plan: plan)
            reader.beginInput()
            reader.read(block, isFinal: true, into: &batch)
            #expect(batch.count == 1)
            #expect(batch.recipientCount(0) == 1)
            #expect(batch.recipientAddresses.count == count)
        }
    }

    @Test("many recipients and a big batch are kept", arguments: [50, 1000])
    func many(count: Int) {
        let addresses = (0..<count).map { "r\($0)@example.net" }
        let list = addresses.map { "\"\($0)\"" }.joined(separator: ",")
        let record = Samples.record(.delivery).with(
            #""recipients":[\#(list)]"#, for: #""recipients":["ida@example.net"]"#)
        let found = reading(
            String(repeating: record, count: 20), plan: FieldPlan(.tag("ses:configuration-set"), recipients: .all))
        #expect(found.events.count == 20)
        #expect(found.events.allSatisfy { $0.recipients.map(\.address) == addresses && $0.values == ["letters"] })
    }

    @Test(
        "the processing time is a whole number, else missing",
        arguments: [
            ("0", 0), ("1512", 1512), ("-7", -7), ("999999999999999999", 999_999_999_999_999_999), ("1512.5", nil),
            ("1e3", nil),
            (#""1512""#, nil), ("null", nil), ("true", nil), ("[1]", nil), ("123456789012345678901234567890", nil),
        ] as [(String, Int64?)])
    func processingTime(value: String, expected: Int64?) {
        let found = reading(Samples.record(.delivery).with(value, for: "1512"))
        #expect(found.events.map(\.processingTime) == [expected])
    }

    @Test(
        "bounces are classed by type and sub-type",
        arguments: [
            ("Permanent", "General", EventFlags.hardBounce), ("Permanent", "Suppressed", .hardBounce),
            ("Permanent", "Odd", .hardBounce),
            ("Permanent", "OnAccountSuppressionList", .suppressedBounce),
            ("Permanent", "OnTenantSuppressionList", .suppressedBounce),
            ("Transient", "General", .softBounce),
            ("Transient", "OnAccountSuppressionList", [.softBounce, .suppressedBounce]),
            ("Undetermined", "Undetermined", .undeterminedBounce),
            ("Odd", "OnTenantSuppressionList", .suppressedBounce), ("Odd", "General", []),
            ("permanent", "General", []), (#"Perm\u0061nent"#, "General", .hardBounce),
            ("Permanent", #"On\u0041ccountSuppressionList"#, .suppressedBounce),
        ] as [(String, String, EventFlags)])
    func bounceFlags(type: String, subType: String, flags: EventFlags) {
        let record = Samples.record(.bounce).with(type, for: "Permanent").with(subType, for: "NoEmail")
        #expect(reading(record).events.map(\.flags) == [flags])
    }

    @Test("the record's own bytes are kept where the plan asks for it")
    func record() {
        let record = "{ " + Samples.send.dropFirst()
        let found = reading("  " + record + " \r\n" + Samples.send, plan: FieldPlan(keepsRecord: true), step: 50)
        #expect(found.events.map(\.record) == [record, Samples.send])
    }
}
