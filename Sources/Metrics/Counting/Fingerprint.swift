/// 128 bits that stand for an event, of which 88 are kept; equal ones are taken for the same event.
public struct Fingerprint: Hashable, BitwiseCopyable, Sendable {
    /// The more significant half; its top bits choose the group, the table and the place in it.
    public var high: UInt64
    /// The other half.
    public var low: UInt64

    /// Puts the halves together.
    @inlinable public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// What a fingerprint takes where it is written.
    static let storedBytes = 11

    /// Which of 256 tables it belongs to; 16 that follow each other are a group.
    @inline(__always) var table: Int { Int(truncatingIfNeeded: high &>> 56) }

    /// Which of the 16 groups of tables.
    @inline(__always) var group: Int { Int(truncatingIfNeeded: high &>> 60) }

    /// The 64 bits that follow those of the table, never zero.
    @inline(__always) var word: UInt64 {
        let word = high &<< 8 | low &>> 56
        return word == 0 ? 1 : word
    }

    /// The last 16 bits that are kept.
    @inline(__always) var tail: UInt16 { UInt16(truncatingIfNeeded: low) }

    /// The fingerprint of its parts, as far as they are kept.
    init(table: Int, word: UInt64, tail: UInt16) {
        high = UInt64(table) &<< 56 | word &>> 8
        low = word &<< 56 | UInt64(tail)
    }
}
