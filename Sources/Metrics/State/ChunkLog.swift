/// Bytes that are only ever appended, in chunks; what memory has no room for goes to a store.
struct ChunkLog {
    private enum Chunk {
        case held([UInt8])
        case stored(any OverflowStore, offset: Int64, count: Int, checksum: UInt64)
    }

    /// The chunk that is being written.
    var writer = StateWriter()
    private var chunks: [Chunk] = []
    private var room: Int
    private let store: (any OverflowStore)?
    /// Why the store could not take a chunk; nothing is kept from then on.
    private(set) var failure: (any Error)?

    /// Bytes of a chunk, about.
    static let chunkSize = 64 << 10

    /// Makes a log that keeps `room` bytes in memory, and all where there is no store.
    init(room: Int, store: (any OverflowStore)?) {
        self.room = store == nil ? .max : room
        self.store = store
    }

    /// Whether the chunk at hand is full.
    var isChunkFull: Bool { writer.bytes.count >= ChunkLog.chunkSize }

    var isEmpty: Bool { chunks.isEmpty && writer.bytes.isEmpty }

    /// Puts the chunk at hand away.
    mutating func seal() {
        guard !writer.bytes.isEmpty, failure == nil else { return writer.removeAll() }
        let count = writer.bytes.count
        if count <= room {
            room -= count
            // A copy has no room to spare.
            chunks.append(.held(unsafe writer.bytes.withUnsafeBufferPointer { unsafe Array($0) }))
        } else if let store {
            do {
                let checksum = StateChecksum.of(writer.bytes[...])
                let offset = try store.append(writer.bytes.span)
                chunks.append(.stored(store, offset: offset, count: count, checksum: checksum))
            } catch {
                failure = error
            }
        }
        writer.removeAll()
    }

    /// Takes over a chunk that was sealed elsewhere.
    mutating func append(chunk: [UInt8]) { chunks.append(.held(chunk)) }

    /// Takes over the chunks of another log.
    mutating func append(_ other: ChunkLog) {
        chunks += other.chunks
        if !other.writer.bytes.isEmpty { chunks.append(.held(other.writer.bytes)) }
        failure = failure ?? other.failure
    }

    /// Hands over chunk by chunk, the one at hand last.
    func forEach(_ body: (ArraySlice<UInt8>) throws -> Void) throws {
        for chunk in chunks {
            switch chunk {
            case .held(let bytes): try body(bytes[...])
            case .stored(let store, let offset, let count, let checksum):
                let bytes = try store.read(count, at: offset)
                guard StateChecksum.of(bytes[...]) == checksum else { throw MetricStateError.damaged }
                try body(bytes[...])
            }
        }
        if !writer.bytes.isEmpty { try body(writer.bytes[...]) }
    }
}
