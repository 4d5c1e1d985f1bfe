internal import Synchronization

/// The file of rejected records: workers fill spools of their own, which are put together in order of inputs (contract §3).
final class Quarantine: Sendable {
    /// Where the rejected records go.
    let path: FilePath
    private let paths: [FilePath]
    private let recordLimit: Int
    private let folder: FilePath
    private let spools = Mutex<[Spool]>([])

    /// A spool that is handed from its worker to the thread that writes the file, never used by both at once.
    private struct Spool: @unchecked Sendable {
        var spool: QuarantineSpool
    }

    /// Prepares the quarantine of a run over `inputs`; records are cut at `recordLimit` bytes.
    init(path: FilePath, inputs: [ResolvedInput], recordLimit: Int) {
        self.path = path
        paths = inputs.map(\.path)
        self.recordLimit = recordLimit
        folder = SpoolFile.folder(for: path)
    }

    /// A spool for one worker, which it alone fills until ``collect(_:)``.
    func makeSpool() -> QuarantineSpool {
        QuarantineSpool(folder: folder, paths: paths, limit: recordLimit)
    }

    /// Takes a spool from a worker that is done with it.
    func collect(_ spool: QuarantineSpool) {
        let spool = Spool(spool: spool)
        spools.withLock { $0.append(spool) }
    }

    /// Writes all entries, in order of input and offset, gzipped when the name ends in `.gz`.
    func write(to target: OutputTarget) throws(OutputError) {
        let encoder = path.name.suffix(3).elementsEqual(".gz".utf8) ? GzipEncoder() : nil
        let collected = spools.withLock { $0.map(\.spool) }
        let parts = collected.flatMap { spool in spool.segments.map { (spool: spool, segment: $0) } }
            .sorted { ($0.segment.input, $0.segment.firstOffset) < ($1.segment.input, $1.segment.firstOffset) }
        for part in parts {
            do {
                try part.spool.read(part.segment) { lines in
                    if let encoder {
                        try encoder.write(lines) { bytes throws(OutputError) in try target.write(bytes) }
                    } else {
                        try target.write(lines)
                    }
                }
            } catch let error as OutputError {
                throw error
            } catch {
                throw OutputError(
                    kind: .cannotWrite, path: path, message: (error as? SystemError)?.message ?? "\(error)")
            }
        }
        try encoder?.finish { bytes throws(OutputError) in try target.write(bytes) }
    }
}
