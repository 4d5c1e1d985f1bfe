import Events
import Testing

@testable import Metrics

@Suite("Rates") struct RateTests {
    private func outcome(
        _ records: [EventRecord], _ metrics: [Metric], _ change: (inout CountingOptions) -> Void = { _ in }
    ) throws -> CountingOutcome {
        try count(
            distinct(records),
            countingOptions {
                $0.metrics = metrics
                change(&$0)
            })
    }

    private func values(_ outcome: CountingOutcome, _ statistic: Statistic = .sum) -> [DatapointValue?] {
        outcome.table.rows.map { outcome.table.value(of: statistic, in: $0) }
    }

    private static func events(_ type: EventType, _ count: Int) -> [EventRecord] {
        Array(repeating: EventRecord(type), count: count)
    }

    @Test("rates are named, without a unit, and come last, in the order of the documentation")
    func names() {
        let names = [
            "DeliveryRate", "BounceRate", "ComplaintRate", "OpenRate", "ClickRate", "ClickToOpenRate", "RejectRate",
        ]
        #expect(Metric.rates.map(\.name) == names)
        #expect(Metric.allCases.suffix(7) == Metric.rates[...])
        #expect(Metric.rates.allSatisfy { $0.unit == "None" && !$0.isCount })
        #expect(Metric.allCases.filter(\.isCount) == Metric.counts + Metric.refinements)
        #expect(Metric.allCases.allSatisfy { !$0.name.contains("Reputation") })
    }

    @Test(
        "each is the quotient of two counts",
        arguments: [
            (Metric.deliveryRate, EventType.delivery, EventType.send), (.bounceRate, .bounce, .send),
            (.complaintRate, .complaint, .delivery), (.openRate, .open, .delivery), (.clickRate, .click, .delivery),
            (.clickToOpenRate, .click, .open), (.rejectRate, .reject, .send),
        ])
    func quotient(metric: Metric, numerator: EventType, denominator: EventType) throws {
        let records = RateTests.events(numerator, 1) + RateTests.events(denominator, 4)
        let found = try outcome(records, [metric])
        #expect(found.points.map(\.metric) == [metric])
        #expect(values(found) == [.fraction(0.25)])
        let others = EventType.allCases.filter { $0 != numerator && $0 != denominator }.map { EventRecord($0) }
        #expect(try outcome(records + others, [metric]).tally == .of(counted: 5, filtered: 8))
    }

    @Test("of bounces, only hard ones are in the bounce rate")
    func hard() throws {
        let soft = EventRecord(.bounce).with { $0.payload["bounceType"] = "Transient" }
        #expect(values(try outcome(RateTests.events(.send, 2) + [soft], [.bounceRate])) == [.whole(0)])
    }

    @Test("there is no value where the denominator is 0, and 0 where the numerator is")
    func zero() throws {
        #expect(try outcome(RateTests.events(.delivery, 3), [.deliveryRate]).points.isEmpty)
        #expect(try outcome(RateTests.events(.delivery, 3), [.deliveryRate]).series.isEmpty)
        #expect(values(try outcome(RateTests.events(.send, 3), [.deliveryRate])) == [.whole(0)])
        let empty = EventRecord(.send).with { $0.destination = [] }
        #expect(try outcome([empty], [.deliveryRate]) { $0.unit = .recipients }.points.isEmpty)
    }

    @Test("it is one value under every statistic, of one sample", arguments: Statistic.basic)
    func statistics(statistic: Statistic) throws {
        let found = try outcome(RateTests.events(.send, 4) + RateTests.events(.delivery, 2), [.deliveryRate])
        #expect(values(found, statistic) == [statistic == .sampleCount ? .whole(1) : .fraction(0.5)])
    }

    @Test("it is of sums, by recipients too")
    func recipients() throws {
        let send = EventRecord(.send).with {
            $0.destination = ["a@x.example", "b@x.example", "c@x.example", "d@x.example"]
        }
        let delivery = EventRecord(.delivery).with { $0.recipients = ["a@x.example"] }
        #expect(values(try outcome([send, delivery], [.deliveryRate]) { $0.unit = .recipients }) == [.fraction(0.25)])
    }

    @Test("terms are shown only where they are chosen themselves")
    func terms() throws {
        let records = RateTests.events(.send, 2) + RateTests.events(.delivery, 1)
        #expect(try outcome(records, [.send, .deliveryRate]).points.map(\.metric) == [.send, .deliveryRate])
    }

    @Test("zeros are filled in for counts alone")
    func filled() throws {
        let records =
            RateTests.events(.send, 2) + [EventRecord(.send).with { $0.time = EventRecord.clock("10:10:00.000") }]
        let found = try outcome(records, [.send, .deliveryLatency, .deliveryRate]) { $0.fillsWithZeros = true }
        #expect(found.points.map(\.metric) == [.send, .deliveryRate, .send, .send, .deliveryRate])
        #expect(values(found) == [.whole(2), .whole(0), .whole(0), .whole(1), .whole(0)])
        #expect(try outcome(records, [.deliveryRate]) { $0.fillsWithZeros = true }.points.count == 2)
    }

    @Test("a repeated open covers its window when zeros are filled in, though it is no unique one")
    func filledUniques() throws {
        let records = ["10:00:00.000", "10:06:00.000"].map { time in
            EventRecord(.open).with { $0.time = EventRecord.clock(time) }
        }
        let options = countingOptions {
            $0.metrics = [.uniqueOpen]
            $0.fillsWithZeros = true
        }
        #expect(try count(records, options).points.map(\.statistics) == [.of(1), .zero])
    }

    @Test("the largest tuples are found by the counts behind rates, and by the samples of latencies")
    func top() throws {
        let tagged = { (type: EventType, value: String) in EventRecord(type).with { $0.tags["d"] = [value] } }
        let records =
            [tagged(.send, "a"), tagged(.send, "b"), tagged(.send, "b"), tagged(.delivery, "a")]
            + [tagged(.delivery, "b").with { $0.payloadJSON["processingTimeMillis"] = "1" }]
        for metrics in [[Metric.deliveryRate], [.deliveryRate, .deliveryLatency]] {
            let options = countingOptions(dimensions: [["d"]], accountLevel: false) {
                $0.metrics = metrics
                $0.top = 1
                $0.keepsHistograms = true
            }
            #expect(try count(distinct(records), options).series.map(\.values) == [["(other)"], ["b"]])
        }
    }
}
