/// What one account sent in one Region, as SES's limits count it: by recipient (R§5.5, R§7).
struct SendingVolume {
    /// Recipients of a stretch of time.
    struct Peak: Equatable {
        var recipients: Int64 = 0
        /// The second, since 1970, with which it ends; nil where nothing was sent.
        var lastSecond: Int64?
    }

    /// Seconds of the stretch that the sending quota is about.
    static let day: Int64 = 86_400

    /// Send events, each a message.
    private(set) var messages: Int64 = 0
    /// All recipients of these.
    private(set) var recipients: Int64 = 0
    /// Messages with more than one recipient.
    private(set) var messagesToSeveral: Int64 = 0
    /// Recipients at the mailbox simulator, and messages that have no others.
    private(set) var simulatorRecipients: Int64 = 0
    private(set) var simulatorMessages: Int64 = 0
    private var all = SecondTable()
    private var simulator = SecondTable()

    /// Adds a message.
    mutating func add(second: Int64, recipients: Int, toSimulator: Int) {
        messages += 1
        self.recipients += Int64(recipients)
        if recipients > 1 { messagesToSeveral += 1 }
        if recipients > 0 { all.add(UInt32(clamping: recipients), to: second) }
        guard toSimulator > 0 else { return }
        simulatorRecipients += Int64(toSimulator)
        if toSimulator == recipients { simulatorMessages += 1 }
        simulator.add(UInt32(clamping: toSimulator), to: second)
    }

    /// Adds what another worker saw; the order of merging does not matter.
    mutating func merge(_ other: SendingVolume) {
        messages += other.messages
        recipients += other.recipients
        messagesToSeveral += other.messagesToSeveral
        simulatorRecipients += other.simulatorRecipients
        simulatorMessages += other.simulatorMessages
        all.merge(other.all)
        simulator.merge(other.simulator)
    }

    /// The most recipients in any `length` seconds on end, and the first time at which there were as many.
    ///
    /// Exact for times cut to seconds: the sum slides over every second in which something was sent.
    func peak(ofSeconds length: Int64, withSimulator: Bool) -> Peak {
        var peak = Peak()
        var sum: Int64 = 0
        var leaving = all.occupied.makeIterator()
        var oldest = leaving.next()
        for (second, _) in all.occupied {
            sum += count(at: second, withSimulator: withSimulator)
            while let first = oldest, first.second <= second - length {
                sum -= count(at: first.second, withSimulator: withSimulator)
                oldest = leaving.next()
            }
            if sum > peak.recipients { peak = Peak(recipients: sum, lastSecond: second) }
        }
        return peak
    }

    private func count(at second: Int64, withSimulator: Bool) -> Int64 {
        all[second] - (withSimulator ? 0 : simulator[second])
    }
}
