/// Feedback notifications that wait for the end of the run, and the published events that they may be copies of.
///
/// A notification is a duplicate when the same event was published, before or after it (contract §6). Which events were
/// published is a log of 96 bits an event, which costs no look-up; it is read once, if there is a notification at all.
struct NotificationLedger {
    private struct Waiting {
        var key: Fingerprint
        var input: Int
        /// Its additions are those from here to the next one's.
        var firstAddition: Int
    }

    private struct Addition {
        var key: CellKey
        var value: Int64
    }

    private var waiting: [Waiting] = []
    private var additions: [Addition] = []
    private var publishedHigh: [UInt64] = []
    private var publishedLow: [UInt32] = []

    /// Remembers a published event.
    mutating func publish(_ key: Fingerprint) {
        publishedHigh.append(key.high)
        publishedLow.append(UInt32(truncatingIfNeeded: key.low))
    }

    /// Lets a notification wait; what it counts follows with ``add(_:to:)``.
    mutating func wait(_ key: Fingerprint, input: Int) {
        waiting.append(Waiting(key: NotificationLedger.kept(key), input: input, firstAddition: additions.count))
    }

    /// Adds to what the last notification counts.
    mutating func add(_ value: Int64, to key: CellKey) { additions.append(Addition(key: key, value: value)) }

    /// Gives each series that waits its new number.
    mutating func renumber(_ number: (Int) -> Int) { renumber(windows: { $0 }, series: number) }

    /// Gives each window and series that waits its new number.
    mutating func renumber(windows: (Int) -> Int, series: (Int) -> Int) {
        for index in additions.indices {
            let key = additions[index].key
            additions[index].key = CellKey(
                window: windows(key.window), series: series(key.series), metric: key.metric)
        }
    }

    /// Takes over what another worker has.
    mutating func merge(_ other: NotificationLedger) {
        let offset = additions.count
        waiting += other.waiting.map {
            Waiting(key: $0.key, input: $0.input, firstAddition: $0.firstAddition + offset)
        }
        additions += other.additions
        publishedHigh += other.publishedHigh
        publishedLow += other.publishedLow
    }

    /// Decides on every notification: what it counts, where it is no copy, goes to `add`.
    ///
    /// - Returns: for each notification its input, and whether it is a copy.
    mutating func settle(_ add: (Int64, CellKey) -> Void) -> [(input: Int, isDuplicate: Bool)] {
        if waiting.isEmpty { return [] }
        var isPublished = [Fingerprint: Bool](minimumCapacity: waiting.count)
        for notification in waiting { isPublished[notification.key] = false }
        for index in publishedHigh.indices {
            let key = Fingerprint(high: publishedHigh[index], low: UInt64(publishedLow[index]))
            if isPublished[key] != nil { isPublished[key] = true }
        }
        var verdicts: [(input: Int, isDuplicate: Bool)] = []
        for (index, notification) in waiting.enumerated() {
            let isDuplicate = isPublished[notification.key] ?? false
            verdicts.append((notification.input, isDuplicate))
            if isDuplicate { continue }
            let end = index + 1 < waiting.count ? waiting[index + 1].firstAddition : additions.count
            for addition in additions[notification.firstAddition..<end] { add(addition.value, addition.key) }
        }
        waiting = []
        additions = []
        return verdicts
    }

    /// The bits of a key that the log keeps.
    private static func kept(_ key: Fingerprint) -> Fingerprint {
        Fingerprint(high: key.high, low: UInt64(UInt32(truncatingIfNeeded: key.low)))
    }
}
