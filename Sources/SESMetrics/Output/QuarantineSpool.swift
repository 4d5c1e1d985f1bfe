/// The rejected records that one worker came upon, kept aside until all workers are done.
///
/// Used by one thread at a time. The first megabyte stays in memory, or less where the run may use little of it; the rest
/// goes to a file without a name.
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
    private let files: FileSystem
    private let paths: [FilePath]
    private let limit: Int
    private let memory: Int

    /// An empty spool of records from `paths`, which keeps what `limits` allows of them and makes its file in `folder`.
    init(folder: FilePath, files: FileSystem, paths: [FilePath], limits: RunLimits) {
        self.folder = folder
        self.files = files
        self.paths = paths
        limit = limits.recordBytes
        memory = min(1 << 20, limits.memory / 4)
    }

    /// Keeps an entry and the bytes of its record; entries of one input must come in order.
    func add(_ entry: QuarantineEntry, raw: Span<UInt8>) throws(RunFailure) {
        let start = count
        entry.append(raw: raw, path: paths[entry.input], limit: limit, to: &json)
        let added = count - start
        if segments.last?.input == entry.input {
            segments[segments.count - 1].count += added
        } else {
            segments.append(Segment(input: entry.input, firstOffset: entry.offset, start: start, count: added))
        }
        if json.bytes.count >= memory { try spill() }
    }

    /// Hands over the lines of a segment, piece by piece.
    func read(_ segment: Segment, _ body: (Span<UInt8>) throws -> Void) throws {
        var offset = segment.start
        let end = segment.start + segment.count
        let spilled = file?.count ?? 0
        while offset < min(end, spilled), let file {
            let block: [UInt8]
            do {
                block = try file.read(Int(min(1 << 16, min(end, spilled) - offset)), at: offset)
            } catch {
                throw failure(error)
            }
            try body(block.span)
            offset += Int64(block.count)
        }
        if offset < end {
            let lines = Array(json.bytes[Int(offset - spilled)..<Int(end - spilled)])
            try body(lines.span)
        }
    }

    private var count: Int64 { (file?.count ?? 0) + Int64(json.bytes.count) }

    private func spill() throws(RunFailure) {
        let lines = json.bytes
        json = JSONBytes()
        do throws(SystemError) {
            let file: SpoolFile
            if let open = self.file { file = open } else { file = try SpoolFile(in: folder, files: files) }
            self.file = file
            try file.append(lines.span)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: SystemError) -> RunFailure {
        RunFailure(
            .cannotWrite,
            "rejected records cannot be set aside in \(SafeText.escaping(folder.text)): \(error.message)",
            advice: "make room there, or name a --quarantine in another folder; no file was changed")
    }
}
