import Foundation

/// The contract's §3 to §6 done the slow way: what a run over some records must print and report.
struct ModelRun {
    private(set) var counted = 0
    private(set) var duplicate = 0
    private(set) var filtered = 0
    private(set) var ignored: [String: Int] = [:]
    private(set) var rejected: [String: Int] = [:]
    private var times: [Int] = []
    /// Whether two different events of a message are both its first, so that any of them may be counted.
    private(set) var isAmbiguous = false

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
            guard isRead(event), let time = place(of: event), time >= start, time < end else {
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
        for type in ["Open", "Click"] where counted(["Unique" + type]) { addFirsts(events.filter { $0.type == type }) }
        addRates()
    }

    /// Adds the first of each message's events.
    private mutating func addFirsts(_ events: [ModelRecord.Event]) {
        let start = options.start.map(calendar.typed) ?? .min
        let end = options.end.map(calendar.typed) ?? .max
        let placed = events.filter { isRead($0) && place(of: $0) != nil }
        for (_, own) in Dictionary(grouping: placed, by: \.messageID) {
            let time = own.map(\.eventTime).min()!
            let firsts = own.filter { $0.eventTime == time }
            let places = Set(firsts.map { place(of: $0)! })
            let parts = Set(
                firsts.map { event in sets.map { self.parts(of: event, $0).map(\.values).sorted { "\($0)" < "\($1)" } }
                })
            if places.count > 1 || parts.count > 1 { isAmbiguous = true }
            guard (start..<end).contains(places.first!) else { continue }
            let window = calendar.window(of: places.first!)
            for (index, set) in sets.enumerated() {
                for part in self.parts(of: firsts[0], set) {
                    add(1, "Unique" + firsts[0].type, Series(set: index, values: part.values, metric: 0), to: window)
                }
            }
        }
    }

    /// Adds rates, and takes away what was counted for them alone.
    private mutating func addRates() {
        for (window, series) in cells {
            for (one, samples) in series {
                for (name, terms) in RandomOptions.rates
                where chosen.contains(name) && one.metric == metricIndex(terms[1]) {
                    let denominator = samples.reduce(0, +)
                    var other = one
                    other.metric = metricIndex(terms[0])
                    if denominator == 0 { continue }
                    let numerator = series[other, default: []].reduce(0, +)
                    other.metric = metricIndex(name)
                    cells[window]![other] = [numerator, denominator]
                }
            }
            cells[window] = cells[window]!.filter { chosen.contains(RandomOptions.metricNames[$0.key.metric]) }
        }
    }

    private func place(of event: ModelRecord.Event) -> Int? {
        options.placement == "send" ? event.sendTime : event.eventTime
    }

    private func metricIndex(_ name: String) -> Int { RandomOptions.metricNames.firstIndex(of: name)! }

    /// Whether any of some metrics is chosen, or a term of a rate that is.
    private func counted(_ names: [String]) -> Bool {
        names.contains { name in chosen.contains { $0 == name || RandomOptions.rates[$0]?.contains(name) == true } }
    }

    private static func message(_ event: ModelRecord.Event) -> [String] {
        [event.type, event.messageID] + event.recipients.sorted()
    }

    private var chosen: [String] { options.metrics.isEmpty ? RandomOptions.standardMetrics : options.metrics }

    /// Whether a chosen metric reads events of this type, and the mail is of the kind wanted.
    private func isRead(_ event: ModelRecord.Event) -> Bool {
        let isWanted = options.simulator == "include" || event.isToSimulator == (options.simulator == "only")
        return isWanted && counted(event.readers) && !chosenRecipients(of: event).isEmpty
    }

    /// The recipients that have what `--where` asks, nil standing for one where there is none; none where the event
    /// itself has not.
    private func chosenRecipients(of event: ModelRecord.Event) -> [String?] {
        let recipients: [String?] = event.recipients.isEmpty ? [nil] : event.recipients
        let conditions = options.conditions.map { text in
            let parts = text.replacing("!=", with: "=").split(separator: "=").map(String.init)
            let isDomain = parts[0] == "field/recipientDomain"
            return (name: parts[0], value: isDomain ? parts[1].lowercased() : parts[1], isNot: text.contains("!="))
        }
        return recipients.filter { recipient in
            Set(conditions.map(\.name)).allSatisfy { name in
                let value = event.value(name, recipient: recipient) ?? options.missing
                let own = conditions.filter { $0.name == name }
                let wanted = own.filter { !$0.isNot }.map(\.value)
                return (wanted.isEmpty || wanted.contains(value)) && !own.contains { $0.isNot && $0.value == value }
            }
        }
    }

    private func key(of event: ModelRecord.Event, time: Int) -> [String] {
        if options.deduplication == "exact" { return [event.text] }
        let refinements = event.metrics.dropFirst().filter { _ in
            event.type == "Bounce" && counted(Array(event.readers.dropFirst()))
        }
        let latency = event.type == "Delivery" && counted(["DeliveryLatency"]) ? "\(event.latency ?? -1)" : ""
        let values = sets.flatMap { parts(of: event, $0).map { "\($0.values) \($0.recipients)" }.sorted() }
        let number = options.unit == "recipients" ? "\(amount(of: event))" : ""
        return event.identity + values + refinements + [latency, number, options.placement == "send" ? "\(time)" : ""]
    }

    /// The value tuples of a dimension set, and of how many recipients each is.
    private func parts(of event: ModelRecord.Event, _ set: [String]) -> [(values: [String], recipients: Int)] {
        let recipients = chosenRecipients(of: event)
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
        ["Open", "Click", "Subscription"].contains(event.type)
            ? 1 : chosenRecipients(of: event).count { $0 != nil }
    }

    private mutating func add(_ event: ModelRecord.Event, to window: ModelCalendar.Window) {
        for (index, set) in sets.enumerated() {
            for part in parts(of: event, set) {
                let series = Series(set: index, values: part.values, metric: 0)
                for name in event.metrics where counted([name]) {
                    add(options.unit == "recipients" ? part.recipients : 1, name, series, to: window)
                }
                if let latency = event.latency, counted(["DeliveryLatency"]) {
                    add(latency, "DeliveryLatency", series, to: window)
                }
            }
        }
    }

    private mutating func add(_ value: Int, _ metric: String, _ series: Series, to window: ModelCalendar.Window) {
        var series = series
        series.metric = metricIndex(metric)
        cells[window, default: [:]][series, default: []].append(value)
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
                let metric = RandomOptions.metricNames[one.metric]
                let isRate = RandomOptions.rates[metric] != nil
                let unit = isRate ? "None" : metric == "DeliveryLatency" ? "Milliseconds" : "Count"
                let numbers = statistics.map { name in
                    isRate ? ModelRun.quotient(samples, name) : ModelRun.number(name, of: samples)
                }
                lines.append(
                    [calendar.text(window.start), length, "AWS/SES", metric] + values.map(ModelRun.field) + numbers
                        + [unit])
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
        default: return quotient([samples.reduce(0, +), samples.count], "Average")
        }
    }

    /// A rate is one value under every statistic, of one sample.
    private static func quotient(_ terms: [Int], _ statistic: String) -> String {
        if statistic == "SampleCount" { return "1" }
        let text = "\(Double(terms[0]) / Double(terms[1]))"
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
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
