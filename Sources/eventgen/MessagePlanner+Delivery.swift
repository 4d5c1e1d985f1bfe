extension MessagePlanner {
    /// Plans deliveries, delays and bounces; gives back who got the mail, and when the first of them did.
    mutating func deliver(_ message: Message, _ random: inout RandomStream) -> (delivered: UInt64, time: Int64) {
        var waiting = message.allRecipients
        // Each recipient for themselves: a bounce in about one of fifty.
        for position in 0..<message.recipientCount {
            let bounces = random.chance(0.018)
            guard bounces || (forced(.bounce, message) && position == 0) else { continue }
            let cause = BounceCause(rawValue: UInt8(random.pick(perMille: BounceCause.shares))) ?? .general
            let latency = cause.isSuppression ? 40 + random.skewed(below: 400, power: 1) : 400 + slowly(8000, &random)
            add(.bounce, at: message.sentAt + latency, 1 << UInt64(position), variant: cause.rawValue, &random)
            waiting &= ~(1 << UInt64(position))
        }
        var delivered: UInt64 = 0
        var first = Int64.max
        while waiting != 0 {
            let group = sameDomain(in: waiting)
            waiting &= ~group
            guard let time = deliver(message, to: group, &random) else { continue }
            delivered |= group
            first = min(first, time)
        }
        return (delivered, first)
    }

    /// Plans what happens at one provider; gives back the time of delivery, nil when SES gave up.
    private mutating func deliver(_ message: Message, to group: UInt64, _ random: inout RandomStream) -> Int64? {
        var time = message.sentAt + 250 + slowly(20_000, &random)
        let slow = random.chance(0.02)
        if slow || forced(.deliveryDelay, message) {
            for _ in 0...random.below(3) {
                time = clock.settled(after: time, delay: 60_000 + random.skewed(below: 3_600_000, power: 2), &random)
                add(.deliveryDelay, at: time, group, &random)
            }
            if random.chance(0.12) {
                time = clock.settled(after: message.sentAt, delay: 50_400_000, &random)
                add(.bounce, at: time, group, variant: BounceCause.transientGeneral.rawValue, &random)
                return nil
            }
            time = clock.settled(after: time, delay: 5000 + random.skewed(below: 600_000, power: 1), &random)
        }
        add(.delivery, at: time, group, &random)
        if random.chance(0.003) {
            // An out-of-office reply: a Bounce record after the Delivery, for one of the recipients.
            let one = group & (~group &+ 1)
            let reply = clock.settled(after: time, delay: 1500 + slowly(60_000, &random), &random)
            add(.bounce, at: reply, one, variant: BounceCause.outOfOffice.rawValue, &random)
        }
        return time
    }

    /// What the mailbox simulator does with its addresses (R§8).
    mutating func simulate(_ simulator: Message.Simulator, _ message: Message, _ random: inout RandomStream) {
        let time = message.sentAt + 300 + slowly(2000, &random)
        switch simulator {
        case .success:
            add(.delivery, at: time, 1, &random)
        case .bounce:
            add(.bounce, at: time, 1, variant: BounceCause.simulated.rawValue, &random)
        case .outOfOffice:
            add(.delivery, at: time, 1, &random)
            add(.bounce, at: time + 1000, 1, variant: BounceCause.outOfOffice.rawValue, &random)
        case .complaint:
            add(.delivery, at: time, 1, &random)
            add(.complaint, at: time + 1200, 1, &random)
        case .suppressionList:
            add(.bounce, at: time, 1, variant: BounceCause.suppressed.rawValue, &random)
        }
    }

    /// Milliseconds, mostly few, in rare cases up to `bound`.
    private func slowly(_ bound: Int64, _ random: inout RandomStream) -> Int64 {
        random.skewed(below: bound, power: 4)
    }
}
