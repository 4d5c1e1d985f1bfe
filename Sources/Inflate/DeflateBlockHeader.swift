#if ISAL
    /// The header of a deflate block (RFC 1951 §3.2.3), held against every rule that zlib has for one.
    ///
    /// ISA-L takes code lengths that leave codes unused, which zlib calls invalid; so that both end at the same place,
    /// no block is given to ISA-L before its header is proved here.
    struct DeflateBlockHeader {
        /// How a block's data is stored.
        enum Kind: Equatable {
            /// As it is, so many bytes.
            case stored(Int)
            /// By Huffman codes.
            case coded
        }

        /// What bytes that should be a header are.
        enum Verdict: Equatable {
            case sound, incomplete, unsound
        }

        /// A header has 2,286 bits at most: 3 and 14 of its own, 57 for the code of lengths, 316 lengths of 7 bits.
        private static let wordCount = 37

        /// The header's bits, the first at the first word's bottom, and whatever follows them.
        private var words = InlineArray<37, UInt64>(repeating: 0)
        /// How many bits are the header's.
        private(set) var length = 0
        private(set) var kind = Kind.coded
        private(set) var isFinal = false
        /// Bits that were to be had.
        private var available = 0

        /// Reads the header that begins at a bit of the first byte.
        static func read(_ bytes: UnsafeRawBufferPointer, bit: Int) -> (header: DeflateBlockHeader, verdict: Verdict) {
            var header = DeflateBlockHeader()
            unsafe header.load(bytes, bit: bit)
            let verdict = header.parse(bit: bit)
            // What lies behind the bytes reads as zeros, from which nothing follows.
            return (header, header.length > header.available ? .incomplete : verdict)
        }

        /// The rest of a stored block as a block of its own, at the beginning of a byte.
        init(rest count: Int, isFinal: Bool) {
            self.init()
            words[0] = (isFinal ? 1 : 0) | UInt64(count) << 8 | UInt64(~count & 0xffff) << 24
            length = 40
            kind = .stored(count)
            self.isFinal = isFinal
        }

        private init() {}

        private mutating func load(_ bytes: UnsafeRawBufferPointer, bit: Int) {
            available = max(0, bytes.count * 8 - bit)
            for index in 0..<Self.wordCount {
                let word = unsafe Self.word(bytes, at: index * 8)
                let next = unsafe index * 8 + 8 < bytes.count ? UInt64(bytes[index * 8 + 8]) : 0
                words[index] = bit == 0 ? word : word >> UInt64(bit) | next << UInt64(64 - bit)
            }
        }

        private static func word(_ bytes: UnsafeRawBufferPointer, at offset: Int) -> UInt64 {
            if offset + 8 <= bytes.count {
                return unsafe UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            }
            var word: UInt64 = 0
            var index = offset
            while index < bytes.count {
                unsafe word |= UInt64(bytes[index]) << UInt64(8 * (index - offset))
                index += 1
            }
            return word
        }

        /// Bits from `position` on, at most 16, the first lowest.
        @inline(__always) func bits(_ position: Int, count: Int) -> Int {
            let words = words.span
            let index = position >> 6
            let shift = UInt64(position & 63)
            var bits = words[index] >> shift
            if shift > 48 && index + 1 < Self.wordCount { bits |= words[index + 1] << (64 - shift) }
            return Int(bits & (1 << UInt64(count) - 1))
        }

        @inline(__always) private mutating func take(_ count: Int) -> Int {
            let bits = bits(length, count: count)
            length += count
            return bits
        }

        private mutating func parse(bit: Int) -> Verdict {
            isFinal = take(1) == 1
            switch take(2) {
            case 0:
                length = (length + bit + 7) / 8 * 8 - bit
                let count = take(16)
                kind = .stored(count)
                return take(16) == ~count & 0xffff ? .sound : .unsound
            case 1: return .sound
            case 2: return parseCodes()
            default: return .unsound
            }
        }

        /// Reads the code lengths of literals, lengths and distances, as zlib's `inflate` does.
        private mutating func parseCodes() -> Verdict {
            let literalCount = take(5) + 257
            let distanceCount = take(5) + 1
            guard literalCount <= 286 && distanceCount <= 30 else { return .unsound }
            guard let decoder = LengthDecoder(&self) else { return .unsound }
            let total = literalCount + distanceCount
            var lengths = InlineArray<320, UInt8>(repeating: 0)
            var count = 0
            while count < total {
                guard length < available else { return .incomplete }
                let (symbol, size) = decoder.decode(bits(length, count: 7))
                length += size
                guard symbol > 15 else {
                    lengths[count] = symbol
                    count += 1
                    continue
                }
                guard symbol > 16 || count > 0 else { return .unsound }
                let value = symbol == 16 ? lengths.span[count - 1] : 0
                let times = symbol == 16 ? 3 + take(2) : symbol == 17 ? 3 + take(3) : 11 + take(7)
                guard count + times <= total else { return .unsound }
                for index in count..<count + times { lengths[index] = value }
                count += times
            }
            let isAllowed =
                lengths.span[256] > 0 && CodeLengths(lengths.span, 0..<literalCount).isAllowed
                && CodeLengths(lengths.span, literalCount..<total).isAllowed
            return isAllowed ? .sound : .unsound
        }

        /// The code by which a header's code lengths are themselves stored.
        private struct LengthDecoder {
            private static let order: InlineArray<19, Int> = [
                16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
            ]

            /// What seven bits begin with: symbol and length.
            private var table = InlineArray<128, (symbol: UInt8, bits: UInt8)>(repeating: (0, 0))

            /// Nil where the code is not complete.
            init?(_ header: inout DeflateBlockHeader) {
                var lengths = InlineArray<320, UInt8>(repeating: 0)
                for index in 0..<header.take(4) + 4 { lengths[Self.order[index]] = UInt8(header.take(3)) }
                let codes = CodeLengths(lengths.span, 0..<19)
                guard codes.isComplete else { return nil }
                for symbol in 0..<19 where lengths[symbol] > 0 {
                    var (bits, length) = codes.code(of: symbol, in: lengths.span)
                    while bits < 128 {
                        table[bits] = (UInt8(symbol), UInt8(length))
                        bits += 1 << length
                    }
                }
            }

            @inline(__always) func decode(_ bits: Int) -> (symbol: UInt8, bits: Int) {
                let entry = table.span[bits]
                return (entry.symbol, Int(entry.bits))
            }
        }
    }
#endif
