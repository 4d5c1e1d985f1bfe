import Events
import Testing

@testable import Metrics

@Suite("Counting recipients") struct RecipientCountTests {
    private let options = countingOptions { $0.unit = .recipients }
    private static let two = ["kim@example.org", "jon@example.net"]
    private static let three = ["ida@example.net"] + two

    private static func expected(_ type: EventType) -> Int64 {
        switch type {
        case .send, .reject, .renderingFailure: 3
        case .delivery, .bounce, .complaint, .deliveryDelay: 2
        case .open, .click, .subscription: 1
        }
    }

    @Test("a type adds its destinations, its list, or one; it stays one sample", arguments: EventType.allCases)
    func byType(type: EventType) throws {
        let record = EventRecord(type).with {
            $0.destination = RecipientCountTests.three
            $0.recipients = RecipientCountTests.two
        }
        let expected = RecipientCountTests.expected(type)
        let points = try count([record], options).points
        #expect(points.map(\.statistics) == [.of(expected)])
        #expect(points.map(\.statistics.sampleCount) == [1])
        #expect(try count([record]).points.map(\.statistics) == [.of(1)], "by events it is one")
    }

    @Test("an empty or missing list adds nothing, as one sample", arguments: EventType.allCases, [true, false])
    func empty(type: EventType, isMissing: Bool) throws {
        let record = EventRecord(type).with {
            $0.destination = isMissing ? nil : []
            $0.recipients = isMissing ? nil : []
        }
        let expected: Int64 = RecipientCountTests.expected(type) == 1 ? 1 : 0
        #expect(try count([record], options).points.map(\.statistics) == [.of(expected)])
    }

    @Test("an event without recipients is in the default of a recipient's dimension, and adds none there")
    func emptyByDomain() throws {
        let options = countingOptions(dimensions: [["field/recipientDomain"]]) { $0.unit = .recipients }
        let outcome = try count([EventRecord(.bounce).with { $0.recipients = [] }], options)
        #expect(outcome.points(.bounce, set: 1).map(\.series.values) == [["none"]])
        #expect(outcome.points(.bounce, set: 1).map(\.statistics) == [.of(0)])
    }

    @Test("minimum and maximum are of what single events add")
    func extremes() throws {
        let records = [1, 4, 2].map { count in
            EventRecord(.delivery).with { $0.recipients = (0..<count).map { "r\($0)@example.net" } }
        }
        let outcome = try count(distinct(records), options)
        let row = try #require(outcome.table.rows.first)
        #expect(outcome.table.rows.count == 1)
        #expect(row.statistics.value(of: .sampleCount) == .whole(3))
        #expect(row.statistics.value(of: .sum) == .whole(7))
        #expect(row.statistics.value(of: .minimum) == .whole(1))
        #expect(row.statistics.value(of: .maximum) == .whole(4))
        #expect(row.statistics.value(of: .average) == .fraction(7.0 / 3.0))
    }

    @Test("a refinement adds the recipients of its bounce")
    func refinement() throws {
        let options = countingOptions {
            $0.unit = .recipients
            $0.metrics = [.bounce, .hardBounce, .softBounce]
        }
        let outcome = try count([EventRecord(.bounce).with { $0.recipients = RecipientCountTests.two }], options)
        #expect(outcome.points.map(\.metric) == [.bounce, .hardBounce])
        #expect(outcome.points.map(\.statistics) == [.of(2), .of(2)])
    }

    @Test("delayed recipients may be a single object")
    func singleObject() throws {
        let record = EventRecord(.deliveryDelay).with {
            $0.recipients = nil
            $0.payloadJSON["delayedRecipients"] = #"{"emailAddress":"ida@example.net"}"#
        }
        #expect(try count([record], options).points.map(\.statistics) == [.of(1)])
    }

    @Test("one address twice is two recipients")
    func repeated() throws {
        let record = EventRecord(.send).with { $0.destination = ["ida@example.net", "ida@example.net"] }
        #expect(try count([record], options).points.map(\.statistics) == [.of(2)])
    }
}
