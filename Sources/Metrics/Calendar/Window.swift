/// A half-open interval of event time, in milliseconds since 1970-01-01T00:00:00Z; a datapoint is stamped with its start.
public struct Window: Hashable, Sendable {
    /// The first millisecond inside.
    public var start: Int64
    /// The first millisecond after.
    public var end: Int64

    /// A window from `start` up to, not including, `end`.
    @inlinable public init(start: Int64, end: Int64) {
        self.start = start
        self.end = end
    }

    /// The real length in whole seconds: 82,800 for a day of 23 hours.
    @inlinable public var seconds: Int64 { (end - start) / 1000 }
}
