internal import Glibc
internal import Metrics

/// State that memory has no room for, in a file without a name, which is made when there is something to keep.
final class SpoolStore: OverflowStore {
    private let folder: FilePath
    private var file: SpoolFile?

    /// Prepares a store whose file will be in `folder`.
    init(folder: FilePath) { self.folder = folder }

    func append(_ bytes: Span<UInt8>) throws -> Int64 {
        do throws(SystemError) {
            let file: SpoolFile
            if let open = self.file { file = open } else { file = try SpoolFile(in: folder) }
            self.file = file
            let offset = file.count
            try file.append(bytes)
            return offset
        } catch {
            throw failure("written to", error)
        }
    }

    func read(_ count: Int, at offset: Int64) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: count)
        do throws(SystemError) {
            while bytes.count < count {
                let read =
                    try file?.read(at: offset + Int64(bytes.count), limit: count - bytes.count, into: &block) ?? 0
                if read == 0 { throw SystemError(code: EIO) }
                bytes += block[..<read]
            }
        } catch {
            throw failure("read from", error)
        }
        return bytes
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
