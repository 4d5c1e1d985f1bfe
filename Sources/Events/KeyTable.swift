/// Finds what to do with a key of an object, by its bytes as written.
///
/// A key is looked up by its length, first eight and last eight bytes, which settle any key of up to 16 bytes; longer
/// ones are compared whole. The table is small, sparse, and never changed after the plan is compiled.
final class KeyTable {
    private struct Entry {
        var first: UInt64
        var last: UInt64
        var count: Int
        var action: KeyAction
    }

    /// Indices into `entries` plus one; 0 is a free place.
    private let places: [UInt8]
    private let entries: [Entry]
    /// The keys in the order of `entries`; looked at for those of more than 16 bytes alone.
    private let names: [[UInt8]]
    private let shift: UInt64
    /// What becomes of keys that are not in the table.
    let otherwise: KeyAction

    /// Makes a table of at most 254 keys; a key that is given twice keeps its first action.
    init(_ keys: [(name: String, action: KeyAction)], otherwise: KeyAction = .skip) {
        precondition(keys.count < 255)
        var bits: UInt64 = 3
        while 1 << bits < keys.count * 4 { bits += 1 }
        let shift = 64 - bits
        var places = [UInt8](repeating: 0, count: 1 << Int(bits))
        var entries: [Entry] = []
        var names: [[UInt8]] = []
        for key in keys {
            let name = Array(key.name.utf8)
            if names.contains(name) { continue }
            let padded = name + [UInt8](repeating: 0, count: 16)
            let (first, last) = unsafe padded.withUnsafeBufferPointer {
                unsafe KeyTable.ends(ByteView($0.baseAddress!), 0, name.count)
            }
            var place = KeyTable.place(first, last, name.count, shift)
            while places[place] != 0 { place = (place + 1) & (places.count - 1) }
            entries.append(Entry(first: first, last: last, count: name.count, action: key.action))
            names.append(name)
            places[place] = UInt8(entries.count)
        }
        self.otherwise = otherwise
        self.shift = shift
        self.places = places
        self.entries = entries
        self.names = names
    }

    /// The action for the key at `start`, `count` bytes long; eight readable bytes must follow it.
    func action(_ bytes: ByteView, _ start: Int, _ count: Int) -> KeyAction {
        let (first, last) = KeyTable.ends(bytes, start, count)
        var place = KeyTable.place(first, last, count, shift)
        return unsafe places.withUnsafeBufferPointer { places in
            unsafe entries.withUnsafeBufferPointer { entries in
                while true {
                    let index = Int(unsafe places[place])
                    if index == 0 { return otherwise }
                    let entry = unsafe entries[index &- 1]
                    if entry.first == first, entry.last == last, entry.count == count {
                        if count <= 16 || matches(names[index - 1], bytes, start) { return entry.action }
                    }
                    place = (place &+ 1) & (places.count &- 1)
                }
            }
        }
    }

    private func matches(_ name: [UInt8], _ bytes: ByteView, _ start: Int) -> Bool {
        for index in name.indices where name[index] != bytes[start + index] { return false }
        return true
    }

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
