import Events
import Testing

@testable import Metrics

@Suite("Logical duplicates") struct LogicalDuplicateTests {
    /// One way in which a second record of an event differs from the first.
    struct Change: Sendable, CustomStringConvertible {
        let types: [EventType]
        let description: String
        let change: @Sendable (inout EventRecord) -> Void

        init(_ types: EventType..., to description: String, _ change: @escaping @Sendable (inout EventRecord) -> Void) {
            self.types = types.isEmpty ? EventType.allCases : types
            self.description = description
            self.change = change
        }
    }

    private static func counted(
        _ first: EventRecord, _ second: EventRecord, _ options: CountingOptions = countingOptions()
    ) throws -> Int64 {
        let outcomes = try [[first, second], [second, first]].map { try count($0, options) }
        #expect(outcomes[0].image == outcomes[1].image, "the order of two records must not matter")
        #expect(outcomes[0].tally == outcomes[1].tally)
        #expect(outcomes[0].tally.counted + outcomes[0].tally.duplicate == 2)
        return outcomes[0].tally.counted
    }

    private static func base(_ type: EventType) -> EventRecord {
        EventRecord(type).with {
            $0.destination = ["ida@example.net", "kim@example.org"]
            $0.recipients = ["ida@example.net", "kim@example.org"]
        }
    }

    static let differing = [
        Change(to: "message id") { $0.messageID = "m-2" },
        Change(to: "event time by a millisecond") { $0.time = EventRecord.clock("10:00:00.001") },
        Change(.bounce, .complaint, to: "feedback id") { $0.payload["feedbackId"] = "f-2" },
        Change(.bounce, .complaint, to: "no feedback id") { $0.payload["feedbackId"] = nil },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "one recipient") {
            $0.recipients = ["ida@example.net", "jon@example.org"]
        },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "fewer recipients") {
            $0.recipients = ["ida@example.net"]
        },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "a recipient twice") {
            $0.recipients = ["ida@example.net", "kim@example.org", "kim@example.org"]
        },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "no recipients") { $0.recipients = nil },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "where a name ends and the next begins") {
            $0.recipients = ["ida@example.netkim@example.org", ""]
        },
        Change(.open, .click, to: "IP address") { $0.payload["ipAddress"] = "203.0.113.91" },
        Change(.open, .click, to: "user agent") { $0.payload["userAgent"] = "Mozilla/6.0" },
        Change(.open, .click, to: "no user agent") { $0.payload["userAgent"] = nil },
        Change(.click, to: "link") { $0.payload["link"] = "https://www.example.com/b" },
        Change(.click, to: "text moved from the user agent to the link") {
            $0.payload["userAgent"] = "Mozilla/5.0https"
            $0.payload["link"] = "://www.example.com/a"
        },
        Change(.subscription, to: "contact list") { $0.payload["contactList"] = "Writers" },
    ]

    @Test("records that differ in what tells events apart are two", arguments: differing)
    func different(change: Change) throws {
        for type in change.types {
            let base = LogicalDuplicateTests.base(type)
            #expect(try LogicalDuplicateTests.counted(base, base.with(change.change)) == 2, "\(type)")
        }
    }

    static let equal = [
        Change(to: "nothing") { _ in },
        Change(to: "tags") { $0.tags = ["campaign": ["march"]] },
        Change(to: "headers") { $0.headers = [("Subject", "other")] },
        Change(to: "source") { $0.mail["source"] = "other@example.com" },
        Change(to: "account") { $0.mail["sendingAccountId"] = "999988887777" },
        Change(to: "destination") { $0.destination = ["max@example.com"] },
        Change(to: "send time") { record in
            if ![.send, .reject, .renderingFailure].contains(record.type) {
                record.sendTime = EventRecord.clock("08:00:00.000")
            }
        },
        Change(to: "digits behind the millisecond") { $0.time = EventRecord.clock("10:00:00.000999") },
        Change(to: "another time zone") { $0.time = "2026-03-14T11:00:00+01:00" },
        Change(.bounce, .complaint, .delivery, .deliveryDelay, to: "the order of recipients") {
            $0.recipients = ["kim@example.org", "ida@example.net"]
        },
        Change(.bounce, to: "type and sub-type of the bounce") {
            $0.payload["bounceType"] = "Transient"
            $0.payload["bounceSubType"] = "MailboxFull"
        },
        Change(.bounce, .deliveryDelay, to: "status") { $0.statuses = ["5.1.1"] },
        Change(.bounce, to: "reporting MTA") { $0.payload["reportingMTA"] = "dns; x.example" },
        Change(.complaint, to: "feedback type") { $0.payload["complaintFeedbackType"] = "fraud" },
        Change(.deliveryDelay, to: "delay type") { $0.payload["delayType"] = "General" },
        Change(.delivery, to: "processing time") { $0.payloadJSON["processingTimeMillis"] = "17" },
        Change(.delivery, to: "SMTP response") { $0.payload["smtpResponse"] = "250 fine" },
        Change(.click, to: "link tags") { $0.payloadJSON["linkTags"] = #"{"slot":["hero"]}"# },
        Change(.subscription, to: "source of the subscription") { $0.payload["source"] = "elsewhere" },
        Change(.reject, to: "reason") { $0.payload["reason"] = "other" },
        Change(.renderingFailure, to: "template") { $0.payload["templateName"] = "April" },
    ]

    @Test("records that differ in nothing else that the run counts are one", arguments: equal)
    func same(change: Change) throws {
        for type in change.types {
            let base = LogicalDuplicateTests.base(type)
            #expect(try LogicalDuplicateTests.counted(base, base.with(change.change)) == 1, "\(type)")
        }
    }

    @Test("the same text in another field is no copy, and types are apart")
    func types() throws {
        let all = EventType.allCases.map { LogicalDuplicateTests.base($0) }
        #expect(try count(all).tally == .of(counted: 10))
        #expect(try count([all, all, all]).tally == .of(counted: 10, duplicate: 20))
    }

    static let countedValues: [(dimension: String, change: Change)] = [
        ("campaign", Change(to: "tag") { $0.tags = ["campaign": ["april"]] }),
        ("header/Subject", Change(to: "header") { $0.headers = [("subject", "other")] }),
        ("link/slot", Change(.click, to: "link tag") { $0.payloadJSON["linkTags"] = #"{"slot":["foot"]}"# }),
        ("field/bounceType", Change(.bounce, to: "bounce type") { $0.payload["bounceType"] = "Transient" }),
        ("field/bounceSubType", Change(.bounce, to: "sub-type") { $0.payload["bounceSubType"] = "NoEmail" }),
        ("field/source", Change(to: "source") { $0.mail["source"] = "other@example.com" }),
        ("field/fromDomain", Change(to: "source's domain") { $0.mail["source"] = "news@other.example" }),
        ("field/sendingAccountId", Change(to: "account") { $0.mail["sendingAccountId"] = "999988887777" }),
        ("field/smtpStatus", Change(.bounce, .deliveryDelay, to: "status") { $0.statuses = ["5.2.2"] }),
        (
            "field/recipientDomain",
            Change(.send, .open, .click, .subscription, .reject, .renderingFailure, to: "destination's domain") {
                $0.destination = ["ida@example.net", "kim@other.example"]
            }
        ),
        ("field/templateName", Change(.renderingFailure, to: "template") { $0.payload["templateName"] = "April" }),
    ]

    @Test("copies that differ in a dimension that is counted are two, else one", arguments: countedValues)
    func dimensions(dimension: String, change: Change) throws {
        for type in change.types {
            let base = LogicalDuplicateTests.base(type)
            let options = countingOptions(dimensions: [[dimension]])
            #expect(try LogicalDuplicateTests.counted(base, base.with(change.change), options) == 2, "\(type)")
            #expect(try LogicalDuplicateTests.counted(base, base.with(change.change)) == 1, "\(type), not counted")
        }
    }

    @Test("statuses that change places are other pairs where pairs are counted, else the same values")
    func pairs() throws {
        let bounce = LogicalDuplicateTests.base(.bounce)
        let first = bounce.with { $0.statuses = ["5.1.1", "4.2.2"] }
        let second = bounce.with { $0.statuses = ["4.2.2", "5.1.1"] }
        let pair = countingOptions(dimensions: [["field/smtpStatus", "field/recipientDomain"]])
        #expect(try LogicalDuplicateTests.counted(first, second, pair) == 2)
        let alone = countingOptions(dimensions: [["field/smtpStatus"]])
        #expect(try LogicalDuplicateTests.counted(first, second, alone) == 1)
    }

    @Test("copies whose values read the same are one, however they are written")
    func sameValues() throws {
        let send = LogicalDuplicateTests.base(.send)
        let domain = countingOptions(dimensions: [["field/fromDomain"]])
        let second = send.with { $0.mail["source"] = "Kim <kim@EXAMPLE.com>" }
        #expect(try LogicalDuplicateTests.counted(send, second, domain) == 1)
        let tag = countingOptions(dimensions: [["campaign"]])
        let none = send.with { $0.tags = ["campaign": ["none"]] }
        #expect(try LogicalDuplicateTests.counted(send, none, tag) == 1)
        let long = [1, 2].map { index in
            send.with { $0.tags = ["campaign": [String(repeating: "x", count: 2000 + index)]] }
        }
        #expect(try LogicalDuplicateTests.counted(long[0], long[1], tag) == 1)
    }

    @Test("the number of recipients tells copies apart where it is counted")
    func numberOfRecipients() throws {
        let options = countingOptions { $0.unit = .recipients }
        for type in [EventType.send, .reject, .renderingFailure, .open, .click, .subscription] {
            let base = LogicalDuplicateTests.base(type)
            let isCounted = [.send, .reject, .renderingFailure].contains(type)
            let fewer = base.with { $0.destination = ["ida@example.net"] }
            #expect(try LogicalDuplicateTests.counted(base, fewer, options) == (isCounted ? 2 : 1))
            let others = base.with { $0.destination = ["max@example.com", "mia@example.com"] }
            #expect(try LogicalDuplicateTests.counted(base, others, options) == 1)
        }
    }

    @Test("a refinement tells copies apart where it is counted")
    func refinements() throws {
        let bounce = LogicalDuplicateTests.base(.bounce)
        let soft = bounce.with { $0.payload["bounceType"] = "Transient" }
        let noMailbox = bounce.with { $0.payload["bounceSubType"] = "NoEmail" }
        let options = countingOptions { $0.metrics = [.bounce, .hardBounce] }
        #expect(try LogicalDuplicateTests.counted(bounce, soft, options) == 2)
        #expect(try LogicalDuplicateTests.counted(bounce, noMailbox, options) == 1)
    }

    @Test("by send, the send time places an event and so tells copies apart")
    func sendTime() throws {
        let open = LogicalDuplicateTests.base(.open)
        let other = open.with { $0.sendTime = EventRecord.clock("08:00:00.000") }
        #expect(try LogicalDuplicateTests.counted(open, other, countingOptions { $0.placement = .send }) == 2)
    }
}
