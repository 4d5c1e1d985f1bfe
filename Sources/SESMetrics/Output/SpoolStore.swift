internal import Glibc
internal import Metrics

/// State that memory has no room for, in a file without a name, which is made when there is something to keep.
final class SpoolStore: OverflowStore {
    private let folder: FilePath
    private let files: FileSystem
    private var file: SpoolFile?

    /// Prepares a store whose file will be in `folder`.
    init(folder: FilePath, files: FileSystem) {
        self.folder = folder
        self.files = files
    }

    func append(_ bytes: Span<UInt8>) throws -> Int64 {
        do throws(SystemError) {
            let file: SpoolFile
            if let open = self.file { file = open } else { file = try SpoolFile(in: folder, files: files) }
            self.file = file
            let offset = file.count
            try file.append(bytes)
            return offset
        } catch {
            throw failure("written to", error)
        }
    }

    func read(_ count: Int, at offset: Int64) throws -> [UInt8] {
        do throws(SystemError) {
            guard let file else { throw SystemError(code: EIO) }
            return try file.read(count, at: offset)
        } catch {
            throw failure("read from", error)
        }
    }

    private func failure(_ what: String, _ error: SystemError) -> RunFailure {
        RunFailure(
            .cannotWrite,
            "what passes --memory-limit cannot be \(what) \(SafeText.escaping(folder.text)): \(error.message)",
            advice: "name a folder with more room with --temporary-folder, or raise --memory-limit")
    }

    /// Where temporary files go when nothing else is said: `$TMPDIR`, or `/tmp`.
    static var standardFolder: FilePath {
        FilePath(ProcessEnvironment.value("TMPDIR").flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp")
    }
}
