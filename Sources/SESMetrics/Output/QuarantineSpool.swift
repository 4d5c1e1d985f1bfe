/// The rejected records that one worker came upon, kept aside until all workers are done.
///
/// Used by one thread at a time. The first megabyte stays in memory, the rest goes to a file without a name.
final class QuarantineSpool {
    /// A run of entries of one input.
    struct Segment {
        var input: Int
        /// Offset of the first entry in the input's inflated bytes.
        var firstOffset: Int64
        /// Where the segment's lines stand in the spool.
        var start: Int64
        var count: Int64
    }

    private(set) var segments: [Segment] = []
    private var json = JSONBytes()
    private var file: SpoolFile?
    private let folder: FilePath
    private let paths: [FilePath]
    private let limit: Int
    private static let memory = 1 << 20

    init(folder: FilePath, paths: [FilePath], limit: Int) {
        self.folder = folder
        self.paths = paths
        self.limit = limit
    }

    /// Keeps an entry and the bytes of its record; entries of one input must come in order.
    func add(_ entry: QuarantineEntry, raw: Span<UInt8>) throws(SystemError) {
        let start = count
        entry.append(raw: raw, path: paths[entry.input], limit: limit, to: &json)
        let added = count - start
        if segments.last?.input == entry.input {
            segments[segments.count - 1].count += added
        } else {
            segments.append(Segment(input: entry.input, firstOffset: entry.offset, start: start, count: added))
        }
        if json.bytes.count >= QuarantineSpool.memory { try spill() }
    }

    /// Hands over the lines of a segment, piece by piece.
    func read(_ segment: Segment, _ body: (Span<UInt8>) throws -> Void) throws {
        var offset = segment.start
        let end = segment.start + segment.count
        let spilled = file?.count ?? 0
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while offset < min(end, spilled), let file {
            let limit = Int(min(Int64(block.count), min(end, spilled) - offset))
            let count = try file.read(at: offset, limit: limit, into: &block)
            guard count > 0 else { break }
            let lines = block.span
            try body(lines.extracting(first: count))
            offset += Int64(count)
        }
        if offset < end {
            let lines = Array(json.bytes[Int(offset - spilled)..<Int(end - spilled)])
            try body(lines.span)
        }
    }

    private var count: Int64 { (file?.count ?? 0) + Int64(json.bytes.count) }

    private func spill() throws(SystemError) {
        let file: SpoolFile
        if let open = self.file { file = open } else { file = try SpoolFile(in: folder) }
        self.file = file
        let lines = json.bytes
        json = JSONBytes()
        try file.append(lines.span)
    }
}
