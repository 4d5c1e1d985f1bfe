import Testing

@testable import Metrics

@Suite("Forged fingerprints") struct ForgedFingerprintTests {
    private static let plan = CountingPlan(countingOptions())

    /// State of nothing but sections of fingerprints of table 0x30.
    private static func state(_ sections: [[(word: UInt64, tail: UInt16)]]) -> [UInt8] {
        var options = StateWriter()
        options.fixed(plan.options.seed.0)
        options.fixed(plan.options.seed.1)
        options.text(plan.stateOptions)
        var parts: [(StateSection, [UInt8])] = [(.options, options.bytes)]
        for entries in sections {
            var section = StateWriter()
            section.byte(0x30)
            for entry in entries {
                section.fixed(entry.word)
                section.fixed(entry.tail)
            }
            parts.append((.fingerprints, section.bytes))
        }
        var state = StateWriter()
        state.raw(StateLayout.magic)
        state.fixed(StateLayout.version)
        var checksum: UInt64 = 0
        for (kind, bytes) in parts + [(.end, [])] {
            checksum = StateLayout.checksum(kind.rawValue, bytes[...], after: checksum)
            state.byte(kind.rawValue)
            state.fixed(UInt64(bytes.count))
            state.fixed(checksum)
            state.raw(bytes)
        }
        return state.bytes
    }

    /// Entries that all want the last place of a table, as many as one section may have.
    private static func crowd(_ part: Int) -> [(word: UInt64, tail: UInt16)] {
        (0..<199).map { (.max, UInt16(part * 199 + $0)) }
    }

    @Test(
        "a table's entries are held against those that are there, so that no crowd comes in parts",
        arguments: [[0, 1], [1, 0]])
    func parts(order: [Int]) throws {
        var group = FingerprintGroup(number: 3)
        let twice = try MetricStateDecoder(ForgedFingerprintTests.state(order.map(ForgedFingerprintTests.crowd)))
        #expect(throws: MetricStateError.inconsistent) { try twice.read(into: &group, number: 3) }
        #expect(group.entries(ofTable: 0).count == 199)
        let other = try MetricStateDecoder(ForgedFingerprintTests.state([ForgedFingerprintTests.crowd(order[1])]))
        #expect(throws: MetricStateError.inconsistent) { try other.read(into: &group, number: 3) }
    }

    @Test("the same entries may come twice, and others among them")
    func again() throws {
        func entries(_ words: UInt64...) -> [(word: UInt64, tail: UInt16)] { words.map { ($0 << 60, 1) } }
        let (first, second) = (entries(1, 3, 5), entries(2, 3, 4))
        var group = FingerprintGroup(number: 3)
        for sections in [[first], [second, first]] {
            try MetricStateDecoder(ForgedFingerprintTests.state(sections)).read(into: &group, number: 3)
        }
        #expect(group.entries(ofTable: 0).map { $0.word >> 60 } == [1, 2, 3, 4, 5])
    }
}
