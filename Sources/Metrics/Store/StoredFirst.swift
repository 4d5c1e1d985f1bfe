/// The first open, or the first click, of a message, as a store keeps it: 38 bytes.
public struct StoredFirst: Sendable {
    /// The message: the first 64 bits of its keyed hash.
    public var high: UInt64
    /// The 32 bits that follow.
    public var low: UInt32
    /// Event time, in milliseconds since 1970-01-01T00:00:00Z.
    public var time: Int64
    /// The start of its window, likewise.
    public var window: Int64
    /// What decides between events of a message at the same time.
    public var digest: UInt64
    /// Which list of series it is counted in.
    public var list: UInt32
    /// The day of the message, by its id, under which it is kept.
    public var day: Int32 = 0
    /// The UTC day on which the store learned of it.
    public var added: UInt16 = 0

    static let storedBytes = 38
    /// Windows begin at whole seconds, some of them before 1970.
    private static let earliestSecond: Int64 = -1 << 24

    /// Whether the event comes before another of its message (contract §4, §11).
    public func precedes(_ other: StoredFirst) -> Bool {
        (time, window, digest) < (other.time, other.window, other.digest)
    }

    /// Whether the message comes before another's in a run.
    func isBelow(_ other: StoredFirst) -> Bool { (high, low) < (other.high, other.low) }

    /// Whether the message is that of another.
    func isOfSameMessage(as other: StoredFirst) -> Bool { high == other.high && low == other.low }

    func write(to writer: inout StateWriter) {
        writer.fixed(high)
        writer.fixed(low)
        writer.fixed(time)
        writer.fixed(UInt32(truncatingIfNeeded: window / 1000 - StoredFirst.earliestSecond))
        writer.fixed(digest)
        writer.fixed(list)
        writer.fixed(added)
    }

    init(_ reader: inout StateReader) throws(MetricStateError) {
        high = try reader.fixed(UInt64.self)
        low = try reader.fixed(UInt32.self)
        time = try reader.fixed(Int64.self)
        window = (Int64(try reader.fixed(UInt32.self)) + StoredFirst.earliestSecond) * 1000
        digest = try reader.fixed(UInt64.self)
        list = try reader.fixed(UInt32.self)
        added = try reader.fixed(UInt16.self)
    }

    init(_ key: Fingerprint, _ event: FirstEvent, window: Int64) {
        high = key.high
        low = UInt32(truncatingIfNeeded: key.low)
        time = event.time
        self.window = window
        digest = event.digest
        list = event.series
        day = Int32(event.day)
    }
}
