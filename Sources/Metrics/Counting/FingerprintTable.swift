/// A set of fingerprints that only grows: 12 bytes an entry, kept nearly sorted.
///
/// An entry is the 96 bits that follow the shard's bits. Its place is in proportion to its value, so that growing by a
/// quarter copies the entries in order, and tables are between two thirds and 85 % full: 14 to 18 bytes an event.
@safe public struct FingerprintTable: ~Copyable {
    private var words: UnsafeMutablePointer<UInt32>
    /// Places that a value can be sent to; more follow, so that a run of entries never wraps around.
    private var capacity: Int
    private var limit: Int
    /// Number of fingerprints.
    public private(set) var count = 0

    private static let overhang = 256

    /// Makes an empty table with room for about `capacity` entries.
    public init(capacity: Int = 64) {
        self.capacity = max(capacity, 16)
        limit = self.capacity / 100 * 85 + self.capacity % 100 * 85 / 100
        unsafe words = FingerprintTable.allocate(self.capacity)
    }

    deinit { unsafe words.deallocate() }

    private static func allocate(_ capacity: Int) -> UnsafeMutablePointer<UInt32> {
        let count = (capacity + overhang) * 3
        let words = UnsafeMutablePointer<UInt32>.allocate(capacity: count)
        unsafe words.initialize(repeating: 0, count: count)
        return unsafe words
    }

    /// Adds a fingerprint; gives whether it was new.
    public mutating func insert(_ fingerprint: Fingerprint) -> Bool {
        if count >= limit { grow() }
        let (one, two, three) = FingerprintTable.entry(fingerprint)
        while true {
            var place = self.place(one, two)
            let last = capacity + FingerprintTable.overhang
            while place < last {
                let entry = unsafe words + place &* 3
                if unsafe entry[0] | entry[1] | entry[2] == 0 {
                    unsafe entry[0] = one
                    unsafe entry[1] = two
                    unsafe entry[2] = three
                    count &+= 1
                    return true
                }
                if unsafe entry[0] == one && entry[1] == two && entry[2] == three { return false }
                place &+= 1
            }
            grow()
        }
    }

    /// The 96 bits that are kept: never all zero, which is an empty place.
    private static func entry(_ fingerprint: Fingerprint) -> (UInt32, UInt32, UInt32) {
        let one = UInt32(truncatingIfNeeded: fingerprint.high &>> 24)
        let two = UInt32(truncatingIfNeeded: fingerprint.high &<< 8 | fingerprint.low &>> 56)
        let three = UInt32(truncatingIfNeeded: fingerprint.low)
        return (one, two, one | two | three == 0 ? 1 : three)
    }

    @inline(__always) private func place(_ one: UInt32, _ two: UInt32) -> Int {
        let value = UInt64(one) &<< 32 | UInt64(two)
        return Int(truncatingIfNeeded: value.multipliedFullWidth(by: UInt64(capacity)).high)
    }

    private mutating func grow() {
        let old = unsafe words
        let oldPlaces = capacity + FingerprintTable.overhang
        capacity += capacity / 4 + 16
        limit = capacity / 100 * 85 + capacity % 100 * 85 / 100
        unsafe words = FingerprintTable.allocate(capacity)
        count = 0
        for index in 0..<oldPlaces {
            let entry = unsafe old + index * 3
            if unsafe entry[0] | entry[1] | entry[2] == 0 { continue }
            unsafe reinsert(entry[0], entry[1], entry[2])
        }
        unsafe old.deallocate()
    }

    private mutating func reinsert(_ one: UInt32, _ two: UInt32, _ three: UInt32) {
        var place = self.place(one, two)
        while unsafe words[place &* 3] | words[place &* 3 &+ 1] | words[place &* 3 &+ 2] != 0 { place &+= 1 }
        precondition(
            place < capacity + FingerprintTable.overhang, "a table's entries are spread evenly by their keyed hash")
        unsafe words[place &* 3] = one
        unsafe words[place &* 3 &+ 1] = two
        unsafe words[place &* 3 &+ 2] = three
        count &+= 1
    }
}
