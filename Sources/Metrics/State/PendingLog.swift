/// Events that are settled later, each in some twenty bytes.
///
/// A chunk stands for itself: it holds the tuples of the series it names, so that neither folding nor merging has to
/// touch what was written.
struct PendingLog {
    private(set) var log: ChunkLog
    /// How many events.
    private(set) var count = 0
    /// The series that the chunk at hand has named, by their numbers; references count from 1.
    private var references: [Int: Int] = [:]
    private var window: Int64 = 0
    private var day: Int32 = 0

    /// Bits of the first byte of an event.
    static let notificationBit: UInt8 = 1
    static let longValueBit: UInt8 = 2

    init(room: Int, store: (any OverflowStore)?) { log = ChunkLog(room: room, store: store) }

    /// Adds an event whose series are numbers of `series`.
    mutating func append(_ event: PendingEvent, _ series: SeriesTable) {
        var bits: UInt8 = event.hasLongValue ? PendingLog.longValueBit : 0
        if event.messageKey != nil { bits |= PendingLog.notificationBit }
        log.writer.byte(bits)
        log.writer.fingerprint(event.fingerprint)
        if let key = event.messageKey { log.writer.fingerprint(key) }
        log.writer.number(event.input)
        log.writer.signed(Int64(event.day) - Int64(day))
        day = event.day
        log.writer.signed(event.window &- window)
        window = event.window
        log.writer.number(event.additions.count)
        for addition in event.additions {
            put(addition.series, series)
            log.writer.byte(addition.metric.rawValue)
            log.writer.signed(addition.value)
        }
        count += 1
        if log.isChunkFull { endChunk() }
    }

    private mutating func put(_ number: Int, _ series: SeriesTable) {
        if let known = references[number] { return log.writer.number(known) }
        references[number] = references.count + 1
        log.writer.number(0)
        series.write(number, to: &log.writer)
    }

    /// Begins a new chunk; to be called before numbers of series change.
    mutating func endChunk() {
        log.seal()
        references = [:]
        window = 0
        day = 0
    }

    /// Takes over a chunk that another log wrote.
    mutating func append(chunk: [UInt8]) {
        endChunk()
        log.append(chunk: chunk)
    }

    /// Takes over the events of another log.
    mutating func append(_ other: PendingLog) {
        log.append(other.log)
        count += other.count
    }
}
