import Events
import Testing

@testable import Metrics

@Suite("Conditions") struct FilterTests {
    private func options(
        _ conditions: [(String, String, Bool)], dimensions: [[String]] = [],
        _ change: (inout CountingOptions) -> Void = { _ in }
    ) throws -> CountingOptions {
        let compiled = try conditions.map { name, value, isNegated in
            DimensionCondition(try #require(Dimension(name)), value, isNegated: isNegated)
        }
        return countingOptions(dimensions: dimensions) {
            $0.conditions = compiled
            change(&$0)
        }
    }

    private static let records = distinct(
        [("a", "x"), ("a", "y"), ("b", "x"), ("b", "z"), ("c", nil)].map { campaign, store in
            EventRecord(.send).with {
                $0.tags["campaign"] = [campaign]
                if let store { $0.tags["store"] = [store] }
            }
        })

    @Test("different names must all hold, of several values of one name one is enough, and none of those excluded")
    func combinations() throws {
        let passed: [([(String, String, Bool)], Int64)] = [
            ([], 5), ([("campaign", "a", false)], 2), ([("campaign", "a", false), ("campaign", "b", false)], 4),
            ([("campaign", "a", false), ("store", "x", false)], 1),
            ([("campaign", "a", true)], 3), ([("campaign", "a", true), ("campaign", "b", true)], 1),
            ([("campaign", "a", false), ("campaign", "b", false), ("store", "x", true)], 2),
            ([("campaign", "a", false), ("campaign", "a", true)], 0), ([("campaign", "A", false)], 0),
            ([("store", "none", false)], 1), ([("store", "none", true)], 4), ([("field/eventType", "Send", true)], 0),
        ]
        for (conditions, expected) in passed {
            let outcome = try count(FilterTests.records, try options(conditions))
            #expect(outcome.total(.send) == expected)
            #expect(outcome.tally == .of(counted: expected, filtered: 5 - expected), "\(conditions)")
        }
    }

    @Test("a missing value is named as it is shown")
    func missing() throws {
        let options = try options([("store", "n/a", false)]) { $0.dimensionDefault = "n/a" }
        #expect(try count(FilterTests.records, options).total(.send) == 1)
        let domain = try self.options([("field/recipientDomain", "N/A", false)]) { $0.dimensionDefault = "N/A" }
        #expect(try count([EventRecord(.send).with { $0.destination = nil }], domain).total(.send) == 1)
    }

    @Test("values are those of the dimensions: domains in lower case, names of types, families")
    func values() throws {
        let open = EventRecord(.open).with { $0.destination = ["Ida@Example.NET"] }
        for (name, value) in [
            ("field/recipientDomain", "EXAMPLE.net"), ("field/fromDomain", "Example.com"), ("field/eventType", "Open"),
            ("field/userAgentFamily", "Apple Mail Privacy Protection"), ("field/recipientProvider", "other"),
        ] {
            #expect(try count([open], try options([(name, value, false)])).total(.open) == 1, "\(name)")
            #expect(try count([open], try options([(name, value, true)])).total(.open) == 0, "\(name)")
        }
    }

    @Test("of several recipients, an event is counted as if it were about those that pass, if there is one")
    func recipients() throws {
        let record = EventRecord(.delivery).with {
            $0.recipients = ["a@gmail.com", "b@gmail.com", "c@web.de", "d@example.com"]
        }
        let sets = [["field/recipientDomain"]]
        let gmail = try options([("field/recipientProvider", "Gmail", false)], dimensions: sets) {
            $0.unit = .recipients
        }
        #expect(try count([record], gmail).total(.delivery) == 2)
        #expect(try count([record], gmail).sums(.delivery, set: 1) == ["gmail.com": 2])
        let others = try options([("field/recipientProvider", "Gmail", true)], dimensions: sets)
        #expect(try count([record], others).total(.delivery) == 1)
        #expect(try count([record], others).sums(.delivery, set: 1) == ["web.de": 1, "example.com": 1])
        let none = try options([("field/recipientDomain", "yahoo.com", false)])
        #expect(try count([record], none).tally == .of(filtered: 1))
        let both = [("field/recipientProvider", "Gmail", true), ("field/recipientDomain", "example.com", true)]
        #expect(try count([record], try options(both, dimensions: sets)).sums(.delivery, set: 1) == ["web.de": 1])
    }

    @Test("an event without recipients has what stands for a missing value")
    func noRecipients() throws {
        let record = EventRecord(.bounce).with { $0.recipients = [] }
        #expect(try count([record], try options([("field/recipientDomain", "none", false)])).total(.bounce) == 1)
        #expect(try count([record], try options([("field/recipientDomain", "none", true)])).total(.bounce) == 0)
        #expect(try count([record], try options([("field/recipientDomain", "web.de", true)])).total(.bounce) == 1)
    }

    @Test("copies whose chosen recipients differ in number are two events")
    func copies() throws {
        let records = [["5.1.1", "4.0.0"], ["5.1.1", "5.1.1"]].map { statuses in
            EventRecord(.bounce).with {
                $0.recipients = ["a@web.de", "b@web.de"]
                $0.statuses = statuses
            }
        }
        let options = try options([("field/smtpStatus", "5.1.1", false)]) { $0.unit = .recipients }
        #expect(try count(records, options).points.map(\.statistics) == [.of(1, 2)])
    }
}
