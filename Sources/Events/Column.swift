/// A growable column of plain values.
///
/// It keeps its room when emptied, so that a batch allocates nothing in the steady state.
@safe @usableFromInline struct Column<Element: BitwiseCopyable> {
    @usableFromInline var base: UnsafeMutablePointer<Element>
    @usableFromInline var capacity: Int
    @usableFromInline var count = 0

    init(capacity: Int = 256) {
        self.capacity = capacity
        unsafe base = .allocate(capacity: capacity)
    }

    /// Frees the room.
    ///
    /// The owner calls it once, at its end.
    func deallocate() { unsafe base.deallocate() }

    @inline(__always) mutating func append(_ element: Element) {
        if count == capacity { grow(to: count &+ 1) }
        unsafe (base + count).initialize(to: element)
        count &+= 1
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) where Element == UInt8 {
        guard let source = bytes.baseAddress else { return }
        if count + bytes.count > capacity { grow(to: count + bytes.count) }
        unsafe UnsafeMutableRawPointer(base + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    mutating func removeAll() { count = 0 }

    mutating func truncate(to newCount: Int) { count = newCount }

    @inlinable subscript(index: Int) -> Element {
        @inline(__always) get {
            assert(index >= 0 && index < count)
            return unsafe base[index]
        }
        @inline(__always) set {
            assert(index >= 0 && index < count)
            unsafe base[index] = newValue
        }
    }

    @inline(never) private mutating func grow(to needed: Int) {
        let larger = max(capacity * 2, needed)
        let moved = UnsafeMutablePointer<Element>.allocate(capacity: larger)
        unsafe moved.moveInitialize(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = unsafe moved
        capacity = larger
    }
}

/// Bytes put together piece by piece: decoded strings, and copies of text whose block goes away.
typealias ByteArena = Column<UInt8>

extension Column where Element == UInt8 {
    /// The bytes, until the column changes.
    var view: ByteView { unsafe ByteView(UnsafePointer(base)) }
}
