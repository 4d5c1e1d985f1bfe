/// Works out what becomes of a message: its properties and all events that it brings.
///
/// In: a message's index. Out: the message, and ``events``, which belong to it until the next call. The same index
/// always gives the same plan, so nothing but (message, event number) has to be kept of an event.
struct MessagePlanner {
    let scenario: Scenario
    let clock: SendClock
    private(set) var events: [PlannedEvent] = []
    /// The domain of each recipient of the message in hand.
    private var domains: [Int] = []

    init(_ scenario: Scenario) {
        self.scenario = scenario
        clock = SendClock(scenario)
        events.reserveCapacity(256)
        domains.reserveCapacity(64)
    }

    mutating func plan(_ index: UInt32) -> Message {
        var random = RandomStream(seed: scenario.seed, .plan, UInt64(index))
        let message = compose(index, &random)
        events.removeAll(keepingCapacity: true)
        domains.removeAll(keepingCapacity: true)
        for position in 0..<message.recipientCount { domains.append(message.recipient(position).domain) }

        add(.send, at: message.sentAt, message.allRecipients, &random)
        let fails = message.isTemplated && random.chance(0.008) || forced(.renderingFailure, message)
        let rejected = random.chance(0.0001) || forced(.reject, message)
        if fails {
            add(.renderingFailure, at: message.sentAt, message.allRecipients, &random)
        } else if rejected {
            add(.reject, at: message.sentAt, message.allRecipients, &random)
        } else if let simulator = message.simulator {
            simulate(simulator, message, &random)
        } else {
            let (delivered, time) = deliver(message, &random)
            if delivered != 0 {
                complain(message, delivered, after: time, &random)
                engage(message, delivered, after: time, &random)
                unsubscribe(message, delivered, after: time, &random)
            }
        }
        return message
    }

    /// Draws what the message is.
    private func compose(_ index: UInt32, _ random: inout RandomStream) -> Message {
        let campaign = Int(random.skewed(below: Int64(scenario.campaigns), power: 2))
        let configurationSet = Int(random.skewed(below: Int64(scenario.configurationSets), power: 2))
        let sentAt = clock.sendTime(campaign: campaign, &random)
        // Nine in ten messages have one recipient; the others have few more often than many.
        var recipientCount = 1
        if scenario.recipients > 1, random.chance(0.1) {
            recipientCount = 2 + Int(random.skewed(below: Int64(scenario.recipients - 1), power: 3))
        }
        let templated = random.chance(0.25)
        let simulated = random.chance(0.001)
        let simulator = random.pick(perMille: [600, 150, 80, 90, 80])
        let exempt = scenario.everyType && index < MessagePlanner.forcedMessages
        return Message(
            index: index, seed: scenario.seed, sentAt: sentAt, campaign: campaign, configurationSet: configurationSet,
            recipientCount: simulated && !exempt ? 1 : recipientCount,
            isTemplated: templated || forced(.renderingFailure, index),
            simulator: simulated && !exempt ? Message.Simulator(rawValue: simulator) : nil,
            firstReader: random.below(scenario.readers), readers: scenario.readers)
    }

    /// With `--every-type`, how many messages at the beginning are made to bring one certain kind each.
    static let forcedMessages: UInt32 = 20

    /// Whether this message has been chosen to bring an event of this kind, however rare it is.
    func forced(_ kind: EventKind, _ message: Message) -> Bool { forced(kind, message.index) }

    private func forced(_ kind: EventKind, _ index: UInt32) -> Bool {
        scenario.everyType && index < MessagePlanner.forcedMessages
            && Int(index) % EventKind.allCases.count == Int(kind.rawValue)
    }

    /// Adds an event; its record reaches Firehose some seconds later.
    mutating func add(
        _ kind: EventKind, at time: Int64, _ recipients: UInt64, variant: UInt8 = 0, _ random: inout RandomStream
    ) {
        let arrival = time + 300 + random.skewed(below: 8000, power: 3)
        events.append(
            PlannedEvent(kind: kind, time: time, arrival: arrival, recipients: recipients, variant: variant))
    }

    /// The recipients of `mask` that share the domain of its lowest one.
    func sameDomain(in mask: UInt64) -> UInt64 {
        let first = domains[mask.trailingZeroBitCount]
        var group: UInt64 = 0
        var rest = mask
        while rest != 0 {
            let position = rest.trailingZeroBitCount
            if domains[position] == first { group |= 1 << UInt64(position) }
            rest &= rest - 1
        }
        return group
    }

    /// The domain of the lowest recipient in `mask`.
    func firstDomain(in mask: UInt64) -> Int { domains[mask.trailingZeroBitCount] }
}
