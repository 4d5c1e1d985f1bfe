internal import Glibc

/// A temporary file without a name, which is gone with its descriptor however the process ends.
final class SpoolFile {
    private let descriptor: Int32
    private let files = LocalFileSystem()
    /// Bytes in the file.
    private(set) var count: Int64 = 0

    /// The folder for what is set aside on the way to an output: beside the file itself, where there must be room for it
    /// anyway; for a device, the folder for temporary files.
    static func folder(for path: FilePath) -> FilePath {
        if path != FilePath("-"),
            case .regular(let target, _)? = try? OutputDestination(resolving: path, in: LocalFileSystem())
        {
            return target.folder
        }
        return SpoolStore.standardFolder
    }

    /// Creates a file in `folder` and takes its name away at once.
    init(in folder: FilePath) throws(SystemError) {
        var template = folder.appending(Array(".sesstat-spool-XXXXXX".utf8)).bytes.map { CChar(bitPattern: $0) } + [0]
        let descriptor = try SystemError.retrying { unsafe mkstemp(&template) }
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        try files.unlink(FilePath(bytes: template.map { UInt8(bitPattern: $0) }))
    }

    deinit { close(descriptor) }

    /// Appends bytes.
    func append(_ bytes: Span<UInt8>) throws(SystemError) {
        try unsafe bytes.withUnsafeBytes { buffer throws(SystemError) in
            try unsafe files.writeAll(descriptor, buffer)
        }
        count += Int64(bytes.count)
    }

    /// Fills a part of `block` with what stands at `offset` and returns how many bytes, 0 at the end.
    func read(at offset: Int64, limit: Int, into block: inout [UInt8]) throws(SystemError) -> Int {
        let wanted = min(limit, block.count)
        return try SystemError.retrying { unsafe pread(descriptor, &block, wanted, off_t(offset)) }
    }
}
