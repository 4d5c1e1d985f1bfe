#if ISAL
    internal import CZlib

    extension RawInflater {
        /// Gets ready to go on at `checkpoint`, which lies at or within `byte`; the stored bytes follow.
        ///
        /// - Returns: How many of them were used: the one that the place is within, or none.
        mutating func resume(at checkpoint: Checkpoint, byte: UInt8?) -> Int {
            reset()
            let history = unsafe checkpoint.history
            if history.count > 0 {
                let start = unsafe history.baseAddress?.assumingMemoryBound(to: Bytef.self)
                let code = unsafe inflateSetDictionary(stream, start, uInt(history.count))
                precondition(code == Z_OK, "no memory for zlib")
            }
            if unsafe checkpoint.isInsideBlock { unsafe read(checkpoint.header, into: checkpoint.scratch) }
            let bit = unsafe checkpoint.bit
            guard bit > 0, let byte else { return 0 }
            prime(8 - bit, Int(byte) >> bit)
            return 1
        }

        /// Reads a block's header, from which nothing comes out.
        private mutating func read(_ header: DeflateBlockHeader, into scratch: UnsafeMutableRawBufferPointer) {
            let empty = unsafe UnsafeMutableRawBufferPointer(rebasing: scratch[..<0])
            for index in 0..<header.length / 8 {
                let byte = header.bits(8 * index, count: 8)
                unsafe withUnsafeBytes(of: UInt8(byte)) { _ = unsafe inflate($0, into: empty) }
            }
            let rest = header.length % 8
            prime(rest, header.bits(header.length - rest, count: rest))
        }

        /// Puts bits before the next stored byte.
        private mutating func prime(_ count: Int, _ bits: Int) {
            let code = unsafe inflatePrime(stream, Int32(count), Int32(bits))
            precondition(code == Z_OK, "bits that zlib has no room for")
        }
    }
#endif
