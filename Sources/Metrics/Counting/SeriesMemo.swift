/// The series that were looked up of late, for sets of one dimension: most events ask for one of a few short values.
///
/// It only remembers what ``SeriesTable`` said, and forgets all when series get new numbers.
@safe struct SeriesMemo: ~Copyable {
    private struct Entry: BitwiseCopyable {
        var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var set: Int32 = -1
        var count: Int32 = 0
        var number = 0
    }

    /// A value of at most 24 bytes, as words that tell it from all others of its length.
    struct Key: BitwiseCopyable {
        fileprivate let words: (UInt64, UInt64, UInt64)
        fileprivate let count: Int32
        fileprivate let set: Int32

        /// Nil for an empty value and a long one.
        @inline(__always) init?(_ value: UnsafeRawBufferPointer, set: Int) {
            let count = value.count
            self.count = Int32(truncatingIfNeeded: count)
            self.set = Int32(truncatingIfNeeded: set)
            switch count {
            case 8...24:
                words = unsafe (
                    value.loadUnaligned(as: UInt64.self),
                    value.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self),
                    count > 16 ? value.loadUnaligned(fromByteOffset: 8, as: UInt64.self) : 0
                )
            case 4...7:
                words = unsafe (
                    UInt64(value.loadUnaligned(as: UInt32.self)),
                    UInt64(value.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)), 0
                )
            case 1...3:
                words = unsafe (UInt64(value[0]), UInt64(value[count / 2]), UInt64(value[count &- 1]))
            default:
                return nil
            }
        }

        @inline(__always) fileprivate var place: Int {
            let mixed =
                (words.0 ^ words.1 &* 0x9E37_79B9_7F4A_7C15 ^ words.2 &* 0xC2B2_AE3D_27D4_EB4F)
                &* 0xD6E8_FEB8_6659_FD93
            return Int(truncatingIfNeeded: mixed &>> 57)
        }
    }

    private static let size = 128
    private let entries: UnsafeMutablePointer<Entry>

    init() {
        unsafe entries = .allocate(capacity: Self.size)
        unsafe entries.initialize(repeating: Entry(), count: Self.size)
    }

    deinit { unsafe entries.deallocate() }

    /// Forgets everything.
    mutating func removeAll() { unsafe entries.update(repeating: Entry(), count: Self.size) }

    /// The number of a value's series, if it is remembered.
    @inline(__always) func number(of key: Key) -> Int? {
        let entry = unsafe entries[key.place]
        return entry.words == key.words && entry.count == key.count && entry.set == key.set ? entry.number : nil
    }

    /// Remembers a number.
    mutating func set(_ number: Int, of key: Key) {
        unsafe entries[key.place] = Entry(words: key.words, set: key.set, count: key.count, number: number)
    }
}
