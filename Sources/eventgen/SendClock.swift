/// When mail is sent and read: a daily rhythm, with campaigns that go out in bursts.
struct SendClock {
    private let seed: UInt64
    private let start: Int64
    private let days: Int
    private let campaigns: Int
    /// Nothing but late events happens after this.
    private let settledEnd: Int64

    /// Shares of 1,000 of the mail sent one by one, by UTC hour.
    private static let hourShares = [
        12, 9, 8, 8, 10, 17, 30, 48, 66, 74, 72, 66, 60, 62, 66, 66, 60, 54, 50, 48, 44, 34, 22, 14,
    ]

    init(_ scenario: Scenario) {
        seed = scenario.seed
        start = scenario.start
        days = scenario.days
        campaigns = scenario.campaigns
        settledEnd = scenario.end - 30_000
    }

    /// A send time for a message of `campaign`: a third of the mail goes out in the campaign's burst.
    func sendTime(campaign: Int, _ random: inout RandomStream) -> Int64 {
        let inBurst = random.chance(1.0 / 3)
        let time: Int64
        if inBurst {
            var launch = RandomStream(seed: seed, .campaign, UInt64(campaign))
            let hour = 7 + launch.below(10)
            let day = launch.below(days)
            time =
                start + Int64(day) * CalendarTime.millisecondsPerDay
                + Int64(hour) * CalendarTime.millisecondsPerHour + random.skewed(below: 5_400_000, power: 2)
        } else {
            let hour = random.pick(perMille: SendClock.hourShares)
            time =
                start + Int64(random.below(days)) * CalendarTime.millisecondsPerDay
                + Int64(hour) * CalendarTime.millisecondsPerHour + Int64(random.below(3_600_000))
        }
        // The last ten minutes stay free, so that what follows a send at once is still inside the days covered.
        return min(time, settledEnd - 600_000 + Int64(random.below(1000)))
    }

    /// `delay` ms after `base`; when that is past the days covered, somewhere between `base` and their end.
    ///
    /// Always later than `base`, so that no two events of one kind and message fall together.
    func settled(after base: Int64, delay: Int64, _ random: inout RandomStream) -> Int64 {
        if base + delay <= settledEnd { return base + max(delay, 1) }
        return base + 1 + random.skewed(below: max(settledEnd - base, 1), power: 1)
    }

    /// Moves most of what would happen in the small hours to the morning.
    func awake(_ time: Int64, _ random: inout RandomStream) -> Int64 {
        let inDay = time % CalendarTime.millisecondsPerDay
        guard inDay < 5 * CalendarTime.millisecondsPerHour, random.chance(0.85) else { return time }
        let morning = time - inDay + 6 * CalendarTime.millisecondsPerHour
        return morning + random.skewed(below: 3 * CalendarTime.millisecondsPerHour, power: 1)
    }
}
