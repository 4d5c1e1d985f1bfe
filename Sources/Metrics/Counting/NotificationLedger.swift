/// Feedback notifications that wait for the end of the run, and the published events that they may be copies of.
///
/// A notification is a duplicate when the same event was published, before or after it (contract §6). Which events were
/// published is a log of 11 bytes an event, which costs no look-up; it is read at the end, if there is a notification at
/// all. Both it and what waits go to disk where memory has no room for them.
struct NotificationLedger {
    private(set) var waiting: PendingLog
    private(set) var published: ChunkLog

    /// Makes an empty ledger that keeps about `room` bytes in memory, and all where there is no store.
    init(room: Int, store: (any OverflowStore)?) {
        waiting = PendingLog(room: room / 2, store: store)
        published = ChunkLog(room: room / 2, store: store)
    }

    /// Why something could not be kept.
    var failure: (any Error)? { waiting.log.failure ?? published.failure }

    /// Remembers a published event.
    @inline(__always) mutating func publish(_ key: Fingerprint) {
        published.writer.fingerprint(key)
        if published.isChunkFull { published.seal() }
    }

    /// Lets a notification wait.
    mutating func wait(_ event: PendingEvent, _ series: SeriesTable) { waiting.append(event, series) }

    /// Hands over what waits, and forgets it.
    mutating func takeWaiting() -> PendingLog {
        let log = waiting
        waiting = PendingLog(room: .max, store: nil)
        return log
    }

    /// Forgets which events were published.
    mutating func forgetPublished() { published = ChunkLog(room: .max, store: nil) }

    /// To be called before numbers of series change.
    mutating func endChunk() { waiting.endChunk() }

    /// Takes over what another worker has.
    mutating func merge(_ other: NotificationLedger) {
        waiting.append(other.waiting)
        published.append(other.published)
    }
}
