/// The hash function SHA-256 (FIPS 180-4), for the few bytes of an address at a time.
struct SHA256: Sendable {
    private var state: InlineArray<8, UInt32> = [
        0x6A09_E667, 0xBB67_AE85, 0x3C6E_F372, 0xA54F_F53A, 0x510E_527F, 0x9B05_688C, 0x1F83_D9AB, 0x5BE0_CD19,
    ]
    /// Bytes taken so far; a multiple of a block.
    private var count = 0

    static let blockSize = 64

    /// The hash of bytes.
    static func hash(_ bytes: [UInt8]) -> [UInt8] {
        let hash = SHA256()
        return hash.finished(with: bytes)
    }

    /// Takes the bytes of one block.
    mutating func take(block: ArraySlice<UInt8>) {
        precondition(block.count == SHA256.blockSize, "a block has 64 bytes")
        var words = InlineArray<64, UInt32>(repeating: 0)
        for index in 0..<16 {
            let start = block.startIndex + index * 4
            words[index] = block[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) }
        }
        for index in 16..<64 {
            let early = words[index - 15]
            let late = words[index - 2]
            let small = SHA256.turn(early, 7) ^ SHA256.turn(early, 18) ^ early >> 3
            let large = SHA256.turn(late, 17) ^ SHA256.turn(late, 19) ^ late >> 10
            words[index] = words[index - 16] &+ small &+ words[index - 7] &+ large
        }
        var work = state
        for index in 0..<64 {
            let (a, e) = (work[0], work[4])
            let sum1 = SHA256.turn(e, 6) ^ SHA256.turn(e, 11) ^ SHA256.turn(e, 25)
            let choice = e & work[5] ^ ~e & work[6]
            let first = work[7] &+ sum1 &+ choice &+ SHA256.constants[index] &+ words[index]
            let sum0 = SHA256.turn(a, 2) ^ SHA256.turn(a, 13) ^ SHA256.turn(a, 22)
            let majority = a & work[1] ^ a & work[2] ^ work[1] & work[2]
            for place in stride(from: 7, to: 0, by: -1) { work[place] = work[place - 1] }
            work[4] = work[4] &+ first
            work[0] = first &+ sum0 &+ majority
        }
        for index in 0..<8 { state[index] = state[index] &+ work[index] }
        count += SHA256.blockSize
    }

    /// The hash of all blocks taken and of some last bytes.
    func finished(with bytes: [UInt8]) -> [UInt8] {
        var hash = self
        var rest = bytes + [0x80]
        while rest.count % SHA256.blockSize != 56 { rest.append(0) }
        let bits = UInt64(count + bytes.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) {
            rest.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        for start in stride(from: 0, to: rest.count, by: SHA256.blockSize) {
            hash.take(block: rest[start..<start + SHA256.blockSize])
        }
        var result: [UInt8] = []
        for index in 0..<8 {
            for shift in [24, 16, 8, 0] { result.append(UInt8(truncatingIfNeeded: hash.state[index] >> UInt32(shift))) }
        }
        return result
    }

    private static func turn(_ word: UInt32, _ places: UInt32) -> UInt32 { word >> places | word << (32 - places) }

    /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
    private static let constants: [UInt32] = [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
        0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786,
        0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
        0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
        0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
        0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a,
        0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ]
}
