import Events
import Testing

@testable import Metrics

@Suite("Values of dimensions") struct DimensionValueTests {
    /// The values of a dimension over some records, whatever the metric.
    private func values(
        _ dimension: String, _ records: [EventRecord], _ change: (inout CountingOptions) -> Void = { _ in }
    ) throws -> [String: Int64] {
        let outcome = try count(distinct(records), countingOptions(dimensions: [[dimension]], change))
        return outcome.points.filter { $0.series.dimensionSet == 1 }.reduce(into: [:]) {
            $0[$1.series.values[0], default: 0] += $1.statistics.sum
        }
    }

    @Test("a tag gives its first element, also where it is a bare string")
    func tags() throws {
        let send = EventRecord(.send)
        let records = [
            send.with { $0.tags = ["campaign": ["march", "april"], "other": ["x"]] },
            send.with { $0.tags = ["other": ["x"]] },
            send.with { $0.tags = ["campaign": []] },
            send.with { $0.tags = ["campaign": ["", "april"]] },
            send.with { $0.tags = ["Campaign": ["march"]] },
        ]
        #expect(try values("campaign", records) == ["march": 1, "none": 4])
        let plan = CountingPlan(countingOptions(dimensions: [["campaign"]]))
        let worker = CountingWorker(plan, judge: nil)
        worker.read(
            #"{"eventType":"Send","mail":{"messageId":"m","timestamp":"2026-03-14T10:00:00Z","tags":{"campaign":"bare"}}}"#,
            events: 1)
        #expect(try worker.finish().sums(.send, set: 1) == ["bare": 1])
    }

    @Test(
        "a header is known whatever its case; the first of its name counts", arguments: ["x-tier", "X-TIER", "X-Tier"])
    func headers(name: String) throws {
        let send = EventRecord(.send)
        let records = [
            send.with { $0.headers = [("Subject", "s"), ("X-Tier", "gold"), ("x-tier", "iron")] },
            send.with { $0.headers = [("x-TIER", "Gold, as written")] },
            send.with { $0.headers = [("X-Tier", ""), ("X-Tier", "iron")] },
            send.with { $0.headers = [("X-Tiers", "iron")] },
            send,
        ]
        #expect(try values("header/" + name, records) == ["gold": 1, "Gold, as written": 1, "none": 3])
    }

    @Test("a link tag is that of a click, and nobody else's")
    func linkTags() throws {
        let tagged = { (type: EventType) in
            EventRecord(type).with { $0.payloadJSON["linkTags"] = #"{"slot":["hero","foot"],"kind":["banner"]}"# }
        }
        let records = [
            tagged(.click), EventRecord(.click), tagged(.open),
            EventRecord(.click).with { $0.payloadJSON["linkTags"] = "null" },
        ]
        #expect(try values("link/slot", records) == ["hero": 1, "none": 3])
    }

    @Test(
        "a field is that of its type, as written",
        arguments: [
            ("bounceType", EventType.bounce, "Permanent"), ("bounceSubType", .bounce, "General"),
            ("complaintFeedbackType", .complaint, "abuse"), ("delayType", .deliveryDelay, "MailboxFull"),
            ("source", .send, "news@example.com"), ("sendingAccountId", .open, "111122223333"),
            ("link", .click, "https://www.example.com/a"), ("templateName", .renderingFailure, "March"),
            ("fromDomain", .subscription, "example.com"), ("recipientDomain", .reject, "example.net"),
        ])
    func fields(name: String, type: EventType, value: String) throws {
        #expect(try values("field/" + name, [EventRecord(type)]) == [value: 1])
        let isOfMail = ["source", "sendingAccountId", "fromDomain", "recipientDomain"].contains(name)
        let others = EventType.allCases.filter { $0 != type }.map { EventRecord($0) }
        #expect(try values("field/" + name, others) == [isOfMail ? value : "none": 9])
    }

    @Test("a Region is the fourth part of the identity's ARN")
    func region() throws {
        let send = EventRecord(.send)
        let records = [
            send.with { $0.mail["sourceArn"] = "arn:aws:ses:eu-west-1:111122223333:identity/example.com" },
            send.with { $0.mail["sourceArn"] = "arn:aws:ses" },
            send.with { $0.mail["sourceArn"] = "arn:aws:ses::111122223333:identity/example.com" },
            send,
        ]
        #expect(try values("field/region", records) == ["eu-west-1": 1, "none": 3])
    }

    @Test(
        "a domain follows the last at sign inside the last brackets, in lower case",
        arguments: [
            ("news@example.com", "example.com"), ("Kim <KIM@Example.org>", "example.org"),
            ("kim@EXAMPLE.ORG", "example.org"), ("<kim@example.org>", "example.org"), ("KIM@LOCALHOST", "localhost"),
            ("Kim <kim@a.example> <kim@b.example>", "b.example"), (#"\"a@b\"@example.org"#, "example.org"),
            ("Kim @ Home <kim@example.org>", "example.org"), ("kim@a.example <Kim>", "none"),
            ("<kim@example.org> (at a.example)", "example.org"), ("< kim@example.org >", "example.org"),
            ("Kim <kim@example.org> <3", "example.org"), ("Kim <kim@example.org", "example.org"),
            ("a > b <kim@example.org>", "example.org"), ("", "none"), ("nobody", "none"), ("kim@", "none"),
            ("<>", "none"),
            ("MAILER-DAEMON", "none"),
        ])
    func domains(address: String, domain: String) throws {
        #expect(
            try values("field/fromDomain", [EventRecord(.send).with { $0.mail["source"] = address }]) == [domain: 1])
        let bounce = EventRecord(.bounce).with { $0.recipients = [address] }
        #expect(try values("field/recipientDomain", [bounce]) == [domain: 1])
    }

    @Test(
        "what stands for a missing value is written as given, in every kind of dimension",
        arguments: [
            "campaign", "header/x", "link/x", "field/source", "field/fromDomain", "field/region", "field/smtpStatus",
            "field/recipientDomain",
        ])
    func defaults(dimension: String) throws {
        let empty = EventRecord(.bounce).with {
            $0.mail = [:]
            $0.recipients = [""]
        }
        let noOne = empty.with { $0.recipients = nil }
        #expect(try values(dimension, [empty, noOne]) { $0.dimensionDefault = "No Value" } == ["No Value": 2])
        #expect(
            try values(dimension, [empty, noOne]) { $0.dimensionDefault = String(repeating: "N", count: 2000) }.count
                == 1)
    }

    @Test("a value of another type than text is missing")
    func otherTypes() throws {
        let click = EventRecord(.click).with {
            $0.payload["link"] = nil
            $0.payloadJSON = ["link": "17", "linkTags": #"{"slot":[17]}"#]
        }
        #expect(try values("field/link", [click]) == ["none": 1])
        #expect(try values("link/slot", [click]) == ["none": 1])
    }

    @Test("escapes are decoded; an unpaired surrogate becomes U+FFFD")
    func escapes() throws {
        let send = EventRecord(.send)
        let records = [
            send.with { $0.tags = ["campaign": [#"M\u00e4rz \ud83d\ude00"#]] },
            send.with { $0.tags = ["campaign": ["März 😀"]] },
            send.with { $0.tags = ["campaign": [#"half \ud83d"#]] },
        ]
        #expect(try values("campaign", records) == ["März 😀": 2, "half \u{FFFD}": 1])
    }

    @Test("a value that is too long is written so, and noted once an event")
    func tooLong() throws {
        let fitting = String(repeating: "x", count: 1024)
        let options = countingOptions(dimensions: [["campaign"], ["campaign", "field/source"], ["field/fromDomain"]])
        let records = [fitting, fitting + "y", fitting + "z"].map { text in
            EventRecord(.send).with {
                $0.tags = ["campaign": [text]]
                $0.mail["source"] = "Kim@" + text
            }
        }
        let outcome = try count(distinct(records), options)
        #expect(outcome.sums(.send, set: 1) == [fitting: 1, "(too long)": 2])
        #expect(outcome.sums(.send, set: 2) == ["\(fitting)|(too long)": 1, "(too long)|(too long)": 2])
        #expect(outcome.sums(.send, set: 3) == [fitting: 1, "(too long)": 2])
        #expect(outcome.tally == .of(counted: 3, valuesTooLong: 3))
    }

    @Test("the limit is of bytes of the value, not of the text that it is taken from")
    func limitOfValue() throws {
        let source = "Kim of the very long name <kim@Example.org>"
        let record = EventRecord(.send).with { $0.mail["source"] = source }
        let limited: (inout CountingOptions) -> Void = { $0.maximumValueBytes = 11 }
        #expect(try values("field/fromDomain", [record], limited) == ["example.org": 1])
        #expect(try values("field/fromDomain", [record]) { $0.maximumValueBytes = 10 } == ["(too long)": 1])
        #expect(
            try values("campaign", [EventRecord(.send).with { $0.tags = ["campaign": ["März 12345"]] }], limited)
                == ["März 12345": 1])
        #expect(
            try values("campaign", [EventRecord(.send).with { $0.tags = ["campaign": ["März 123456"]] }], limited)
                == ["(too long)": 1])
    }
}
