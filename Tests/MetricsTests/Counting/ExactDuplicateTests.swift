import Events
import Testing

@testable import Metrics

@Suite("Exact duplicates, and none") struct ExactDuplicateTests {
    private let exact = countingOptions { $0.deduplication = .exact }

    private func tally(_ text: String, events: Int, _ options: CountingOptions) throws -> CountTally {
        let worker = CountingWorker(CountingPlan(options), judge: SetJudge())
        worker.read(text, events: events)
        return try worker.finish().tally
    }

    @Test("exact compares bytes: any difference is another event, none is a copy", arguments: EventType.allCases)
    func bytes(type: EventType) throws {
        let record = EventRecord(type)
        let other = record.with { $0.mail["source"] = "other@example.com" }
        #expect(try count([record, record, other, record], exact).tally == .of(counted: 2, duplicate: 2))
    }

    @Test("white space around a record is no difference, within it is one")
    func whiteSpace() throws {
        let json = EventRecord(.send).json
        let inner = json.replacing(":", with: ": ", maxReplacements: 1)
        #expect(inner != json)
        let text = [json, "  \t" + json + "  ", "\r\n\n" + json, inner].joined(separator: "\n")
        #expect(try tally(text, events: 4, exact) == .of(counted: 2, duplicate: 2))
        #expect(try tally(text, events: 4, countingOptions()) == .of(counted: 1, duplicate: 3))
    }

    @Test("what an SNS notification holds is the record, also with the line end that SNS was given")
    func envelope() throws {
        let json = EventRecord(.send).json
        let message = json.replacing("\"", with: "\\\"")
        let wrapped = ["", "\\n"].map { #"{"Type":"Notification","Message":"\#(message)\#($0)"}"# }
        let text = ([json] + wrapped).joined(separator: "\n")
        #expect(try tally(text, events: 3, exact) == .of(counted: 1, duplicate: 2))
    }

    @Test("off counts every record, also copies and notifications")
    func off() throws {
        let options = countingOptions { $0.deduplication = .off }
        let bounce = EventRecord(.bounce)
        let records = [bounce, bounce, bounce.with { $0.typeKey = "notificationType" }]
        let outcome = try count([records, records], options)
        #expect(outcome.tally == .of(counted: 6))
        #expect(outcome.total(.bounce) == 6)
    }

    @Test(
        "copies are known across batches, inputs and workers",
        arguments: [CountingOptions.Deduplication.logical, .exact])
    func across(deduplication: CountingOptions.Deduplication) throws {
        let plan = CountingPlan(countingOptions { $0.deduplication = deduplication })
        let judge = SetJudge()
        let workers = (0..<3).map { _ in CountingWorker(plan, judge: judge) }
        let records = distinct(EventType.allCases.map { EventRecord($0) })
        for worker in workers {
            worker.read(records, input: 0)
            worker.read(Array(records.reversed()), input: 1)
        }
        for worker in workers.dropFirst() { workers[0].merge(worker) }
        let outcome = try workers[0].finish()
        #expect(outcome.tally == .of(counted: 10, duplicate: 50))
        #expect(outcome.points.map(\.statistics) == Array(repeating: .of(1), count: 10))
    }

    @Test("an event that the options leave out is filtered each time, and no copy")
    func filteredFirst() throws {
        let record = EventRecord(.open)
        let options = countingOptions { $0.range = 0..<1 }
        #expect(try count([record, record], options).tally == .of(filtered: 2))
    }
}
