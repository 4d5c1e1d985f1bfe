package import FuzzSupport
internal import Inflate

/// Reading stored bytes: the same bytes, members and damage from zlib and ISA-L, however reads are cut, and what zlib's
/// own gzip reader gives.
package enum GzipTarget: FuzzTarget {
    package static let name = "gzip"
    package static let sources = ["Inflate/", "CChecksum/"]
    package static let replayedRuns = 1500

    /// A reader that is used again and again, as those of a run are.
    private final class Reader {
        var reader: InputReader
        let inflater: Inflater

        init(_ limits: InflateLimits, _ inflater: Inflater) {
            reader = InputReader(limits: limits, inflater: inflater)
            self.inflater = inflater
        }

        func read(_ stored: [UInt8], piece: Int, buffer: Int) -> Reading {
            reader.open(MemorySource(stored, piece: piece))
            return Reading(&reader, buffer: buffer)
        }
    }

    private static let limits = [
        InflateLimits(), InflateLimits(maximumBytes: 300, maximumRatio: 3, ratioWindow: 100),
        InflateLimits(maximumBytes: 100_000, maximumRatio: 40, ratioWindow: 1),
    ]

    nonisolated(unsafe) private static let readers = limits.map { limits in
        Inflater.allCases.map { Reader(limits, $0) }
    }

    package static func run(_ input: inout FuzzInput) {
        let limit = Int(input.byte() % 4 % 3)
        let pieces = input.pick([1 << 16, 1, 2, 7, 100, 1000])
        let buffers = input.pick([1 << 16, 1 << 14, 1, 3, 64, 257])
        let stored = StoredInput.make(&input)
        let readers = readers[limit]
        let expected = readers[0].read(stored, piece: 1 << 16, buffer: 1 << 14)
        // Many small steps take long, and tell no more than some.
        let piece = pieces * (1 + stored.count / 512)
        let buffer = min(buffers * (1 + expected.bytes.count / 512), 1 << 16)
        for reader in readers {
            let found = reader.read(stored, piece: piece, buffer: buffer)
            guard found != expected else { continue }
            let fresh = Reading(
                stored, limits: limits[limit], piece: piece, buffer: buffer, inflater: reader.inflater)
            differ(
                """
                \(reader.inflater) in pieces of \(piece), by \(buffer), gives \(show(found)), a new one \(show(fresh)), \
                not \(show(expected))
                """)
        }
        if limit == 0 { compare(expected, ReferenceGunzip(stored)) }
    }

    private static func compare(_ reading: Reading, _ reference: ReferenceGunzip) {
        switch reading.compression {
        case .gzip:
            if !reading.bytes.starts(with: reference.bytes) {
                differ("\(show(reading)) does not begin with zlib's \(reference.bytes.count) bytes")
            }
            guard reference.isClean else { break }
            if reading.bytes != reference.bytes || !reading.damage.isEmpty {
                differ("\(show(reading)), but zlib finds \(reference.bytes.count) bytes and nothing wrong")
            }
        case .gzipTwice:
            let inner = ReferenceGunzip(reference.bytes)
            guard reference.isClean, inner.isClean else { break }
            if reading.bytes != inner.bytes || !reading.damage.isEmpty {
                differ("\(show(reading)), but zlib finds \(inner.bytes.count) bytes and nothing wrong")
            }
        case .none?, .unsupported?, nil:
            break
        }
    }

    private static func show(_ reading: Reading) -> String {
        let parts = reading.parts.map {
            switch $0 {
            case .bytes(let bytes, let member): "\(member): \(bytes.count) bytes of hash \(GzipBuilder.crc(bytes))"
            case .damage(let damage): "\(damage)"
            }
        }
        return "\(reading.compression.map { "\($0)" } ?? "nothing"), \(reading.compressedBytes) stored, \(parts)"
    }
}
