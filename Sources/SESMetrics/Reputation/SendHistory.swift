internal import Metrics

/// What became of an account's last messages: as many as a volume says, by send time.
///
/// A message and all that follows from it carry the same `mail.timestamp` (R§1.4), so that an event is of one of the last
/// messages exactly if it was sent no earlier than the earliest of them. What is earlier than as many sends as the volume
/// says can never be among the last again and is forgotten on the way; what is left depends on no order. Messages of the
/// same millisecond stay together, so that there may be some more than the volume.
struct SendHistory {
    /// What an entry stands for.
    enum Kind: UInt8 {
        case send, delivery, hardBounce, complaint
    }

    /// One event; 32 bytes.
    struct Entry {
        /// Send time, in milliseconds since 1970.
        var time: Int64
        /// By this a notification is matched with a published event.
        var key: Fingerprint
        var kind: Kind
        /// Whether it is counted; what is not only says that it was published.
        var isCounted: Bool
        var isNotification: Bool
    }

    private let volume: Int
    private var entries: [Entry] = []
    /// Nothing that was sent before this is among the last messages.
    private var start = Int64.min
    /// Number of entries at which to look which are still wanted.
    private var crowd: Int

    /// No messages; `volume` is 1 or more.
    init(volume: Int) {
        self.volume = volume
        crowd = SendHistory.room + 2 * volume
    }

    private static let room = 4096

    /// Number of entries.
    var count: Int { entries.count }

    /// Adds an event; whether old ones were forgotten meanwhile.
    mutating func add(_ entry: Entry) -> Bool {
        guard entry.time >= start else { return false }
        entries.append(entry)
        guard entries.count >= crowd else { return false }
        forget()
        return true
    }

    /// Adds what another worker saw; the order of merging does not matter.
    mutating func merge(_ other: SendHistory) {
        entries += other.entries
        start = max(start, other.start)
        forget()
    }

    /// What became of the last messages, and when the first of them was sent; nil where none was.
    func result() -> (counts: ReputationCounts, start: Int64)? {
        let times = sendTimes()
        guard let start = times.prefix(volume).last else { return nil }
        let recent = entries.lazy.filter { $0.time >= start }
        let published = Set(recent.filter { !$0.isNotification && $0.kind != .send }.map(\.key))
        var counts = ReputationCounts()
        for entry in recent where entry.isCounted && !(entry.isNotification && published.contains(entry.key)) {
            counts.add(1, of: entry.kind.metric)
        }
        return (counts, start)
    }

    /// Forgets what cannot be among the last messages.
    private mutating func forget() {
        let times = sendTimes()
        if times.count >= volume { start = max(start, times[volume - 1]) }
        let start = start
        entries.removeAll { $0.time < start }
        crowd = SendHistory.room + 2 * max(volume, entries.count)
    }

    /// When messages were sent, the last first.
    private func sendTimes() -> [Int64] {
        entries.filter { $0.kind == .send }.map(\.time).sorted(by: >)
    }
}

extension SendHistory.Kind {
    fileprivate var metric: Metric {
        switch self {
        case .send: .send
        case .delivery: .delivery
        case .hardBounce: .hardBounce
        case .complaint: .complaint
        }
    }
}
