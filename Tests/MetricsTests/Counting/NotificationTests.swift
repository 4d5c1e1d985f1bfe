import Events
import Testing

@testable import Metrics

@Suite("Feedback notifications") struct NotificationTests {
    static let types: [EventType] = [.bounce, .complaint, .delivery]
    static let modes: [CountingOptions.Deduplication] = [.logical, .exact]

    private static func published(_ type: EventType) -> EventRecord {
        EventRecord(type).with { $0.recipients = ["ida@example.net", "kim@example.org"] }
    }

    /// SES's notification of the same: it has whole seconds, no tags, perhaps another feedback id (R§2).
    private static func notification(_ type: EventType) -> EventRecord {
        published(type).with {
            $0.typeKey = "notificationType"
            $0.time = "2026-03-14T10:00:01Z"
            $0.payload["feedbackId"] = "f-other"
            $0.payload["remoteMtaIp"] = "203.0.113.25"
        }
    }

    private func options(_ mode: CountingOptions.Deduplication) -> CountingOptions {
        countingOptions(dimensions: [["campaign"]]) { $0.deduplication = mode }
    }

    @Test("a copy of a published event is dropped, be it read before or after", arguments: types, modes)
    func copy(type: EventType, mode: CountingOptions.Deduplication) throws {
        let published = NotificationTests.published(type).with { $0.tags = ["campaign": ["march"]] }
        let notification = NotificationTests.notification(type)
        let metric = Metric.counts[Int(type.rawValue)]
        let orders = [
            [[published, notification]], [[notification, published]], [[published], [notification]],
            [[notification], [published]],
        ]
        for batches in orders {
            let outcome = try count(batches, options(mode))
            #expect(outcome.tally == .of(counted: 1, duplicate: 1))
            #expect(outcome.sums(metric, set: 1) == ["march": 1], "the published one, with its tags, is counted")
        }
    }

    @Test("another worker may have read the published event", arguments: modes, [true, false])
    func otherWorker(mode: CountingOptions.Deduplication, notificationFirst: Bool) throws {
        let plan = CountingPlan(options(mode))
        let judge = SetJudge()
        let workers = (0..<2).map { _ in CountingWorker(plan, judge: judge) }
        workers[0].read([NotificationTests.notification(.bounce)])
        workers[1].read([NotificationTests.published(.bounce)])
        let order = notificationFirst ? workers : workers.reversed()
        order[0].merge(order[1])
        let outcome = try order[0].finish()
        #expect(outcome.tally == .of(counted: 1, duplicate: 1))
        #expect(outcome.total(.bounce) == 1)
    }

    @Test("the order of recipients is no difference", arguments: modes)
    func recipientOrder(mode: CountingOptions.Deduplication) throws {
        let notification = NotificationTests.notification(.delivery).with {
            $0.recipients = ["kim@example.org", "ida@example.net"]
        }
        let outcome = try count([notification, NotificationTests.published(.delivery)], options(mode))
        #expect(outcome.tally == .of(counted: 1, duplicate: 1))
    }

    @Test("other recipients, another message or another type make another event", arguments: modes)
    func different(mode: CountingOptions.Deduplication) throws {
        let notification = NotificationTests.notification(.bounce)
        let others = [
            notification.with { $0.recipients = ["ida@example.net"] },
            notification.with { $0.recipients = ["ida@example.net", "jon@example.org"] },
            notification.with { $0.recipients = [] },
            notification.with { $0.messageID = "m-2" },
            NotificationTests.notification(.complaint),
        ]
        for other in others {
            let outcome = try count([NotificationTests.published(.bounce), other], options(mode))
            #expect(outcome.tally == .of(counted: 2))
        }
    }

    @Test("a notification alone is counted", arguments: types, modes)
    func alone(type: EventType, mode: CountingOptions.Deduplication) throws {
        let outcome = try count([NotificationTests.notification(type)], options(mode))
        #expect(outcome.tally == .of(counted: 1))
        #expect(outcome.points.map(\.statistics) == [.of(1), .of(1)])
        #expect(outcome.points.map(\.metric) == Array(repeating: Metric.counts[Int(type.rawValue)], count: 2))
    }

    @Test("copies among notifications: one is counted, the others are duplicates", arguments: modes)
    func amongThemselves(mode: CountingOptions.Deduplication) throws {
        let notification = NotificationTests.notification(.complaint)
        #expect(
            try count([notification, notification, notification], options(mode)).tally == .of(counted: 1, duplicate: 2))
        let all = [notification, NotificationTests.published(.complaint), notification]
        for order in [all, all.reversed()] {
            #expect(try count(order, options(mode)).tally == .of(counted: 1, duplicate: 2))
        }
        let second = notification.with { $0.payload["feedbackId"] = "f-3" }
        #expect(try count([notification, second], options(mode)).tally == .of(counted: 2))
    }

    @Test("a notification that equals the published event in everything but its key is the copy, never both")
    func neverBoth() throws {
        for mode in NotificationTests.modes {
            let published = NotificationTests.published(.bounce)
            let notification = published.with { $0.typeKey = "notificationType" }
            for order in [[published, notification], [notification, published]] {
                let outcome = try count([order, order], options(mode))
                #expect(outcome.tally == .of(counted: 1, duplicate: 3))
                #expect(outcome.total(.bounce) == 1)
            }
        }
    }

    @Test("only published events make a notification a copy of theirs, counted or not")
    func filteredPublished() throws {
        // The published event lies outside the range, but it was read.
        let notification = NotificationTests.notification(.bounce)
        let options = countingOptions { $0.range = EventRecord.midnight + 36_000_500 ..< .max }
        let outcome = try count([NotificationTests.published(.bounce), notification], options)
        #expect(outcome.tally == .of(duplicate: 1, filtered: 1))
        #expect(outcome.points.isEmpty)
    }

    @Test("each is settled for its own input, at once or in parts", arguments: [Int.max, 1])
    func perInput(memory: Int) throws {
        let worker = CountingWorker(CountingPlan(countingOptions()), judge: SetJudge())
        let notifications = (0..<4).map { index in
            NotificationTests.notification(.bounce).with { $0.messageID = "m-\(index)" }
        }
        worker.read([notifications[0], notifications[1]], input: 7)
        worker.read([notifications[2]], input: 3)
        worker.read([NotificationTests.published(.bounce).with { $0.messageID = "m-1" }], input: 4)
        worker.read([notifications[3], NotificationTests.published(.bounce).with { $0.messageID = "m-2" }], input: 9)
        #expect(worker.counter.tally == .of(counted: 2))
        var tallies: [Int: CountTally] = [:]
        try worker.counter.settleNotifications(memory: memory, into: &tallies)
        #expect(tallies == [7: .of(counted: 1, duplicate: 1), 3: .of(duplicate: 1), 9: .of(counted: 1)])
        tallies = [:]
        try worker.counter.settleNotifications(into: &tallies)
        #expect(tallies.isEmpty, "settled once, they are settled")
    }

    @Test("every way of spreading records over batches and workers gives the same", arguments: 0..<20)
    func anySpread(seed: UInt64) throws {
        var random = SplitMix(seed)
        let records = (0..<12).flatMap { index -> [EventRecord] in
            let type = NotificationTests.types[index % 3]
            let pair = [NotificationTests.published(type), NotificationTests.notification(type)].map { record in
                record.with {
                    $0.messageID = "m-\(index)"
                    $0.time = EventRecord.clock(36_000_000 + index * 100_000)
                }
            }
            return index % 4 == 0 ? [pair[1]] : pair + [pair[index % 2]]
        }
        let plan = CountingPlan(countingOptions(dimensions: [["field/recipientDomain"]]))
        let judge = SetJudge()
        let workers = (0..<3).map { _ in CountingWorker(plan, judge: judge) }
        for record in records.shuffled(using: &random) { workers.randomElement(using: &random)?.read([record]) }
        let order = workers.shuffled(using: &random)
        order[0].merge(order[1])
        order[0].merge(order[2])
        let outcome = try order[0].finish()
        #expect(outcome.tally == .of(counted: 12, duplicate: 18))
        #expect(outcome.points.reduce(0) { $0 + $1.statistics.sum } == 36)
        let expected = try count(
            distinct(
                (0..<12).map { index in
                    NotificationTests.published(NotificationTests.types[index % 3]).with {
                        $0.time = EventRecord.clock(36_000_000 + index * 100_000)
                    }
                }), plan.options)
        #expect(outcome.image == expected.image)
    }
}
