/// What became of the valid events of an input (contract §3).
public struct CountTally: Equatable, Sendable {
    /// In datapoints.
    public var counted: Int64 = 0
    /// Seen before.
    public var duplicate: Int64 = 0
    /// Left out by the user's options.
    public var filtered: Int64 = 0
    /// Of those, events of days that a store has let go of.
    public var tooLate: Int64 = 0
    /// Events with a dimension value that was too long.
    public var valuesTooLong: Int64 = 0

    /// Nothing yet.
    public init() {}

    /// Adds what another input gave.
    public mutating func merge(_ other: CountTally) {
        counted += other.counted
        duplicate += other.duplicate
        filtered += other.filtered
        tooLate += other.tooLate
        valuesTooLong += other.valuesTooLong
    }
}
