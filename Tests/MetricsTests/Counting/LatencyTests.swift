import Events
import Testing

@testable import Metrics

@Suite("Delivery latency") struct LatencyTests {
    private let options = countingOptions { $0.metrics = [.deliveryLatency] }

    private static func delivery(_ milliseconds: String?, at time: String = "10:00:00.000") -> EventRecord {
        EventRecord(.delivery).with {
            $0.time = EventRecord.clock(time)
            if let milliseconds { $0.payloadJSON["processingTimeMillis"] = milliseconds }
        }
    }

    @Test("one sample a delivery, of what SES says", arguments: [("0", 0), ("940", 940), ("-3", 0)])
    func processing(text: String, expected: Int64) throws {
        let outcome = try count([LatencyTests.delivery(text)], options)
        #expect(outcome.points.map(\.metric) == [.deliveryLatency])
        #expect(outcome.points.map(\.statistics) == [.of(expected)])
        #expect(Metric.deliveryLatency.unit == "Milliseconds")
    }

    @Test(
        "where SES does not say, or nothing sensible, from the send time to the delivery, 0 where that is before it",
        arguments: [nil, "null", "\"940\"", "1.5", "999999999999999999"])
    func difference(text: String?) throws {
        let late = try count([LatencyTests.delivery(text, at: "09:00:01.250")], options)
        #expect(late.points.map(\.statistics) == [.of(1250)])
        let early = try count([LatencyTests.delivery(text, at: "08:59:59.000")], options)
        #expect(early.points.map(\.statistics) == [.of(0)])
    }

    @Test("a delivery that says neither is counted, and has no sample")
    func none() throws {
        let outcome = try count([LatencyTests.delivery(nil).with { $0.sendTime = nil }], options)
        #expect(outcome.points.isEmpty)
        #expect(outcome.tally == .of(counted: 1))
    }

    @Test("copies that differ in their latency are two events, but only where it is counted")
    func copies() throws {
        let records = [LatencyTests.delivery("10"), LatencyTests.delivery("20"), LatencyTests.delivery("10")]
        #expect(try count(records, options).points.map(\.statistics) == [.of(10, 20)])
        #expect(try count(records).total(.delivery) == 1)
    }

    @Test("a notification has its sample unless its event was published, percentiles included")
    func notifications() throws {
        let options = countingOptions {
            $0.metrics = [.deliveryLatency]
            $0.keepsHistograms = true
        }
        let notification = LatencyTests.delivery("500").with { $0.typeKey = "notificationType" }
        let alone = try count([notification], options)
        #expect(alone.points.map(\.statistics) == [.of(500)])
        #expect(alone.percentiles(50) == [500])
        let both = try count([notification, LatencyTests.delivery("700")], options)
        #expect(both.points.map(\.statistics) == [.of(700)])
        #expect(both.percentiles(50) == [700])
    }

    @Test("percentiles are nil where they were not asked for, and of any other metric")
    func absent() throws {
        let table = try count(
            [LatencyTests.delivery("5"), EventRecord(.send)],
            countingOptions {
                $0.metrics = [.send, .deliveryLatency, .deliveryRate]
            }
        ).table
        #expect(table.rows.count == 3)
        #expect(table.rows.allSatisfy { table.value(of: .percentile(Percentile(50)), in: $0) == nil })
    }

    @Test("split over workers and folded, percentiles are within 1 % of the nearest rank", arguments: 0..<25)
    func model(seed: UInt64) throws {
        var random = SplitMix(seed)
        let options = countingOptions(dimensions: [["campaign"]]) {
            $0.metrics = [.deliveryLatency]
            $0.keepsHistograms = true
            $0.maximumSeries = 2
            $0.deduplication = .off
        }
        let plan = CountingPlan(options)
        let workers = (0..<Int.random(in: 1...4, using: &random)).map { _ in CountingWorker(plan, judge: nil) }
        var samples: [String: [Int64]] = [:]
        for _ in 0..<Int.random(in: 1...300, using: &random) {
            let value = Int64.random(in: 0...Int64(1) << Int64.random(in: 1...40, using: &random), using: &random)
            let campaign = ["a", "b", "c", "d"].randomElement(using: &random) ?? "a"
            let record = LatencyTests.delivery("\(value)").with { $0.tags["campaign"] = [campaign] }
            workers.randomElement(using: &random)?.read([record])
            samples["", default: []].append(value)
            samples[campaign, default: []].append(value)
        }
        for other in workers.dropFirst() { workers[0].merge(other) }
        let outcome = try workers[0].finish()
        for name in samples.keys.sorted().dropFirst(3) {
            samples["(other)", default: []] += samples.removeValue(forKey: name) ?? []
        }
        for (row, point) in zip(outcome.table.rows, outcome.points) {
            let own = try #require(samples[point.series.values.joined()]).sorted()
            for text in ["p0", "p1", "p50", "p90", "p99.9", "p100"] {
                let percentile = try #require(Percentile(text))
                let rank = max(1, Int((Double(percentile.millionths) * Double(own.count) / 1e8).rounded(.up)))
                guard case .whole(let found) = outcome.table.value(of: .percentile(percentile), in: row) else {
                    Issue.record("no \(text)")
                    continue
                }
                #expect(abs(Double(found - own[rank - 1])) <= 0.01 * Double(own[rank - 1]), "\(text)")
                #expect((own[0]...own[own.count - 1]).contains(found))
            }
        }
    }

    @Test("every value is within 1 % of the middle of its bin", arguments: 0..<62 as Range<Int64>)
    func bins(power: Int64) {
        let base = Int64(1) << power
        for value in [base - 1, base, base + 1, base / 3 * 4] {
            var histogram = LatencyHistogram()
            for _ in 0..<3 { histogram.add(value) }
            let wide = StatisticSet.of(0, .max, value)
            let middle = histogram.value(of: Percentile(50), statistics: wide)
            #expect(abs(Double(middle - value)) <= 0.01 * Double(value))
            if value < 128 { #expect(middle == value) }
        }
    }

    @Test("percentiles are read as CloudWatch writes them")
    func names() throws {
        let good = [
            "p50": "p50", "P99.9": "p99.9", "p0": "p0", "p100": "p100", "p05.50": "p5.5", "p0.000001": "p0.000001",
        ]
        for (text, name) in good { #expect(Percentile(text).map(\.name) == name) }
        for text in ["p", "50", "p101", "p100.1", "p1.", "p.5", "p1.2.3", "p-1", "p1e1", "p1.0000001", "p1000", "tm90"]
        {
            #expect(Percentile(text) == nil, "\(text)")
        }
        #expect(Statistic.percentile(Percentile(99)).name == "p99")
        #expect(Percentile(50).rank(among: 4) == 2)
        #expect(Percentile(50).rank(among: 5) == 3)
        #expect(Percentile(100).rank(among: .max) == .max)
    }
}

extension CountingOutcome {
    /// A percentile of every row.
    func percentiles(_ percent: UInt64) -> [Int64] {
        table.rows.compactMap { row in
            if case .whole(let value) = table.value(of: .percentile(Percentile(percent)), in: row) {
                value
            } else {
                nil
            }
        }
    }
}
