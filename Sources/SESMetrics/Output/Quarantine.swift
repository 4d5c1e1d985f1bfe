internal import Synchronization

/// The file of rejected records: workers fill spools of their own, which are put together in order of inputs (contract §3).
final class Quarantine: Sendable {
    /// Where the rejected records go.
    let path: FilePath
    private let paths: [FilePath]
    private let limits: RunLimits
    private let folder: FilePath
    private let files: FileSystem
    private let spools = Mutex<[Spool]>([])

    /// A spool that is handed from its worker to the thread that writes the file, never used by both at once.
    private struct Spool: @unchecked Sendable {
        var spool: QuarantineSpool
    }

    /// Prepares the quarantine of a run over `inputs`; records are cut at the limit for records.
    init(path: FilePath, inputs: [ResolvedInput], limits: RunLimits, files: FileSystem) {
        self.path = path
        paths = inputs.map(\.path)
        self.limits = limits
        folder = SpoolFile.folder(for: path, in: files)
        self.files = files
    }

    /// A spool for one worker, which it alone fills until ``collect(_:)``.
    func makeSpool() -> QuarantineSpool {
        QuarantineSpool(folder: folder, files: files, paths: paths, limits: limits)
    }

    /// Takes a spool from a worker that is done with it.
    func collect(_ spool: QuarantineSpool) {
        let spool = Spool(spool: spool)
        spools.withLock { $0.append(spool) }
    }

    /// Writes all entries, in order of input and offset, gzipped when the name ends in `.gz`.
    ///
    /// - Throws: ``OutputError`` where they cannot be written, ``RunFailure`` where what was set aside cannot be read.
    func write(to target: OutputTarget) throws {
        let encoder = path.name.suffix(3).elementsEqual(".gz".utf8) ? GzipEncoder() : nil
        let collected = spools.withLock { $0.map(\.spool) }
        let parts = collected.flatMap { spool in spool.segments.map { (spool: spool, segment: $0) } }
            .sorted { ($0.segment.input, $0.segment.firstOffset) < ($1.segment.input, $1.segment.firstOffset) }
        for part in parts {
            try part.spool.read(part.segment) { lines in
                if let encoder {
                    try encoder.write(lines) { bytes throws(OutputError) in try target.write(bytes) }
                } else {
                    try target.write(lines)
                }
            }
        }
        try encoder?.finish { bytes throws(OutputError) in try target.write(bytes) }
    }
}
