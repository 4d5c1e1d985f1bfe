/// Writes deflate data by hand, bit by bit, with whatever codes a test wants.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var bitCount = 0

    /// A number, its lowest bit first.
    mutating func put(_ value: Int, _ count: Int) {
        for index in 0..<count {
            if bitCount % 8 == 0 { bytes.append(0) }
            if value >> index & 1 == 1 { bytes[bytes.count - 1] |= 1 << (bitCount % 8) }
            bitCount += 1
        }
    }

    /// A Huffman code, its highest bit first.
    mutating func putCode(_ code: Int, _ count: Int) {
        for index in (0..<count).reversed() { put(code >> index & 1, 1) }
    }

    mutating func align() {
        bitCount = bytes.count * 8
    }

    /// The header of a dynamic block; the lengths are written one by one, by a complete code of five bits.
    mutating func putDynamicHeader(
        isFinal: Bool, literals: [Int], distances: [Int], lengthCode: [Int] = BitWriter.plainLengthCode
    ) {
        put(isFinal ? 1 : 0, 1)
        put(2, 2)
        put(literals.count - 257, 5)
        put(distances.count - 1, 5)
        put(15, 4)
        for symbol in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] { put(lengthCode[symbol], 3) }
        let codes = Self.codes(lengthCode)
        for length in literals + distances { putCode(codes[length], lengthCode[length]) }
    }

    /// Sixteen lengths at four bits, but for two, and those and the repeats at five bits.
    static let plainLengthCode = [Int](repeating: 4, count: 13) + [Int](repeating: 5, count: 6)

    /// The codes that belong to code lengths (RFC 1951 §3.2.2).
    static func codes(_ lengths: [Int]) -> [Int] {
        var code = 0
        var codes = [Int](repeating: 0, count: lengths.count)
        for length in 1...15 {
            for symbol in lengths.indices where lengths[symbol] == length {
                codes[symbol] = code
                code += 1
            }
            code <<= 1
        }
        return codes
    }
}
