import Events
import Testing

@testable import Metrics

@Suite("The tuples with the largest totals") struct TopTests {
    /// Records with a tag of one value each, as often as said.
    private static func records(_ counts: KeyValuePairs<String, Int>) -> [EventRecord] {
        counts.flatMap { value, count in
            (0..<count).map { index in
                EventRecord.send(tagged: [value], at: 36_000_000 + index * 60_000).with {
                    $0.messageID = "\(value)-\(index)"
                }
            }
        }
    }

    private func options(top: Int, series: Int = 100_000) -> CountingOptions {
        countingOptions(dimensions: [["d0"]]) {
            $0.top = top
            $0.maximumSeries = series
        }
    }

    @Test("the largest totals stay apart; ties go to the bytewise smaller")
    func ranking() throws {
        let records = TopTests.records(["d": 3, "c": 2, "B": 2, "a": 1, "é": 2])
        let expected: [[String: Int64]] = [
            ["d": 3, "(other)": 7], ["d": 3, "B": 2, "(other)": 5], ["d": 3, "B": 2, "c": 2, "(other)": 3],
            ["d": 3, "B": 2, "c": 2, "é": 2, "(other)": 1], ["d": 3, "B": 2, "c": 2, "é": 2, "a": 1],
            ["d": 3, "B": 2, "c": 2, "é": 2, "a": 1],
        ]
        for (index, sums) in expected.enumerated() {
            let outcome = try count(records, options(top: index + 1))
            #expect(outcome.sums(.send, set: 1) == sums)
            #expect(outcome.total(.send) == 10)
            #expect(!outcome.isFolded, "what was asked for is no reason to warn")
        }
    }

    @Test("a total is over all windows and metrics, by events or by recipients")
    func totals() throws {
        let tagged = { (type: EventType, value: String, destinations: Int) in
            EventRecord(type).with {
                $0.tags = ["d0": [value]]
                $0.destination = (0..<destinations).map { "r\($0)@example.net" }
            }
        }
        let records = distinct([
            tagged(.send, "a", 1), tagged(.open, "a", 1), tagged(.reject, "a", 1), tagged(.send, "b", 9),
            tagged(.send, "b", 1),
        ])
        #expect(try count(records, options(top: 1)).sums(.send, set: 1) == ["a": 1, "(other)": 2])
        var byRecipients = options(top: 1)
        byRecipients.unit = .recipients
        #expect(try count(records, byRecipients).sums(.send, set: 1) == ["b": 10, "(other)": 1])
    }

    @Test("each set has its own ranking; the account level stays")
    func sets() throws {
        let records = distinct([["a", "x"], ["a", "y"], ["b", "y"], ["c", "y"]].map { .send(tagged: $0) })
        let outcome = try count(
            records, countingOptions(dimensions: [["d0"], ["d1"], ["d1", "d0"]]) { $0.top = 1 })
        #expect(outcome.total(.send) == 4)
        #expect(outcome.sums(.send, set: 1) == ["a": 2, "(other)": 2])
        #expect(outcome.sums(.send, set: 2) == ["y": 3, "(other)": 1])
        #expect(outcome.sums(.send, set: 3) == ["x|a": 1, "(other)|(other)": 3])
    }

    @Test("what a fold put together before is not ranked, however large it is", arguments: 0..<8)
    func afterFolding(seed: UInt64) throws {
        var random = SplitMix(seed)
        var model = FoldingModel(dimensions: 1)
        let records = distinct(
            (0..<200).map { _ in
                let value = "v\(Int.random(in: 0..<40, using: &random))"
                model.add([value])
                return .send(tagged: [value])
            })
        for (series, top) in [(5, 1), (5, 3), (5, 5), (5, 9), (30, 10)] {
            let expected = model.keepingSmallest(series).keepingLargest(top)
            let options = options(top: top, series: series)
            let dealt = try SeriesFoldingTests.deal(records, options, workers: 3, &random)
            #expect(dealt.sums(.send, set: 1) == expected.sums)
            #expect(dealt.isFolded)
            #expect(try count(records, options).image == dealt.image)
        }
    }

    @Test("a value that reads (other) is not ranked", arguments: [1, 2, 3])
    func literal(top: Int) throws {
        let records = TopTests.records(["(other)": 5, "a": 3, "b": 2, "c": 1])
        let expected: [[String: Int64]] = [
            ["a": 3, "(other)": 8], ["a": 3, "b": 2, "(other)": 6], ["a": 3, "b": 2, "c": 1, "(other)": 5],
        ]
        #expect(try count(records, options(top: top)).sums(.send, set: 1) == expected[top - 1])
    }

    @Test("a set in which nothing is folded has no (other), though another set was folded")
    func noOther() throws {
        let records = distinct(["a", "b", "c", "d"].map { .send(tagged: [$0, "x"]) })
        let options = countingOptions(dimensions: [["d0"], ["d1"]]) {
            $0.maximumSeries = 2
            $0.top = 5
            $0.fillsWithZeros = true
        }
        let outcome = try count(records, options)
        #expect(outcome.series.map(\.values) == [[], ["(other)"], ["a"], ["b"], ["x"]])
        #expect(outcome.sums(.send, set: 2) == ["x": 4])
    }

    @Test("notifications that wait are counted, and ranked, with the rest")
    func notifications() throws {
        let options = countingOptions(dimensions: [["field/bounceSubType"]]) { $0.top = 1 }
        let bounce = { (subType: String) in EventRecord(.bounce).with { $0.payload["bounceSubType"] = subType } }
        let notification = { (subType: String) in bounce(subType).with { $0.typeKey = "notificationType" } }
        let records = [bounce("General"), notification("NoEmail"), notification("NoEmail"), notification("Suppressed")]
        let outcome = try count(distinct(records), options)
        #expect(outcome.sums(.bounce, set: 1) == ["NoEmail": 2, "(other)": 2])
    }
}
