import Events
import Testing

@testable import Metrics

@Suite("Counts and refinements") struct CountMetricsTests {
    @Test("the ten counts and the refinements are named as CloudWatch and the documentation name them")
    func names() {
        let counts = [
            "Send", "Delivery", "Open", "Click", "Bounce", "Complaint", "Reject", "RenderingFailure", "DeliveryDelay",
            "Subscription",
        ]
        let refinements = [
            "HardBounce", "SoftBounce", "UndeterminedBounce", "SuppressedBounce", "UniqueOpen", "UniqueClick",
            "MachineOpen", "MachineClick",
        ]
        #expect(Metric.counts.map(\.name) == counts)
        #expect(Metric.refinements.map(\.name) == refinements)
        #expect(Metric.allCases.prefix(18).map(\.name) == counts + refinements)
        #expect(Set(Metric.allCases.prefix(18).map(\.unit)) == ["Count"])
    }

    @Test("an event adds one to the count of its type, and to no other", arguments: EventType.allCases)
    func oneEvent(type: EventType) throws {
        let outcome = try count([EventRecord(type)])
        #expect(outcome.points.map(\.metric.name) == [type.wireName.filter { $0 != " " }])
        #expect(outcome.points.map(\.statistics) == [.of(1)])
        #expect(outcome.tally == CountTally.of(counted: 1))
    }

    @Test("metrics stand in the order of the documentation, whatever the order of events")
    func order() throws {
        let records = EventType.allCases.reversed().map { type in
            EventRecord(type).with { $0.time = EventRecord.clock("10:00:00.000") }
        }
        #expect(try count(records).points.map(\.metric) == Metric.counts)
    }

    @Test("an event of a type that no chosen metric reads is filtered", arguments: EventType.allCases)
    func unread(type: EventType) throws {
        let metric = Metric.counts[Int(type.rawValue)]
        let others = countingOptions { $0.metrics = Metric.counts.filter { $0 != metric } }
        #expect(try count([EventRecord(type)], others).tally == CountTally.of(filtered: 1))
        let alone = countingOptions { $0.metrics = [metric] }
        #expect(try count(EventType.allCases.map { EventRecord($0) }, alone).tally == .of(counted: 1, filtered: 9))
    }

    struct Bounce: Sendable, CustomStringConvertible {
        let type: String?
        let subType: String?
        let refinements: [Metric]

        init(_ type: String?, _ subType: String?, _ refinements: Metric...) {
            self.type = type
            self.subType = subType
            self.refinements = refinements
        }

        var description: String { "\(type ?? "no type"), \(subType ?? "no sub-type")" }
    }

    static let bounces = [
        Bounce("Permanent", "General", .hardBounce),
        Bounce("Permanent", "NoEmail", .hardBounce),
        Bounce("Permanent", "Suppressed", .hardBounce),
        Bounce("Permanent", "EmailValidationSuppressed", .hardBounce),
        Bounce("Permanent", "UnsubscribedRecipient", .hardBounce),
        Bounce("Permanent", "NeverHeardOf", .hardBounce),
        Bounce("Permanent", nil, .hardBounce),
        Bounce("Permanent", "OnAccountSuppressionList", .suppressedBounce),
        Bounce("Permanent", "OnTenantSuppressionList", .suppressedBounce),
        Bounce("Permanent", "onaccountsuppressionlist", .hardBounce),
        Bounce("Permanent", #"On\u0041ccountSuppressionList"#, .suppressedBounce),
        Bounce("Transient", "General", .softBounce),
        Bounce("Transient", "MailboxFull", .softBounce),
        Bounce("Transient", "NeverHeardOf", .softBounce),
        Bounce("Transient", "OnAccountSuppressionList", .softBounce, .suppressedBounce),
        Bounce("Transient", "OnTenantSuppressionList", .softBounce, .suppressedBounce),
        Bounce("Undetermined", "Undetermined", .undeterminedBounce),
        Bounce("Undetermined", "OnTenantSuppressionList", .undeterminedBounce, .suppressedBounce),
        Bounce("Elastic", "General"),
        Bounce("permanent", "General"),
        Bounce("Elastic", "OnAccountSuppressionList", .suppressedBounce),
        Bounce(nil, "General"),
        Bounce(nil, nil),
    ]

    @Test("every bounce is in Bounce, and refined by its type and sub-type", arguments: bounces)
    func refined(bounce: Bounce) throws {
        var record = EventRecord(.bounce)
        record.payload["bounceType"] = bounce.type
        record.payload["bounceSubType"] = bounce.subType
        let outcome = try count([record], countingOptions { $0.metrics = [.bounce] + Metric.refinements })
        #expect(outcome.points.map(\.metric) == [.bounce] + bounce.refinements)
        #expect(outcome.points.allSatisfy { $0.statistics == .of(1) })
        #expect(outcome.tally == .of(counted: 1))
    }

    @Test("a refinement alone reads its count's type: other bounces are counted, in no datapoint")
    func refinementAlone() throws {
        let soft = EventRecord(.bounce).with { $0.payload["bounceType"] = "Transient" }
        let options = countingOptions { $0.metrics = [.hardBounce] }
        let outcome = try count(distinct([soft, EventRecord(.bounce), soft, EventRecord(.send)]), options)
        #expect(outcome.tally == .of(counted: 3, filtered: 1))
        #expect(outcome.points.map(\.metric) == [.hardBounce])
        #expect(outcome.sums(.hardBounce) == ["": 1])
    }

    @Test("no events, no datapoints, no windows")
    func nothing() throws {
        let outcome = try count([EventRecord]())
        #expect(outcome.points.isEmpty)
        #expect(outcome.table.windows.isEmpty)
        #expect(outcome.table.dimensionSets == [[]])
        #expect(outcome.tally == CountTally())
    }

    @Test("tallies add up")
    func tallies() {
        var tally = CountTally.of(counted: 1, duplicate: 2, filtered: 3, valuesTooLong: 4)
        tally.merge(.of(counted: 10, duplicate: 20, filtered: 30, valuesTooLong: 40))
        #expect(tally == .of(counted: 11, duplicate: 22, filtered: 33, valuesTooLong: 44))
    }
}

extension CountTally {
    static func of(
        counted: Int64 = 0, duplicate: Int64 = 0, filtered: Int64 = 0, valuesTooLong: Int64 = 0
    ) -> CountTally {
        var tally = CountTally()
        tally.counted = counted
        tally.duplicate = duplicate
        tally.filtered = filtered
        tally.valuesTooLong = valuesTooLong
        return tally
    }
}
