/// Bytes at an address that the owner keeps alive and padded; the one place where the scanner touches raw memory.
///
/// Reads are unchecked in release builds. Callers stay below the owner's byte count plus its padding
/// (``TextBlock/padding``), which every loop ensures by stopping at the zero byte that follows the text.
@safe @usableFromInline struct ByteView {
    @usableFromInline let base: UnsafePointer<UInt8>

    @inlinable init(_ base: UnsafePointer<UInt8>) {
        unsafe self.base = unsafe base
    }

    @inlinable subscript(index: Int) -> UInt8 {
        @inline(__always) get { unsafe base[index] }
    }

    /// Eight bytes from `index` on, the first in the least significant place.
    @inlinable @inline(__always) func word(at index: Int) -> UInt64 {
        unsafe UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The bytes of a range, for calls that take a buffer.
    @inlinable func buffer(_ range: Range<Int>) -> UnsafeRawBufferPointer {
        unsafe UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count)
    }

    /// The address, for calls into C.
    @inlinable func withPointer<Result>(_ body: (UnsafePointer<UInt8>) -> Result) -> Result { unsafe body(base) }
}

/// Words of a byte mask: bit `i & 63` of word `i >> 6` tells of byte `i`.
@safe @usableFromInline struct MaskView {
    @usableFromInline let base: UnsafePointer<UInt64>

    @inlinable init(_ base: UnsafePointer<UInt64>) {
        unsafe self.base = unsafe base
    }

    /// The first byte from `index` on whose bit is set.
    ///
    /// There must be one: the owner pads its text with zero bytes.
    @inlinable @inline(__always) func first(from index: Int) -> Int {
        var word = index &>> 6
        var bits = unsafe base[word] & (UInt64.max &<< UInt64(truncatingIfNeeded: index & 63))
        while bits == 0 {
            word &+= 1
            bits = unsafe base[word]
        }
        return word &<< 6 &+ bits.trailingZeroBitCount
    }

    /// Whether any bit of a range is set.
    @inlinable func isAnySet(in range: Range<Int>) -> Bool {
        if range.isEmpty { return false }
        let first = range.lowerBound &>> 6
        let last = (range.upperBound &- 1) &>> 6
        let lowMask = UInt64.max &<< UInt64(truncatingIfNeeded: range.lowerBound & 63)
        let highMask = UInt64.max &>> UInt64(truncatingIfNeeded: 63 &- ((range.upperBound &- 1) & 63))
        if first == last { return unsafe base[first] & lowMask & highMask != 0 }
        if unsafe base[first] & lowMask != 0 || base[last] & highMask != 0 { return true }
        // All of them, several at a time, instead of stopping at the first.
        var all: UInt64 = 0
        for word in first &+ 1..<last { unsafe all |= base[word] }
        return all != 0
    }
}

/// Places of bytes in a text, in rising order; those of the padding behind the text end every search.
@safe @usableFromInline struct PlaceView {
    @usableFromInline let base: UnsafePointer<UInt32>
    @usableFromInline let count: Int

    @inlinable init(_ base: UnsafePointer<UInt32>, count: Int) {
        unsafe self.base = unsafe base
        self.count = count
    }

    @inlinable subscript(index: Int) -> UInt32 {
        @inline(__always) get { unsafe base[index] }
    }

    /// The index of the first place from `position` on; there must be one.
    func firstIndex(from position: Int) -> Int {
        var (low, high) = (0, count &- 1)
        while low < high {
            let middle = (low &+ high) / 2
            if Int(self[middle]) < position { low = middle &+ 1 } else { high = middle }
        }
        return low
    }
}
