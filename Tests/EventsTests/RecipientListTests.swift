import Testing

@testable import Events

@Suite("Recipients and batches") struct RecipientListTests {
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

    /// Lists, and what is none: all that is left when they come last.
    private static let lists: [(json: String, addresses: [String])] = [
        (#"["a","b"]"#, ["a", "b"]), (#"["c"]"#, ["c"]), ("[]", []), ("null", []), (#""d""#, []),
    ]

    @Test(
        "of equal lists the last counts, and nothing is left of the one before", arguments: lists.indices, lists.indices
    )
    func equal(first: Int, second: Int) {
        let (one, two) = (RecipientListTests.lists[first], RecipientListTests.lists[second])
        let plan = FieldPlan(recipients: .all)
        func addresses(_ record: String) -> [String]? {
            reading(record, plan: plan).events.first?.recipients.map(\.address)
        }
        let destination = #""destination":["ida@example.net"]"#
        #expect(
            addresses(Samples.send.with(#""destination":\#(one.json),"destination":\#(two.json)"#, for: destination))
                == two.addresses)
        let recipients = #""recipients":["ida@example.net"]"#
        let delivery = Samples.record(.delivery)
        #expect(
            addresses(delivery.with(#""recipients":\#(one.json),"recipients":\#(two.json)"#, for: recipients))
                == two.addresses)
        // In an object that comes twice, too, with the list in it or without.
        for (json, expected) in [(#""destination":\#(two.json),"#, two.addresses), ("", [])] {
            let mail = Samples.mail.with("", for: destination + ",")
            let again = mail.with(#"{\#(json)"timestamp""#, for: #"{"timestamp""#)
            let before = Samples.mail.with(#""destination":\#(one.json)"#, for: destination)
            #expect(addresses(Samples.record("Send", before, mail: again)) == expected)
        }
        for (json, expected) in [(#","recipients":\#(two.json)"#, two.addresses), ("", [])] {
            let payload = Samples.payload(.delivery)
            let before = payload.with(#""recipients":\#(one.json)"#, for: recipients)
            #expect(
                addresses(Samples.record("Delivery", before + "," + payload.with(json, for: "," + recipients)))
                    == expected)
        }
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
