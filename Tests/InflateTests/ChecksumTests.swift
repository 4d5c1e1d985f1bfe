import CChecksum
import CZlib
import Testing

@testable import Inflate

/// zlib's CRC-32 is the specification.
@Suite("Checksum")
struct ChecksumTests {
    private let bytes: [UInt8] = {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        return (0..<6000).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt8(truncatingIfNeeded: state >> 56)
        }
    }()

    private func zlib(_ crc: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32 {
        UInt32(crc32(uLong(crc), bytes.bindMemory(to: Bytef.self).baseAddress, uInt(bytes.count)))
    }

    @Test("every length is summed as zlib sums it, wherever the bytes lie", arguments: [0, 1, 7, 8, 15, 16, 63])
    func lengths(alignment: Int) {
        bytes.withUnsafeBytes { all in
            for length in 0...4096 {
                let part = UnsafeRawBufferPointer(rebasing: all[alignment..<alignment + length])
                let start = UInt32(truncatingIfNeeded: length &* 0x9E37_79B9)
                guard checksum(start, part) == zlib(start, part) else {
                    Issue.record("other than zlib's for \(length) bytes")
                    return
                }
            }
        }
    }

    @Test("a sum does not depend on where the bytes are split", arguments: [64, 80, 127, 1000, 4096])
    func splits(length: Int) {
        bytes.withUnsafeBytes { all in
            let whole = UnsafeRawBufferPointer(rebasing: all[..<length])
            let sum = zlib(0, whole)
            for split in 0...length {
                let first = checksum(0, UnsafeRawBufferPointer(rebasing: whole[..<split]))
                let both = checksum(first, UnsafeRawBufferPointer(rebasing: whole[split...]))
                guard both == sum else {
                    Issue.record("other than zlib's when split at \(split)")
                    return
                }
            }
        }
    }

    @Test("the check value of the published CRC-32 comes out")
    func checkValue() {
        Array("123456789".utf8).withUnsafeBytes { #expect(checksum(0, $0) == 0xCBF4_3926) }
        [UInt8](repeating: 0, count: 1 << 20).withUnsafeBytes { #expect(checksum(0, $0) == 0xA738_EA1C) }
    }

    @Test("folding takes whole stretches of 16 bytes, from 64 on, where the processor can")
    func folded() {
        for length in [0, 63, 64, 79, 80, 4096] {
            var crc: UInt32 = 0
            let taken = sesstat_crc32_fold(&crc, bytes, length)
            #expect(taken == (sesstat_crc32_stretches() > 0 && length >= 64 ? length / 16 * 16 : 0))
        }
    }

    @Test("one stretch at a time gives what two give, and what zlib gives", arguments: [0, 1, 8, 31])
    func stretches(alignment: Int) {
        bytes.withUnsafeBytes { all in
            for length in stride(from: 64, through: 2048, by: 16) {
                let part = UnsafeRawBufferPointer(rebasing: all[alignment..<alignment + length])
                for stretches in 0..<sesstat_crc32_stretches() {
                    var crc = UInt32(length)
                    let start = part.bindMemory(to: UInt8.self).baseAddress!
                    #expect(sesstat_crc32_fold_by(Int32(stretches + 1), &crc, start, length) == length)
                    #expect(crc == zlib(UInt32(length), part), "\(length) bytes, \(stretches + 1) at a time")
                }
            }
        }
    }
}
