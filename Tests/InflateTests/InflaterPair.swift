#if ISAL
    import Inflate

    /// What zlib alone and ISA-L make of the same stored bytes, by one reader each for all of them.
    final class InflaterPair {
        private var zlib: InputReader
        private var isal: InputReader
        private let buffer: Int

        init(limits: InflateLimits = InflateLimits(), buffer: Int = 1 << 16) {
            zlib = InputReader(limits: limits, inflater: .zlib)
            isal = InputReader(limits: limits, inflater: .isal)
            self.buffer = buffer
        }

        /// Whether both give the same bytes, members, damage and number of stored bytes.
        func agree(_ stored: [UInt8], piece: Int = 1 << 16, failure: String? = nil) -> Bool {
            zlib.open(MemorySource(stored, piece: piece, failure: failure))
            isal.open(MemorySource(stored, piece: piece, failure: failure))
            return Reading(&zlib, buffer: buffer) == Reading(&isal, buffer: buffer)
        }
    }
#endif
