import Events

@testable import Metrics

/// `UniqueOpen` and `UniqueClick` worked out from all events at once: sort by time, take the first of each message.
struct UniqueModel {
    /// One open or click, in milliseconds since the midnight of all records.
    struct Event: Equatable {
        var type: EventType
        var message: Int
        var time: Int
        var sent: Int
        var campaign: String

        var record: EventRecord {
            EventRecord(type).with {
                $0.messageID = "m-\(message)"
                $0.time = EventRecord.clock(time)
                $0.sendTime = EventRecord.clock(sent)
                $0.tags["campaign"] = [campaign]
            }
        }
    }

    /// Number of firsts by type, start of window and campaign.
    private(set) var sums: [String: Int64] = [:]

    /// Times of a message's events must differ.
    init(_ events: [Event], bySend: Bool, range: Range<Int>, period: Int) {
        for type in [EventType.open, .click] {
            for (_, own) in Dictionary(grouping: events.filter { $0.type == type }, by: \.message) {
                guard let first = own.min(by: { $0.time < $1.time }) else { continue }
                let place = bySend ? first.sent : first.time
                guard range.contains(place) else { continue }
                let start = place / period * period
                sums["\(type) \(start) \(first.campaign)", default: 0] += 1
                sums["\(type) \(start) ", default: 0] += 1
            }
        }
    }
}

extension CountingOutcome {
    /// The sums of the uniques, as ``UniqueModel`` names them.
    var uniqueSums: [String: Int64] {
        points.reduce(into: [:]) { sums, point in
            guard point.metric == .uniqueOpen || point.metric == .uniqueClick else { return }
            let type = point.metric == .uniqueOpen ? EventType.open : .click
            let start = point.window.start - EventRecord.midnight
            sums["\(type) \(start) \(point.series.values.joined(separator: "|"))"] = point.statistics.sum
        }
    }
}
