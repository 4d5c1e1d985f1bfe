extension MessagePlanner {
    /// A complaint, days later, that names all recipients at the provider that sent it (R§1.5).
    mutating func complain(
        _ message: Message, _ delivered: UInt64, after time: Int64, _ random: inout RandomStream
    ) {
        // Gmail tells nobody who complains.
        let complains = random.chance(0.0008) && firstDomain(in: delivered) != Vocabulary.gmail
        guard complains || forced(.complaint, message) else { return }
        let delay = 3_600_000 + random.skewed(below: 6 * CalendarTime.millisecondsPerDay, power: 1)
        let when = clock.settled(after: time, delay: delay, &random)
        add(.complaint, at: when, sameDomain(in: delivered), &random)
    }

    mutating func unsubscribe(
        _ message: Message, _ delivered: UInt64, after time: Int64, _ random: inout RandomStream
    ) {
        let leaves = random.chance(0.001)
        guard leaves || forced(.subscription, message) else { return }
        let delay = 30_000 + random.skewed(below: 2 * CalendarTime.millisecondsPerDay, power: 3)
        add(
            .subscription, at: clock.settled(after: time, delay: delay, &random), delivered & (~delivered &+ 1), &random
        )
    }

    /// Opens and clicks, by people and by machines.
    mutating func engage(_ message: Message, _ delivered: UInt64, after time: Int64, _ random: inout RandomStream) {
        if random.chance(0.003) { scan(message, delivered, after: time, &random) }
        let opened = random.chance(0.25)
        guard opened || forced(.open, message) || forced(.click, message) else { return }
        var last = time
        var number = 0
        let client = client(of: delivered, &random)
        repeat {
            let kind = number == 0 ? client : again(client)
            last = openTime(after: last, client: kind, first: number == 0, &random)
            add(.open, at: lateOr(last, message, &random), delivered, variant: kind.rawValue, &random)
            number += 1
        } while number < 12 && random.chance(0.42)

        let clicked = random.chance(0.16)
        guard clicked || forced(.click, message) else { return }
        repeat {
            last = clock.settled(after: last, delay: 2000 + random.skewed(below: 240_000, power: 3), &random)
            add(.click, at: lateOr(last, message, &random), delivered, variant: Client.person.rawValue, &random)
        } while random.chance(0.35)
    }

    /// A security gateway follows several links within seconds of the delivery.
    private mutating func scan(
        _ message: Message, _ delivered: UInt64, after time: Int64, _ random: inout RandomStream
    ) {
        var at = time
        for _ in 0...(1 + random.below(3)) {
            at += 600 + random.skewed(below: 4000, power: 1)
            add(.click, at: at, delivered, variant: Client.securityGateway.rawValue, &random)
        }
    }

    /// What loads the pixel first: many providers do it themselves.
    private func client(of delivered: UInt64, _ random: inout RandomStream) -> Client {
        switch firstDomain(in: delivered) {
        case Vocabulary.gmail: random.chance(0.75) ? .gmailProxy : .person
        case Vocabulary.icloud: random.chance(0.8) ? .applePrivacy : .person
        default: random.chance(0.15) ? .applePrivacy : .person
        }
    }

    /// Apple preloads once; what comes after it is a person.
    private func again(_ client: Client) -> Client { client == .applePrivacy ? .person : client }

    private func openTime(
        after last: Int64, client: Client, first: Bool, _ random: inout RandomStream
    ) -> Int64 {
        if client == .applePrivacy {
            return clock.settled(after: last, delay: 5000 + random.skewed(below: 7_200_000, power: 3), &random)
        }
        let reach = first ? 3 * CalendarTime.millisecondsPerDay : 12 * CalendarTime.millisecondsPerDay
        let delay = 4000 + random.skewed(below: reach, power: first ? 4 : 5)
        let time = clock.settled(after: last, delay: delay, &random)
        return clock.awake(time, &random)
    }

    /// With the scenario's share of late events: one to eight weeks later, also after the days covered, but never
    /// later than the 60 days for which SES tracks a message.
    private func lateOr(_ time: Int64, _ message: Message, _ random: inout RandomStream) -> Int64 {
        guard random.chance(scenario.late) else { return time }
        let late =
            7 * CalendarTime.millisecondsPerDay
            + random.skewed(below: 45 * CalendarTime.millisecondsPerDay, power: 2)
        return min(time + late, message.sentAt + 60 * CalendarTime.millisecondsPerDay - 60_000)
    }
}
