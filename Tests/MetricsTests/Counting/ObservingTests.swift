import Events
import Testing

@testable import Metrics

@Suite("What observers ask of an event") struct ObservingTests {
    /// Calls `body` with the counter and batch of some records.
    private func watch(
        _ records: [EventRecord], _ options: CountingOptions, _ body: (inout Counter, borrowing EventBatch) -> Void
    ) {
        let plan = CountingPlan(options)
        var fields = plan.fields
        fields.recipients = .all
        let block = TextBlock(capacity: 64)
        Array(records.map { $0.json + "\n" }.joined().utf8).withUnsafeBytes { block.append($0) }
        block.prepare()
        var reader = EventReader(plan: fields)
        var batch = EventBatch(plan: fields)
        reader.beginInput()
        reader.read(block, isFinal: true, into: &batch)
        var counter = Counter(plan: plan, judge: nil)
        withExtendedLifetime(block) {
            counter.count(batch)
            body(&counter, batch)
        }
    }

    private func tuples(_ record: EventRecord, _ options: CountingOptions, set: Int) -> [[String]] {
        var found: [[String]] = []
        watch([record], options) { counter, batch in
            counter.forEachTuple(batch, 0, dimensionSet: set) { tuple in
                found.append(Counter.values(ofTuple: tuple).map { String(decoding: $0, as: UTF8.self) })
            }
        }
        return found
    }

    private static let bounce = EventRecord(.bounce).with {
        $0.recipients = ["a@x.example", "b@y.example", "c@x.example"]
        $0.tags["campaign"] = ["spring"]
    }

    @Test("an event has one tuple of values in a set, or one for each recipient")
    func tuples() {
        let options = countingOptions(dimensions: [["campaign", "topic"], ["campaign", "field/recipientDomain"]])
        #expect(tuples(ObservingTests.bounce, options, set: 0) == [[]])
        #expect(tuples(ObservingTests.bounce, options, set: 1) == [["spring", "none"]])
        #expect(
            tuples(ObservingTests.bounce, options, set: 2) == [
                ["spring", "x.example"], ["spring", "y.example"], ["spring", "x.example"],
            ])
        let nobody = ObservingTests.bounce.with { $0.recipients = [] }
        #expect(tuples(nobody, options, set: 2) == [["spring", "none"]])
    }

    @Test("of the recipients, those that conditions choose")
    func chosen() throws {
        let condition = DimensionCondition(try #require(Dimension("field/recipientDomain")), "x.example")
        let options = countingOptions(dimensions: [["field/recipientDomain"]]) { $0.conditions = [condition] }
        #expect(tuples(ObservingTests.bounce, options, set: 1) == [["x.example"], ["x.example"]])
    }

    @Test("an address has one key, in brackets or without, in capitals or not, and another has another")
    func addressKeys() {
        let addresses = [
            "ida@example.net", "IDA@Example.NET", "Ida <ida@example.net>", "jon@example.net", "ida@example.ne",
        ]
        let record = EventRecord(.bounce).with { $0.recipients = addresses }
        func keys(_ seed: UInt64) -> [Fingerprint] {
            var keys: [Fingerprint] = []
            watch([record], countingOptions { $0.seed.0 = seed }) { counter, batch in
                keys = addresses.indices.map { counter.addressKey(batch, 0, recipient: $0) }
            }
            return keys
        }
        #expect(Set(keys(1)[0...2]).count == 1)
        #expect(Set(keys(1)).count == 3)
        #expect(Set(keys(1) + keys(2)).count == 6)
    }
}
