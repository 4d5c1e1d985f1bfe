#if ISAL
    /// A place in deflate data at which zlib can go on with what ISA-L began.
    ///
    /// Between two symbols, zlib's state is the block's codes, the last 32 KiB that came out, and the place in the stored
    /// bytes, to the bit. The codes come back by reading the block's header again.
    @unsafe struct Checkpoint {
        /// The header of the block that the place is in.
        let header: DeflateBlockHeader
        /// Whether the place lies behind that header; else a block begins there.
        let isInsideBlock: Bool
        /// The bit within the byte at the place.
        let bit: Int
        /// The last bytes that came out before the place.
        let history: UnsafeRawBufferPointer
        /// Bytes behind the place that have been given away already.
        let given: Int
        /// Room to inflate those once more into.
        let scratch: UnsafeMutableRawBufferPointer
    }
#endif
