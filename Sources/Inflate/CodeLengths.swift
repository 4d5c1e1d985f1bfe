#if ISAL
    /// How many codes of each length a Huffman code of deflate has (RFC 1951 §3.2.2).
    struct CodeLengths {
        private var counts = InlineArray<16, Int>(repeating: 0)
        /// The share of all bit strings of 15 bits that begin with a code.
        private var share = 0
        private static let whole = 1 << 15

        /// Counts the lengths in a range, 0 meaning no code.
        ///
        /// A span, for an element of an array that is borrowed would be read from a copy of the array.
        init(_ lengths: Span<UInt8>, _ range: Range<Int>) {
            for index in range {
                let length = Int(lengths[index] & 15)
                counts[length] += 1
                share += Self.whole >> length
            }
            // Those that are no codes.
            share -= Self.whole * counts[0]
            counts[0] = 0
        }

        /// Whether every bit string begins with exactly one code.
        var isComplete: Bool { share == Self.whole }

        /// Whether zlib takes it for literals or distances: complete, a single code of one bit, or none at all.
        var isAllowed: Bool { isComplete || share == 0 || share == Self.whole / 2 && counts[1] == 1 }

        /// A symbol's code, its first bit lowest, and its length.
        func code(of symbol: Int, in lengths: Span<UInt8>) -> (bits: Int, length: Int) {
            let length = Int(lengths[symbol])
            var code = 0
            for shorter in 1..<length { code = (code + counts[shorter]) << 1 }
            for index in 0..<symbol where Int(lengths[index]) == length { code += 1 }
            var bits = 0
            for place in 0..<length where code & 1 << place != 0 { bits |= 1 << (length - 1 - place) }
            return (bits, length)
        }
    }
#endif
