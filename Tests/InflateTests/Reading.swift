import Inflate

/// Bytes in memory as a source that gives them in pieces, and may fail at its end.
final class MemorySource: ByteSource {
    private let bytes: [UInt8]
    private let piece: Int
    private let failure: String?
    private var offset = 0

    init(_ bytes: [UInt8], piece: Int = 1 << 16, failure: String? = nil) {
        self.bytes = bytes
        self.piece = piece
        self.failure = failure
    }

    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
        let count = min(piece, buffer.count, bytes.count - offset)
        if count == 0, let failure { throw ReadFailure(message: failure) }
        unsafe buffer.copyBytes(from: bytes[offset..<offset + count])
        offset += count
        return count
    }
}

/// Everything that reading an input brought.
struct Reading: Equatable {
    /// Bytes of one member in a row, or damage.
    enum Part: Equatable {
        case bytes([UInt8], member: Int)
        case damage(InputDamage)
    }

    var parts: [Part] = []
    var compression: Compression?
    var compressedBytes: Int64 = 0

    init(
        _ stored: [UInt8], limits: InflateLimits = InflateLimits(), piece: Int = 1 << 16, buffer: Int = 1 << 16,
        failure: String? = nil, inflater: Inflater = .preferred
    ) {
        self.init(
            MemorySource(stored, piece: piece, failure: failure), limits: limits, buffer: buffer, inflater: inflater)
    }

    init(
        _ source: any ByteSource, limits: InflateLimits = InflateLimits(), buffer: Int = 1 << 16,
        inflater: Inflater = .preferred
    ) {
        var reader = InputReader(source: source, limits: limits, inflater: inflater)
        self.init(&reader, buffer: buffer)
    }

    /// Reads on to the end of the input that a reader has open.
    init(_ reader: inout InputReader, buffer: Int = 1 << 16) {
        var block = [UInt8](repeating: 0, count: buffer)
        var row: [UInt8] = []
        var member = 0
        func endRow() {
            if !row.isEmpty { parts.append(.bytes(row, member: member)) }
            row = []
        }
        reading: while true {
            switch unsafe block.withUnsafeMutableBytes({ unsafe reader.next(into: $0) }) {
            case .bytes(let count):
                precondition(1...buffer ~= count)
                if reader.member != member { endRow() }
                member = reader.member
                row += block[..<count]
            case .damage(let damage):
                endRow()
                parts.append(.damage(damage))
            case .end: break reading
            }
        }
        endRow()
        compression = reader.compression
        compressedBytes = reader.compressedBytes
    }

    var bytes: [UInt8] {
        parts.flatMap { if case .bytes(let bytes, _) = $0 { bytes } else { [UInt8]() } }
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    var damage: [InputDamage] {
        parts.compactMap { if case .damage(let damage) = $0 { damage } else { nil } }
    }

    /// Codes and offsets, as `gzip_corrupt@17`.
    var marks: [String] { damage.map { "\($0.code.name)@\($0.offset)" } }

    /// Texts of one member in a row and codes of damage, in order, as `1:text` and `!gzip_corrupt@17`.
    var story: [String] {
        parts.map {
            switch $0 {
            case .bytes(let bytes, let member): "\(member):\(String(decoding: bytes, as: UTF8.self))"
            case .damage(let damage): "!\(damage.code.name)@\(damage.offset)"
            }
        }
    }
}
