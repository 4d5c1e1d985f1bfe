import Testing

@testable import SESMetrics

@Suite("Proportions") struct ProportionTests {
    @Test(
        "the interval is that of Newcombe's table",
        arguments: [
            (81, 263, 0.2535, 0.3682), (15, 148, 0.0598, 0.1644), (0, 20, 0, 0.2005), (1, 29, 0.0018, 0.1963),
        ] as [(Int64, Int64, Double, Double)])
    func interval(part: Int64, whole: Int64, low: Double, high: Double) throws {
        let interval = try #require(Proportion(part: part, whole: whole).interval)
        #expect(abs(interval.lowerBound - low) < 0.00006)
        #expect(abs(interval.upperBound - high) < 0.00006)
    }

    @Test("the interval is within 0 and 1, and around the rate", arguments: 1...60)
    func bounds(whole: Int64) throws {
        for part in 0...whole {
            let proportion = Proportion(part: part, whole: whole)
            let interval = try #require(proportion.interval)
            #expect(0...1 ~= interval.lowerBound && 0...1 ~= interval.upperBound)
            #expect(interval.contains(try #require(proportion.rate)))
            #expect((interval.lowerBound == 0) == (part == 0))
            #expect((interval.upperBound == 1) == (part == whole))
        }
    }

    @Test("nothing of nothing has neither rate nor interval")
    func nothing() {
        #expect(Proportion(part: 2, whole: 0).rate == nil)
        #expect(Proportion(part: 2, whole: 0).interval == nil)
    }

    @Test("a part beyond the whole has its rate, and the interval of all")
    func beyond() {
        #expect(Proportion(part: 3, whole: 2).rate == 1.5)
        #expect(Proportion(part: 3, whole: 2).interval == Proportion(part: 2, whole: 2).interval)
    }
}

@Suite("Statuses of a reputation") struct ReputationStatusTests {
    @Test(
        "a status begins at its threshold",
        arguments: [
            (49, 0, ReputationStatus.healthy), (50, 0, .review), (99, 0, .review), (100, 0, .pause),
            (0, 1, .review), (0, 4, .review), (0, 5, .pause), (100, 1, .pause), (50, 5, .pause),
        ] as [(Int64, Int64, ReputationStatus)])
    func thresholds(bounces: Int64, complaints: Int64, expected: ReputationStatus) {
        let counts = ReputationCounts(sends: 1000, hardBounces: bounces, deliveries: 1000, complaints: complaints)
        #expect(counts.status(minimumVolume: 1000) == expected)
        #expect(counts.status(minimumVolume: 1001) == .unknown)
    }

    @Test("a group's status looks at what the rate is at least")
    func cautious() {
        let status = { (bounces: Int64, sends: Int64) in
            ReputationCounts(sends: sends, hardBounces: bounces).cautiousStatus(minimumVolume: 1)
        }
        #expect(status(1, 3) == .healthy)
        #expect(status(6, 100) == .healthy)
        #expect(status(600, 10_000) == .review)
        #expect(status(1, 0) == .unknown)
        let single = ReputationCounts(sends: 100, deliveries: 100, complaints: 1)
        #expect(single.cautiousStatus(minimumVolume: 1) == .healthy)
        #expect(single.status(minimumVolume: 1) == .pause)
    }

    @Test("without deliveries there is no complaint rate, and bounces alone decide")
    func noDeliveries() {
        let counts = ReputationCounts(sends: 100, hardBounces: 2, complaints: 3)
        #expect(counts.status(minimumVolume: 1) == .healthy)
        #expect(counts.badness > 0)
    }
}
