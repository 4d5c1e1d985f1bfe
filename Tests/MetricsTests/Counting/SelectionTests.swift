import Events
import Testing

@testable import Metrics

@Suite("Range, placement and simulator") struct SelectionTests {
    private static let ten = EventRecord.midnight + 36_000_000

    private static func at(_ milliseconds: Int) -> EventRecord {
        EventRecord(.open).with { $0.time = EventRecord.clock(36_000_000 + milliseconds) }
    }

    @Test("a range holds its first millisecond and not its last")
    func halfOpen() throws {
        let options = countingOptions { $0.range = SelectionTests.ten..<SelectionTests.ten + 1000 }
        let records = [-1, 0, 1, 999, 1000, 1001].map(SelectionTests.at)
        let outcome = try count(distinct(records), options)
        #expect(outcome.tally == .of(counted: 3, filtered: 3))
        #expect(outcome.total(.open) == 3)
    }

    @Test("half a range cuts on one side, an empty one everything")
    func openEnded() throws {
        let records = distinct([-1, 0, 1].map(SelectionTests.at))
        #expect(try count(records, countingOptions { $0.range = SelectionTests.ten ..< .max }).total(.open) == 2)
        #expect(try count(records, countingOptions { $0.range = .min..<SelectionTests.ten }).total(.open) == 1)
        let empty = try count(records, countingOptions { $0.range = SelectionTests.ten..<SelectionTests.ten })
        #expect(empty.tally == .of(filtered: 3))
        #expect(empty.points.isEmpty)
    }

    @Test("a window that the range cuts keeps its start and end")
    func cutWindow() throws {
        let options = countingOptions { $0.range = SelectionTests.ten + 60_000..<SelectionTests.ten + 120_000 }
        let outcome = try count(distinct([0, 60_000, 119_999, 120_000].map(SelectionTests.at)), options)
        #expect(outcome.table.windows == [Window(start: SelectionTests.ten, end: SelectionTests.ten + 300_000)])
        #expect(outcome.total(.open) == 2)
    }

    @Test("by send, the send time places an event, in windows and in the range")
    func bySend() throws {
        let records = ["08:59:59.999", "09:00:00.000", "09:04:59.999", "09:05:00.000"].map { time in
            EventRecord(.click).with { $0.sendTime = EventRecord.clock(time) }
        }
        let nine = EventRecord.midnight + 32_400_000
        let bySend = countingOptions { $0.placement = .send }
        #expect(try count(distinct(records), bySend).starts(.click) == [32_100_000, 32_400_000, 32_700_000])
        let outcome = try count(
            distinct(records),
            countingOptions {
                $0.placement = .send
                $0.range = nine..<nine + 300_000
            })
        #expect(outcome.tally == .of(counted: 2, filtered: 2))
        #expect(outcome.starts(.click) == [32_400_000])
        #expect(try count(distinct(records)).starts(.click) == [36_000_000])
    }

    @Test("by send, an event without a usable send time is filtered; by event it is counted", arguments: [nil, "soon"])
    func noSendTime(sendTime: String?) throws {
        let types: [EventType] = [.delivery, .open, .click, .bounce, .complaint, .deliveryDelay, .subscription]
        let records = types.map { type in EventRecord(type).with { $0.sendTime = sendTime } }
        #expect(try count(records, countingOptions { $0.placement = .send }).tally == .of(filtered: 7))
        #expect(try count(records).tally == .of(counted: 7))
    }

    @Test("a Send is placed by its own time, by event and by send")
    func sendItself() throws {
        let record = EventRecord(.send)
        for placement in CountingOptions.Placement.allCases {
            #expect(try count([record], countingOptions { $0.placement = placement }).starts(.send) == [36_000_000])
        }
    }

    struct Mail: Sendable {
        let recipients: [String]
        let isSimulated: Bool

        init(_ recipients: [String], isSimulated: Bool) {
            self.recipients = recipients
            self.isSimulated = isSimulated
        }
    }

    static let mails = [
        Mail(["success@simulator.amazonses.com"], isSimulated: true),
        Mail(["bounce+label1@simulator.amazonses.com"], isSimulated: true),
        Mail(["BOUNCE@Simulator.AmazonSES.com"], isSimulated: true),
        Mail(["Test <ooto@simulator.amazonses.com>"], isSimulated: true),
        Mail(["bounce@simulator.amazonses.com", "complaint+x@simulator.amazonses.com"], isSimulated: true),
        Mail(["bounce@simulator.amazonses.com", "ida@example.net"], isSimulated: false),
        Mail(["ida@example.net", "bounce@simulator.amazonses.com"], isSimulated: false),
        Mail(["ida@example.net"], isSimulated: false),
        Mail(["x@mail.simulator.amazonses.com"], isSimulated: false),
        Mail(["x@simulator.amazonses.com.example"], isSimulated: false),
        Mail(["simulator.amazonses.com"], isSimulated: false),
        Mail([], isSimulated: false),
    ]

    @Test("mail is the simulator's when every recipient is", arguments: mails, EventType.allCases)
    func simulator(mail: Mail, type: EventType) throws {
        let record = EventRecord(type).with {
            $0.destination = mail.recipients
            $0.recipients = mail.recipients
        }
        let counted: [CountingOptions.Simulator: Int64] = [
            .include: 1, .exclude: mail.isSimulated ? 0 : 1, .only: mail.isSimulated ? 1 : 0,
        ]
        for (choice, count) in counted {
            let outcome = try MetricsTests.count([record], countingOptions { $0.simulator = choice })
            #expect(outcome.tally == .of(counted: count, filtered: 1 - count))
        }
    }

    @Test("what counts is the recipients that the event is about")
    func aboutTheList() throws {
        let record = EventRecord(.bounce).with {
            $0.destination = ["bounce@simulator.amazonses.com", "ida@example.net"]
            $0.recipients = ["bounce@simulator.amazonses.com"]
        }
        #expect(try count([record], countingOptions { $0.simulator = .exclude }).tally == .of(filtered: 1))
        #expect(try count([record], countingOptions { $0.simulator = .only }).tally == .of(counted: 1))
    }
}
