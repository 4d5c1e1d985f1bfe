#if ISAL
    /// The last 32 KiB of a member's inflated bytes, as far as matches in deflate data reach back (RFC 1951 §2).
    @safe struct OutputHistory: ~Copyable {
        /// Most bytes that count; fewer only where the member has given fewer.
        static let size = 32 << 10
        /// As much again, so that bytes are moved rarely.
        private static let capacity = 2 * size

        private let storage: UnsafeMutableRawBufferPointer
        private var end = 0

        init() {
            unsafe storage = .allocate(byteCount: Self.capacity, alignment: 64)
        }

        deinit {
            unsafe storage.deallocate()
        }

        /// The bytes, the latest last.
        var bytes: UnsafeRawBufferPointer {
            unsafe UnsafeRawBufferPointer(rebasing: storage[max(0, end - Self.size)..<end])
        }

        /// Room that may be written over whenever the history is no longer needed.
        var scratch: UnsafeMutableRawBufferPointer { unsafe storage }

        mutating func removeAll() {
            end = 0
        }

        /// Adds bytes that came out behind the others.
        mutating func append(_ output: UnsafeRawBufferPointer) {
            let added = unsafe UnsafeRawBufferPointer(rebasing: output.suffix(Self.size))
            if end + added.count > Self.capacity {
                let kept = unsafe UnsafeRawBufferPointer(rebasing: bytes.suffix(Self.size - added.count))
                unsafe storage.copyMemory(from: kept)
                end = kept.count
            }
            unsafe UnsafeMutableRawBufferPointer(rebasing: storage[end...]).copyMemory(from: added)
            end += added.count
        }

        /// Becomes `base` with `output` behind it.
        mutating func replace(with base: borrowing OutputHistory, and output: UnsafeRawBufferPointer) {
            removeAll()
            if output.count < Self.size { unsafe append(base.bytes) }
            unsafe append(output)
        }
    }
#endif
