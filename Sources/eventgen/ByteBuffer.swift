/// A growing run of bytes that records are formatted into; it is emptied and used again, so nothing is allocated per
/// record once it has grown to its working size.
@safe struct ByteBuffer: ~Copyable {
    private var storage: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private(set) var count = 0

    init(capacity: Int) {
        self.capacity = capacity
        unsafe storage = .allocate(capacity: capacity)
    }

    deinit { unsafe storage.deallocate() }

    /// Makes room for `extra` more bytes.
    @inline(__always)
    private mutating func reserve(_ extra: Int) {
        if count &+ extra > capacity { grow(extra) }
    }

    @inline(never)
    private mutating func grow(_ extra: Int) {
        let larger = max(capacity * 2, count + extra)
        let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
        unsafe grown.update(from: storage, count: count)
        unsafe storage.deallocate()
        unsafe storage = grown
        capacity = larger
    }

    @inline(__always)
    mutating func write(byte: UInt8) {
        reserve(1)
        unsafe storage[count] = byte
        count &+= 1
    }

    /// Appends literal text of two or more bytes, as it is.
    @inline(__always)
    mutating func write(_ text: StaticString) {
        let length = text.utf8CodeUnitCount
        reserve(length)
        unsafe (storage + count).update(from: text.utf8Start, count: length)
        count &+= length
    }

    /// Appends all bytes of another buffer.
    mutating func write(contentsOf other: borrowing ByteBuffer) {
        reserve(other.count)
        unsafe (storage + count).update(from: other.storage, count: other.count)
        count += other.count
    }

    /// The byte at an index below ``count``.
    subscript(index: Int) -> UInt8 {
        @inline(__always) get {
            precondition(index < count)
            return unsafe storage[index]
        }
    }

    /// Drops everything from `newCount` on.
    mutating func truncate(to newCount: Int) {
        precondition(newCount <= count)
        count = newCount
    }

    /// Drops the first `length` bytes; what follows them moves to the front.
    mutating func removeFirst(_ length: Int) {
        precondition(length <= count)
        unsafe storage.update(from: storage + length, count: count - length)
        count -= length
    }

    /// Hands the bytes before `end` to `body`; the pointer is valid during the call only.
    func withBytes<E: Error>(upTo end: Int, _ body: (UnsafeBufferPointer<UInt8>) throws(E) -> Void) throws(E) {
        precondition(end <= count)
        try unsafe body(UnsafeBufferPointer(start: storage, count: end))
    }
}
