/// Finds what to do with a key of an object, by its bytes as written.
///
/// A key is looked up by its length, first eight and last eight bytes, which settle any key of up to 16 bytes; longer
/// ones are compared whole. The table is small, sparse, and never changed after the plan is compiled. It lies at a fixed
/// address, and copies of it share that, so that a look counts no references.
@safe struct KeyTable: BitwiseCopyable {
    @safe private struct Entry: BitwiseCopyable {
        var first: UInt64 = 0
        var last: UInt64 = 0
        /// Length of the key; -1 in a free place.
        var count = -1
        /// The whole key, where it is longer than its ends.
        var name: UnsafePointer<UInt8>?
        var action = KeyAction.skip
    }

    private let places: UnsafeMutablePointer<Entry>
    private let placeCount: Int
    private let shift: UInt64
    /// What becomes of keys that are not in the table.
    let otherwise: KeyAction

    /// Makes a table; a key that is given twice keeps its first action.
    ///
    /// The owner calls ``deallocate()``.
    init(_ keys: [(name: String, action: KeyAction)], otherwise: KeyAction = .skip) {
        var bits: UInt64 = 3
        while 1 << bits < keys.count * 4 { bits += 1 }
        placeCount = 1 << Int(bits)
        unsafe places = .allocate(capacity: placeCount)
        unsafe places.initialize(repeating: Entry(), count: placeCount)
        shift = 64 - bits
        self.otherwise = otherwise
        var names: Set<[UInt8]> = []
        for key in keys {
            let name = Array(key.name.utf8)
            if names.insert(name).inserted { insert(name, key.action) }
        }
    }

    private func insert(_ name: [UInt8], _ action: KeyAction) {
        let padded = name + [UInt8](repeating: 0, count: 16)
        unsafe padded.withUnsafeBufferPointer {
            guard let start = $0.baseAddress else { return }
            let (first, last) = unsafe KeyTable.ends(ByteView(start), 0, name.count)
            var place = KeyTable.place(first, last, name.count, shift)
            while unsafe places[place].count >= 0 { place = (place + 1) & (placeCount - 1) }
            var whole: UnsafePointer<UInt8>?
            if name.count > 16 {
                let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: name.count)
                unsafe copy.initialize(from: start, count: name.count)
                unsafe whole = UnsafePointer(copy)
            }
            unsafe places[place] = Entry(first: first, last: last, count: name.count, name: whole, action: action)
        }
    }

    /// Frees what the table and its copies use.
    func deallocate() {
        for place in 0..<placeCount { unsafe places[place].name?.deallocate() }
        unsafe places.deallocate()
    }

    /// The action for the key at `start`, `count` bytes long; eight readable bytes must follow it.
    @inline(__always) func action(_ bytes: ByteView, _ start: Int, _ count: Int) -> KeyAction {
        let (first, last) = KeyTable.ends(bytes, start, count)
        var place = KeyTable.place(first, last, count, shift)
        while true {
            let entry = unsafe places + place
            if unsafe entry.pointee.first == first, unsafe entry.pointee.last == last,
                unsafe entry.pointee.count == count, matches(unsafe entry.pointee, bytes, start)
            {
                return unsafe entry.pointee.action
            }
            if unsafe entry.pointee.count < 0 { return otherwise }
            place = (place &+ 1) & (placeCount &- 1)
        }
    }

    @inline(__always) private func matches(_ entry: Entry, _ bytes: ByteView, _ start: Int) -> Bool {
        guard let name = unsafe entry.name else { return true }
        for index in 8..<(entry.count - 8) where unsafe name[index] != bytes[start &+ index] { return false }
        return true
    }

    /// Whether both are the same table, or copies of it.
    func isIdentical(to other: KeyTable) -> Bool { unsafe places == other.places }

    /// The first and the last eight bytes; of a shorter key, its bytes and nothing.
    @inline(__always) private static func ends(_ bytes: ByteView, _ start: Int, _ count: Int) -> (UInt64, UInt64) {
        let first = bytes.word(at: start)
        if count >= 8 { return (first, bytes.word(at: start &+ count &- 8)) }
        return (first & ~(UInt64.max &<< UInt64(truncatingIfNeeded: count &* 8)), 0)
    }

    @inline(__always) private static func place(_ first: UInt64, _ last: UInt64, _ count: Int, _ shift: UInt64) -> Int {
        let mixed =
            (first ^ last &* 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: count)) &* 0xD6E8_FEB8_6659_FD93
        return Int(truncatingIfNeeded: mixed &>> shift)
    }
}
