/// Where every record belongs: one small entry each, in order of arrival.
///
/// Holds 16 bytes a record; texts are made later, from the message's number alone.
struct EventIndex {
    private(set) var entries: [Entry] = []
    /// Messages that the events belong to.
    private(set) var messages = 0

    /// One line to be written.
    struct Entry {
        /// When Firehose got it, in ms since 1970.
        var arrival: Int64
        var message: UInt32
        /// The event's place among its message's events.
        var event: UInt16
        var role: Role
    }

    /// What the line is; the order in which lines of one event and instant are written.
    enum Role: UInt8 {
        case original, copy, cut, noise, badTimestamp

        var isBroken: Bool { rawValue >= Role.cut.rawValue }
    }

    /// Failure to find enough events: the kinds asked for are too rare.
    struct TooFewEvents: Error {}

    /// Plans messages until there are as many events as the scenario wants, and sorts them by arrival.
    init(_ scenario: Scenario) throws(TooFewEvents) {
        let copies = Int((Double(scenario.events) * scenario.duplicates).rounded())
        let broken = Int((Double(scenario.events) * scenario.broken).rounded())
        entries.reserveCapacity(scenario.events + copies + broken)
        try addEvents(scenario)
        addCopies(copies, scenario)
        addBroken(broken, scenario)
        entries.sort(by: EventIndex.precedes)
    }

    private mutating func addEvents(_ scenario: Scenario) throws(TooFewEvents) {
        var planner = MessagePlanner(scenario)
        var message: UInt32 = 0
        while entries.count < scenario.events {
            guard message < UInt32.max else { throw TooFewEvents() }
            _ = planner.plan(message)
            for (number, event) in planner.events.enumerated() where entries.count < scenario.events {
                guard scenario.kinds.contains(EventKinds(event.kind)) else { continue }
                entries.append(
                    Entry(arrival: event.arrival, message: message, event: UInt16(number), role: .original))
            }
            message += 1
        }
        messages = Int(message)
    }

    /// Picks `count` events, evenly spread, for each of which one copy arrives soon after or hours later.
    private mutating func addCopies(_ count: Int, _ scenario: Scenario) {
        var random = RandomStream(seed: scenario.seed, .copies, 0)
        for number in 0..<count {
            var copy = entries[pick(number, of: count, among: scenario.events, &random)]
            let delay: Int64 =
                random.chance(0.6)
                ? random.skewed(below: 60_000, power: 2)
                : 600_000 + random.skewed(below: 6 * CalendarTime.millisecondsPerHour, power: 1)
            // A copy of what arrived within the days covered arrives within them too.
            copy.arrival =
                copy.arrival < scenario.end ? min(copy.arrival + delay, scenario.end - 1) : copy.arrival + delay
            copy.role = .copy
            entries.append(copy)
        }
    }

    /// Picks `count` events, evenly spread, beside each of which a broken line stands.
    ///
    /// An intact record, the event itself, always separates two broken lines, so each of them is one rejection.
    private mutating func addBroken(_ count: Int, _ scenario: Scenario) {
        var random = RandomStream(seed: scenario.seed, .damage, 0)
        for number in 0..<count {
            var line = entries[pick(number, of: count, among: scenario.events, &random)]
            switch random.pick(perMille: [600, 200, 200]) {
            case 0: line.role = .cut
            case 1: line.role = .noise
            default: line.role = .badTimestamp
            }
            entries.append(line)
        }
    }

    /// One of the `population` events: a different one for each `number` below `count` ≤ `population`.
    private func pick(_ number: Int, of count: Int, among population: Int, _ random: inout RandomStream) -> Int {
        let lower = number * population / count
        let upper = (number + 1) * population / count
        return lower + random.below(upper - lower)
    }

    private static func precedes(_ left: Entry, _ right: Entry) -> Bool {
        if left.arrival != right.arrival { return left.arrival < right.arrival }
        if left.message != right.message { return left.message < right.message }
        if left.event != right.event { return left.event < right.event }
        return left.role.rawValue < right.role.rawValue
    }
}
