import Inflate
import Testing

@Suite("One reader for many inputs") struct ReuseTests {
    private let gzip = GzipBuilder()

    private func inputs() -> [[UInt8]] {
        let member = gzip.member(sampleText(lines: 2000))
        var corrupt = member
        corrupt[corrupt.count / 2] ^= 0xff
        return [
            member, Array("plain\n".utf8), [], corrupt + member, gzip.member(member) + gzip.member("plain"),
            Array(member.dropLast(100)), [0x50, 0x4b, 3, 4], member + [0x55] + member, gzip.member(""),
            nested(member), nested(corrupt + member + member),
        ]
    }

    /// Gzip in gzip, whose outer members cut the inner ones every few hundred bytes.
    private func nested(_ inner: [UInt8]) -> [UInt8] {
        stride(from: 0, to: inner.count, by: 300).flatMap { gzip.member(Array(inner[$0..<min($0 + 300, inner.count)])) }
    }

    @Test("an input gives what it gives to a reader of its own, whatever was read before", arguments: Inflater.allCases)
    func independence(inflater: Inflater) {
        var reader = InputReader(inflater: inflater)
        for first in inputs() {
            for second in inputs() {
                reader.open(MemorySource(first))
                _ = Reading(&reader)
                reader.open(MemorySource(second))
                #expect(Reading(&reader) == Reading(second, inflater: inflater))
            }
        }
    }

    @Test("an input may be left in its middle")
    func abandoned() {
        var reader = InputReader()
        var block = [UInt8](repeating: 0, count: 1000)
        for stored in inputs() {
            for steps in [1, 2, 5, 40, 150] {
                for next in [gzip.member("next"), nested(gzip.member(sampleText(lines: 100)))] {
                    reader.open(MemorySource(stored))
                    for _ in 0..<steps { _ = unsafe block.withUnsafeMutableBytes { unsafe reader.next(into: $0) } }
                    reader.open(MemorySource(next))
                    #expect(Reading(&reader) == Reading(next))
                }
            }
        }
    }

    @Test("an input may be left where reading has just resumed behind damage of the inner layer", arguments: 0..<20)
    func resumed(steps: Int) {
        let member = gzip.member(sampleText(lines: 2000))
        let next = nested(member)
        var reader = InputReader()
        var block = [UInt8](repeating: 0, count: 1000)
        reader.open(MemorySource(nested(Array(member.dropLast(1000)) + [UInt8](repeating: 0x77, count: 5000) + member)))
        while case .bytes = unsafe block.withUnsafeMutableBytes({ unsafe reader.next(into: $0) }) {}
        for _ in 0..<steps { _ = unsafe block.withUnsafeMutableBytes { unsafe reader.next(into: $0) } }
        reader.open(MemorySource(next))
        #expect(Reading(&reader) == Reading(next))
    }

    @Test("a reader without an input is over, and lets go of the last one")
    func closed() {
        var reader = InputReader()
        #expect(Reading(&reader).parts.isEmpty)
        weak var source: MemorySource?
        do {
            let opened = MemorySource(gzip.member("text"))
            source = opened
            reader.open(opened)
        }
        #expect(source != nil)
        reader.close()
        #expect(source == nil)
        #expect(Reading(&reader).parts.isEmpty)
        #expect(reader.compression == nil)
    }

    @Test("zlib is there always, and tells its version")
    func names() {
        #expect(Inflater.allCases.contains(.zlib))
        #expect(Inflater.zlib.name.hasPrefix("zlib 1."))
    }
}
