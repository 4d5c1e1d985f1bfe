import Events
import Testing

@testable import Metrics

@Suite("Dimensions of recipients") struct RecipientDimensionTests {
    private static let addresses = [
        "ida@example.net", "JON@Example.NET", "Kim <kim@example.org>", "nobody",
    ]

    private static func record(_ type: EventType) -> EventRecord {
        EventRecord(type).with {
            $0.destination = addresses
            $0.recipients = addresses
        }
    }

    private func outcome(
        _ records: [EventRecord], _ dimensions: [[String]], _ unit: CountingOptions.Unit = .events
    ) throws -> CountingOutcome {
        try count(distinct(records), countingOptions(dimensions: dimensions) { $0.unit = unit })
    }

    @Test("by events, an event counts once in each domain", arguments: EventType.allCases)
    func events(type: EventType) throws {
        let outcome = try outcome([RecipientDimensionTests.record(type)], [["field/recipientDomain"]])
        let metric = Metric.counts[Int(type.rawValue)]
        #expect(outcome.total(metric) == 1)
        #expect(outcome.sums(metric, set: 1) == ["example.net": 1, "example.org": 1, "none": 1])
        #expect(outcome.points(metric, set: 1).allSatisfy { $0.statistics == .of(1) })
        #expect(outcome.tally == .of(counted: 1))
    }

    @Test("by recipients, each domain gets its own number", arguments: EventType.allCases)
    func recipients(type: EventType) throws {
        let outcome = try outcome([RecipientDimensionTests.record(type)], [["field/recipientDomain"]], .recipients)
        let metric = Metric.counts[Int(type.rawValue)]
        let countsOne = [EventType.open, .click, .subscription].contains(type)
        #expect(outcome.total(metric) == (countsOne ? 1 : 4))
        let shares = ["example.net": countsOne ? 1 : 2, "example.org": 1, "none": Int64(1)]
        #expect(outcome.sums(metric, set: 1) == shares)
        #expect(outcome.points(metric, set: 1).map(\.statistics.sampleCount) == [1, 1, 1])
    }

    @Test("a type with a list is about that list, not about the message's destination")
    func ofTheList() throws {
        let record = EventRecord(.bounce).with {
            $0.destination = ["ida@a.example"]
            $0.recipients = ["ida@b.example"]
        }
        #expect(try outcome([record], [["field/recipientDomain"]]).sums(.bounce, set: 1) == ["b.example": 1])
    }

    @Test("status goes with its recipient; two fields of recipients pair up one by one")
    func pairs() throws {
        let record = EventRecord(.bounce).with {
            $0.recipients = ["a@x.example", "b@y.example", "c@x.example", "d@x.example", "e@y.example"]
            $0.statuses = ["5.1.1", "5.1.1", "4.2.2", "5.1.1"]
        }
        let pair = ["field/smtpStatus", "field/recipientDomain"]
        let expected: [String: Int64] = [
            "5.1.1|x.example": 2, "5.1.1|y.example": 1, "4.2.2|x.example": 1, "none|y.example": 1,
        ]
        let byRecipients = try outcome([record], [pair], .recipients)
        #expect(byRecipients.sums(.bounce, set: 1) == expected)
        let byEvents = try outcome([record], [pair])
        #expect(byEvents.sums(.bounce, set: 1) == expected.mapValues { _ in 1 })
        let alone = try outcome([record], [["field/smtpStatus"]], .recipients)
        #expect(alone.sums(.bounce, set: 1) == ["5.1.1": 3, "4.2.2": 1, "none": 1])
    }

    @Test("a delay has statuses, a delivery has none")
    func statuses() throws {
        let records = [EventType.deliveryDelay, .delivery].map { type in
            EventRecord(type).with { $0.statuses = ["4.2.2"] }
        }
        let outcome = try outcome(records, [["field/smtpStatus"]])
        #expect(outcome.sums(.deliveryDelay, set: 1) == ["4.2.2": 1])
        #expect(outcome.sums(.delivery, set: 1) == ["none": 1])
    }

    @Test("other dimensions of the set stand beside each recipient's value")
    func mixed() throws {
        let record = EventRecord(.delivery).with {
            $0.tags = ["campaign": ["march"]]
            $0.recipients = ["a@x.example", "b@y.example"]
        }
        let outcome = try outcome([record], [["field/recipientDomain", "campaign"], ["campaign"]], .recipients)
        #expect(outcome.sums(.delivery, set: 1) == ["x.example|march": 1, "y.example|march": 1])
        #expect(outcome.sums(.delivery, set: 2) == ["march": 2])
    }

    @Test("recipients whose values are too long share a series")
    func tooLong() throws {
        let long = String(repeating: "x", count: 2000)
        let record = EventRecord(.delivery).with { $0.recipients = ["a@\(long)1", "b@\(long)2", "c@x.example"] }
        let outcome = try outcome([record], [["field/recipientDomain"]], .recipients)
        #expect(outcome.sums(.delivery, set: 1) == ["(too long)": 2, "x.example": 1])
        #expect(outcome.tally.valuesTooLong == 1)
    }

    @Test("a record with very many domains costs one step for each", .timeLimit(.minutes(1)), arguments: [100_000, 10])
    func manyDomains(maximumSeries: Int) throws {
        let domains = 60_000
        let record = EventRecord(.delivery).with { record in
            record.recipients = (0..<domains).map { "a@\($0).x" } + ["b@7.x"]
        }
        let options = countingOptions(dimensions: [["field/recipientDomain"]]) {
            $0.unit = .recipients
            $0.maximumSeries = maximumSeries
        }
        // The second event meets a table that has been folded.
        let outcome = try count([[record], [record.with { $0.messageID = "m-2" }]], options)
        let sums = outcome.sums(.delivery, set: 1)
        #expect(sums.values.reduce(0, +) == Int64(domains + 1) * 2)
        #expect(sums.count == min(domains, maximumSeries + 1))
        #expect(sums["7.x"] == (maximumSeries > domains ? 4 : nil))
        #expect(outcome.total(.delivery) == Int64(domains + 1) * 2)
    }
}
