import Testing

@testable import Events

@Suite("Envelopes") struct EnvelopeTests {
    private static let send = Array(Samples.send.utf8)
    private static let levels = EnvelopeText.allCases.filter(\.isLevel)
    private static let plan = FieldPlan(.tag("ses:configuration-set"), recipients: .all)
    private static let opening: RecordLimits = {
        var limits = RecordLimits()
        limits.recoversFirehoseErrors = true
        return limits
    }()

    private func read(_ text: [UInt8], step: Int = .max) -> Reading {
        reading(text, plan: EnvelopeTests.plan, limits: EnvelopeTests.opening, step: step)
    }

    private func text(_ lines: String...) -> [UInt8] { Array(lines.joined(separator: "\n").utf8) }

    @Test(
        "an event is the same in any envelope, and so are those around it", arguments: EnvelopeText.allCases)
    func same(envelope: EnvelopeText) {
        let open = Samples.record(.open).with("m-\\u0032\\n\\u00e9", for: "m-1")
        let bounce = Samples.record(.bounce)
        let bare = read(text(Samples.send, open, bounce))
        #expect(bare.events.map(\.messageID) == ["m-1", "m-2\né", "m-1"])
        let wrapped = text(Samples.send) + [0x0A] + envelope.wrap(Array(open.utf8)) + [0x0A] + text(bounce)
        for step in [1, 100, .max] {
            let found = read(wrapped, step: step)
            #expect(found.events == bare.events)
            #expect(found.tally == bare.tally)
        }
    }

    @Test(
        "two envelopes are opened, a third is too deep", arguments: EnvelopeTests.levels, EnvelopeTests.levels)
    func deep(inner: EnvelopeText, outer: EnvelopeText) {
        let two = outer.wrap(inner.wrap(EnvelopeTests.send))
        #expect(read(two).events == read(EnvelopeTests.send).events)
        for third in EnvelopeTests.levels {
            let found = read(third.wrap(two) + [0x0A] + EnvelopeTests.send)
            #expect(found.reasons == [.tooDeep])
            #expect(found.events.count == 1)
        }
    }

    @Test("what gives back bytes as they were is no level, but is not opened without end")
    func givenBack() {
        let two = EnvelopeText.sns.wrap(EnvelopeText.logs.wrap(EnvelopeTests.send))
        let whole = EnvelopeText.quarantine.wrap(EnvelopeText.firehoseError.wrap(two))
        #expect(read(whole).events.count == 1)
        #expect(read(EnvelopeText.quarantine.wrap(whole)).reasons == [.tooDeep])
    }

    @Test("a text that is no JSON is ignored for what it is in, also an empty one")
    func noJSON() {
        for message in [
            "", " ", "hello", "Successfully validated SNS topic for Amazon SES event publishing.", "{\"a\":",
        ] {
            let bytes = Array(message.utf8)
            #expect(read(EnvelopeText.sns.wrap(bytes)).ignored(.controlText) == 1, "\(message)")
            #expect(read(EnvelopeText.lambda.wrap(bytes)).ignored(.controlText) == 1, "\(message)")
            #expect(read(EnvelopeText.logs.wrap(bytes)).ignored(.logText) == 1, "\(message)")
        }
        for other in ["7", "[]", "null", #""text""#] {
            #expect(read(EnvelopeText.sns.wrap(Array(other.utf8))).reasons == [.notObject], "\(other)")
        }
    }

    @Test(
        "bytes that are given back are records, or rejected; none at all are none",
        arguments: [EnvelopeText.firehoseError, .quarantine, .quarantineBase64])
    func raw(envelope: EnvelopeText) {
        #expect(read(envelope.wrap([])).tally == RecordTally())
        #expect(read(envelope.wrap(Array("hello".utf8))).reasons == [.jsonSyntax])
        let two = read(envelope.wrap(EnvelopeTests.send + [0x0A] + EnvelopeTests.send + Array("\n{".utf8)))
        #expect(two.events.count == 2)
        #expect(two.reasons == [.jsonSyntax])
    }

    @Test("base64 that is none is rejected, and bytes that are no UTF-8 are rejected as that")
    func base64() {
        #expect(read(text(#"{"attemptsMade":1,"rawData":"e30"}"#)).reasons == [.jsonSyntax])
        #expect(read(text(#"{"reason":"x","rawBase64":"e30=="}"#)).reasons == [.jsonSyntax])
        #expect(read(text(#"{"reason":"x","rawBase64":7,"raw":"{}"}"#)).reasons == [.missingType])
        let wrong = Samples.send.utf8.map { $0 == UInt8(ascii: "@") ? 0xFF : $0 }
        #expect(read(EnvelopeText.quarantineBase64.wrap(wrong)).reasons == [.invalidUTF8])
        #expect(read(EnvelopeText.sns.wrap(Array(Samples.send.with("näws@", for: "news@").utf8))).events.count == 1)
    }

    @Test("each element of a list is a record or ignored")
    func lists() {
        let element = String(decoding: EnvelopeText.lambda.wrap(EnvelopeTests.send), as: UTF8.self)
            .dropFirst(#"{"Records":["#.utf8.count).dropLast(2)
        let records = read(
            text(#"{"Records":[\#(element),7,{},{"Sns":{}},{"Sns":7},{"Sns":{"Message":7}},\#(element)]}"#))
        #expect(records.events.count == 2)
        #expect(records.ignored(.otherAWSEvent) == 5)
        let logs = read(text(#"{"messageType":"DATA_MESSAGE","logEvents":[{"message":"{}"},{},7,{"message":null}]}"#))
        #expect(logs.reasons == [.missingType])
        #expect(logs.ignored(.logText) == 3)
        #expect(read(text(#"{"Records":[]}"#)).tally == RecordTally())
    }

    @Test("what is no envelope is what its keys say")
    func others() {
        #expect(read(text(#"{"detail-type":"x","detail":{"a":1}}"#)).ignored(.otherAWSEvent) == 1)
        #expect(read(text(#"{"detail-type":"x","detail":7}"#)).ignored(.otherAWSEvent) == 1)
        #expect(read(text(#"{"detail-type":"x","detail":{"eventType":"Send"}}"#)).reasons == [.missingMail])
        for name in ["SubscriptionConfirmation", "UnsubscribeConfirmation"] {
            #expect(read(text(#"{"Type":"\#(name)","Message":"{}"}"#)).ignored(.controlNotification) == 1)
        }
        #expect(read(text(#"{"messageType":"CONTROL_MESSAGE","logEvents":[]}"#)).ignored(.controlNotification) == 1)
        for text in [
            #"{"Type":"Notification"}"#, #"{"Type":"Other","Message":"{}"}"#, #"{"Records":{}}"#, #"{"reason":"x"}"#,
            #"{"messageType":"DATA_MESSAGE","logEvents":7}"#, #"{"raw":"{}"}"#, #"{"logEvents":[]}"#, #"{"detail":{}}"#,
        ] {
            #expect(reading(text).reasons == [.missingType], "\(text)")
        }
    }

    @Test("limits hold inside: a record's size and depth, while the envelope may be larger")
    func limits() {
        let long = Array(Samples.send.with(String(repeating: "x", count: 2000), for: "m-1").utf8)
        let limits = RecordLimits.small(record: 1000, envelope: 10_000, depth: 8)
        for envelope in EnvelopeTests.levels {
            let twice = envelope.wrap(long) + [0x0A] + EnvelopeTests.send
            #expect(reading(twice, limits: limits).reasons == [.tooLong])
            #expect(reading(twice, limits: limits).events.count == 1)
            let exact = RecordLimits.small(record: long.count, envelope: 10_000)
            #expect(reading(envelope.wrap(long), limits: exact).events.count == 1)
            let deep = Array((String(repeating: "{\"a\":", count: 8) + "1" + String(repeating: "}", count: 8)).utf8)
            #expect(reading(EnvelopeText.sns.wrap(deep), limits: limits).reasons == [.missingType])
            let deeper = Array("{\"a\":".utf8) + deep + Array("}".utf8)
            #expect(reading(EnvelopeText.sns.wrap(deeper), limits: limits).reasons == [.tooDeep])
        }
    }

    @Test("a record that is rejected stands where its envelope stands, and half a pair outside warns of what is inside")
    func places() {
        let broken = EnvelopeText.sns.wrap(EnvelopeText.sns.wrap(Array(#"{"a":1}{}"#.utf8)))
        let found = read(text(Samples.send) + [0x0A] + broken)
        let offset = Int64(Samples.send.utf8.count + 1)
        #expect(found.rejected == [.missingType, .missingType].map { .init(reason: $0, offset: offset, line: 2) })
        let half = String(decoding: EnvelopeText.sns.wrap(EnvelopeTests.send), as: UTF8.self)
            .with(#""MessageId":"\ud800","#, for: #""MessageId":"1","#)
        #expect(read(text(half)).warnings == [.unpairedSurrogate])
        #expect(read(text(half, Samples.send)).tally.warnings.reduce(0, +) == 1)
    }
}
