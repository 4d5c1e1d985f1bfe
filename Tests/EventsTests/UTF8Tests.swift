import CByteScan
import Testing

@testable import Events

@Suite("UTF-8") struct UTF8Tests {
    /// The verdict that all kernels agree on, nil where they do not.
    private func verdict(_ bytes: [UInt8], _ count: Int) -> Bool? {
        let verdicts = Set(KernelTests.kernels.map { sesstat_kernel_at($0).pointee.is_utf8(bytes, count) })
        return verdicts.count == 1 ? verdicts.first : nil
    }

    private func check(_ bytes: [UInt8]) {
        let expected = String(validating: bytes, as: UTF8.self) != nil
        #expect(verdict(bytes, bytes.count) == expected, "\(bytes)")
    }

    @Test("all sequences of one and two bytes are judged as the standard library does")
    func two() {
        for first in UInt8.min...UInt8.max {
            check([first])
            for second in UInt8.min...UInt8.max
            where verdict([first, second], 2) != isTwoValid(first, second) {
                Issue.record("\(first), \(second)")
            }
        }
    }

    /// RFC 3629, section 4, for two bytes.
    private func isTwoValid(_ first: UInt8, _ second: UInt8) -> Bool {
        first < 0x80 ? second < 0x80 : (0xC2...0xDF).contains(first) && (0x80...0xBF).contains(second)
    }

    @Test("three and four bytes with every start and boundary continuations are judged as the standard library does")
    func boundaries() {
        let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        for first in UInt8(0xC0)...0xFF {
            for second in edges {
                for third in edges {
                    check([first, second, third])
                    for fourth in edges { check([first, second, third, fourth]) }
                }
            }
        }
    }

    @Test("boundary code points are valid, and their neighbours that are none are not", arguments: 0...20)
    func placed(distance: Int) {
        let valid: [[UInt8]] = [
            [0x7F], [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
            [0xEF, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
        ]
        let invalid: [[UInt8]] = [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x9F, 0xBF], [0xE0, 0xA0], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xEF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF],
        ]
        let padding = [UInt8](repeating: 0x61, count: distance)
        for sequence in valid {
            #expect(verdict(padding + sequence + padding, distance * 2 + sequence.count) == true)
        }
        for sequence in invalid {
            #expect(verdict(padding + sequence + padding, distance * 2 + sequence.count) == false, "\(sequence)")
            #expect(verdict(padding + sequence, distance + sequence.count) == false, "\(sequence) at the end")
        }
    }

    @Test("random text and mutations of it are judged as the standard library does", arguments: 0..<8)
    func mutated(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let alphabet: [Character] = ["a", "ä", "\u{7FF}", "€", "\u{FFFF}", "😀", "\u{10FFFF}", "\u{0}"]
        for _ in 0..<400 {
            var bytes = Array(String((0..<random.below(120)).map { _ in random.pick(alphabet) }).utf8)
            check(bytes)
            if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8.random(in: 0...255, using: &random) }
            check(bytes)
            if !bytes.isEmpty { bytes.remove(at: random.below(bytes.count)) }
            check(bytes)
        }
        for _ in 0..<200 { check(random.bytes(random.below(6))) }
    }

    @Test("nothing is read behind the count")
    func length() {
        #expect(verdict([0x61, 0xFF], 1) == true)
        #expect(verdict([0xC3, 0xA4], 1) == false)
        #expect(verdict([0xFF], 0) == true)
    }
}
