/// A keyed hash of 128 bits over fields of text and numbers, for fingerprints and tables of text.
///
/// Two lanes of folded 64 × 64-bit multiplications, each with its own secret keys; every field is closed with its length,
/// so that no two lists of fields run together. It is no cryptographic digest: it resists crafted collisions by its keys,
/// which are drawn anew for each run, and is about as fast as memory.
@usableFromInline struct KeyedHash {
    /// The secret of a run.
    public struct Key: Sendable {
        /// A tuple, for to read an element of an inline array is to copy what it is part of.
        @usableFromInline let words: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64)

        /// Derives the keys from two random words by SplitMix64, whose outputs are never all alike.
        public init(seed: (UInt64, UInt64)) {
            var state = seed.0
            func next() -> UInt64 {
                state &+= 0x9E37_79B9_7F4A_7C15
                var mixed = state
                mixed = (mixed ^ mixed &>> 30) &* 0xBF58_476D_1CE4_E5B9
                mixed = (mixed ^ mixed &>> 27) &* 0x94D0_49BB_1331_11EB
                return mixed ^ mixed &>> 31
            }
            let (first, second, third) = (next(), next(), next())
            state ^= seed.1
            words = (first, second, third, next(), next(), next())
        }
    }

    private var first: UInt64
    private var second: UInt64
    private let key: Key

    /// The hash of nothing.
    init(_ key: Key) {
        self.key = key
        first = key.words.0
        second = key.words.1
    }

    /// The hash of nothing, under the same key.
    var cleared: KeyedHash { KeyedHash(key) }

    /// Mixes in two words.
    @inline(__always) mutating func add(_ left: UInt64, _ right: UInt64) {
        let one = (left ^ first).multipliedFullWidth(by: right ^ key.words.2)
        let two = (right ^ second).multipliedFullWidth(by: left ^ key.words.3)
        first = one.high ^ one.low &+ key.words.4
        second = two.high ^ two.low &+ key.words.5
    }

    /// Mixes in a field of text, and its length.
    mutating func add(_ text: UnsafeRawBufferPointer) {
        var at = 0
        let count = text.count
        while count &- at > 16 {
            add(
                unsafe text.loadUnaligned(fromByteOffset: at, as: UInt64.self),
                unsafe text.loadUnaligned(fromByteOffset: at &+ 8, as: UInt64.self))
            at &+= 16
        }
        let rest = count &- at
        var left: UInt64 = 0
        var right: UInt64 = 0
        if rest >= 8 {
            left = unsafe text.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            right = unsafe text.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else if rest >= 4 {
            left = UInt64(unsafe text.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            right = UInt64(unsafe text.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
        } else if rest > 0 {
            left =
                UInt64(unsafe text[at]) | UInt64(unsafe text[at &+ rest / 2]) &<< 8 | UInt64(unsafe text[count &- 1])
                &<< 16
        }
        add(left, right)
        add(UInt64(truncatingIfNeeded: count), 0)
    }

    /// The hash of all that was added.
    var value: Fingerprint {
        var closing = self
        closing.add(0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344)
        return Fingerprint(high: closing.first ^ closing.second &>> 32, low: closing.second)
    }

    /// The first 64 bits of ``value``, for tables that compare the text itself.
    var word: UInt64 { value.high }
}
