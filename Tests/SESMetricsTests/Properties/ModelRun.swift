import Foundation

/// The contract's §3 to §6 done the slow way: what a run over some records must print and report.
struct ModelRun {
    private(set) var counted = 0
    private(set) var duplicate = 0
    private(set) var filtered = 0
    private(set) var ignored: [String: Int] = [:]
    private(set) var rejected: [String: Int] = [:]
    private var times: [Int] = []

    private struct Series: Hashable {
        var set: Int
        var values: [String]
        var metric: Int
    }

    /// The values that each series got in each window.
    private var cells: [ModelCalendar.Window: [Series: [Int]]] = [:]
    private let options: RandomOptions
    private let calendar: ModelCalendar
    private let sets: [[String]]

    /// Reads the texts of records, one after the other.
    init(_ records: [String], options: RandomOptions) {
        self.options = options
        calendar = ModelCalendar(period: options.period, zone: options.zone)
        sets = (options.isAccountShown ? [[]] : []) + options.dimensionSets
        var events: [ModelRecord.Event] = []
        for text in records {
            switch ModelRecord(text) {
            case .event(let event): events.append(event)
            case .ignored(let reason): ignored[reason, default: 0] += 1
            case .rejected(let reason): rejected[reason, default: 0] += 1
            }
        }
        times = events.map(\.eventTime)
        count(events)
    }

    /// First and last event time over all valid events.
    var firstEvent: Int? { times.min() }
    var lastEvent: Int? { times.max() }

    private mutating func count(_ events: [ModelRecord.Event]) {
        let start = options.start.map(calendar.typed) ?? .min
        let end = options.end.map(calendar.typed) ?? .max
        let published = Set(events.filter { !$0.isNotification }.map(ModelRun.message))
        var seen: Set<[String]> = []
        for event in events {
            let time = options.placement == "send" ? event.sendTime : event.eventTime
            guard isRead(event), let time, time >= start, time < end else {
                filtered += 1
                continue
            }
            // A notification is a copy wherever its event was published; it takes no place from that event.
            let isCopy = event.isNotification && published.contains(ModelRun.message(event))
            if options.deduplication != "off", isCopy || !seen.insert(key(of: event, time: time)).inserted {
                duplicate += 1
                continue
            }
            counted += 1
            add(event, to: calendar.window(of: time))
        }
    }

    private static func message(_ event: ModelRecord.Event) -> [String] {
        [event.type, event.messageID] + event.recipients.sorted()
    }

    private var chosen: [String] { options.metrics.isEmpty ? RandomOptions.standardMetrics : options.metrics }

    /// Whether a chosen metric reads events of this type, and the mail is of the kind wanted.
    private func isRead(_ event: ModelRecord.Event) -> Bool {
        let readers =
            event.type == "Bounce" ? RandomOptions.metricNames.filter { $0.hasSuffix("Bounce") } : event.metrics
        let isWanted = options.simulator == "include" || event.isToSimulator == (options.simulator == "only")
        return isWanted && chosen.contains(where: readers.contains)
    }

    private func key(of event: ModelRecord.Event, time: Int) -> [String] {
        if options.deduplication == "exact" { return [event.text] }
        let refinements = event.metrics.dropFirst().filter { _ in
            chosen.contains { $0.count > 6 && $0.hasSuffix("Bounce") }
        }
        let counted = sets.flatMap { parts(of: event, $0).map { "\($0.values) \($0.recipients)" }.sorted() }
        let number = options.unit == "recipients" ? "\(amount(of: event))" : ""
        return event.identity + counted + refinements + [number, options.placement == "send" ? "\(time)" : ""]
    }

    /// The value tuples of a dimension set, and of how many recipients each is.
    private func parts(of event: ModelRecord.Event, _ set: [String]) -> [(values: [String], recipients: Int)] {
        let recipients: [String?] = event.recipients.isEmpty ? [nil] : event.recipients
        guard set.contains("field/recipientDomain") else {
            return [(set.map { event.value($0, recipient: nil) ?? options.missing }, amount(of: event))]
        }
        var counts: [[String]: Int] = [:]
        for recipient in recipients {
            let values = set.map { event.value($0, recipient: recipient) ?? options.missing }
            counts[values, default: 0] += recipient == nil ? 0 : 1
        }
        let isOne = ["Open", "Click", "Subscription"].contains(event.type)
        return counts.map { ($0.key, isOne ? 1 : $0.value) }
    }

    /// What the event adds by recipients: one where it is of the message as a whole.
    private func amount(of event: ModelRecord.Event) -> Int {
        ["Open", "Click", "Subscription"].contains(event.type) ? 1 : event.recipients.count
    }

    private mutating func add(_ event: ModelRecord.Event, to window: ModelCalendar.Window) {
        for (index, set) in sets.enumerated() {
            for part in parts(of: event, set) {
                for name in event.metrics where chosen.contains(name) {
                    let metric = RandomOptions.metricNames.firstIndex(of: name)!
                    let series = Series(set: index, values: part.values, metric: metric)
                    let value = options.unit == "recipients" ? part.recipients : 1
                    cells[window, default: [:]][series, default: []].append(value)
                }
            }
        }
    }

    // MARK: Output

    /// The csv (contract §8).
    var csv: String {
        let statistics = options.statistics.isEmpty ? ["Sum"] : options.statistics
        var columns: [String] = []
        for name in options.dimensionSets.joined() where !columns.contains(name) { columns.append(name) }
        var lines = [["Timestamp", "Period", "Namespace", "MetricName"] + columns + statistics + ["Unit"]]
        for (window, series) in cells.sorted(by: { $0.key.start < $1.key.start }) {
            for (one, samples) in series.sorted(by: { ModelRun.precedes($0.key, $1.key) }) {
                let set = sets[one.set]
                let values = columns.map { name in set.firstIndex(of: name).map { one.values[$0] } ?? "" }
                let length = "\(window.end - window.start)"
                let numbers = statistics.map { ModelRun.number($0, of: samples) }
                let metric = RandomOptions.metricNames[one.metric]
                lines.append(
                    [calendar.text(window.start), length, "AWS/SES", metric] + values.map(ModelRun.field) + numbers
                        + ["Count"])
            }
        }
        return lines.map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func number(_ statistic: String, of samples: [Int]) -> String {
        switch statistic {
        case "SampleCount": return "\(samples.count)"
        case "Sum": return "\(samples.reduce(0, +))"
        case "Minimum": return "\(samples.min()!)"
        case "Maximum": return "\(samples.max()!)"
        default:
            let text = "\(Double(samples.reduce(0, +)) / Double(samples.count))"
            return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
        }
    }

    private static func precedes(_ left: Series, _ right: Series) -> Bool {
        if left.set != right.set { return left.set < right.set }
        for (one, other) in zip(left.values, right.values) where one != other {
            return Array(one.utf8).lexicographicallyPrecedes(Array(other.utf8))
        }
        return left.metric < right.metric
    }

    /// A text field: harmless to spreadsheets, and in quotes where RFC 4180 wants them.
    private static func field(_ text: String) -> String {
        let harmless = "=+-@\t\r".contains(text.first ?? " ") ? "'" + text : text
        guard harmless.contains(where: { ",\"\n\r".contains($0) }) else { return harmless }
        return "\"" + harmless.replacing("\"", with: "\"\"") + "\""
    }
}
