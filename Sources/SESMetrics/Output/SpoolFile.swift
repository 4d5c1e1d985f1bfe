internal import Glibc

/// A temporary file without a name, which is gone with its descriptor however the process ends.
final class SpoolFile {
    private let descriptor: Int32
    private let files: FileSystem
    /// Bytes in the file.
    private(set) var count: Int64 = 0

    /// The folder for what is set aside on the way to an output: beside the file itself, where there must be room for it
    /// anyway; for a device, the folder for temporary files.
    static func folder(for path: FilePath, in files: FileSystem) -> FilePath {
        if path != FilePath("-"), case .regular(let target, _)? = try? OutputDestination(resolving: path, in: files) {
            return target.folder
        }
        return SpoolStore.standardFolder
    }

    /// Creates a file on the file system of `folder`.
    init(in folder: FilePath, files: FileSystem) throws(SystemError) {
        self.files = files
        descriptor = try SpoolFile.open(in: folder, files)
    }

    deinit { files.close(descriptor) }

    /// `O_TMPFILE`, which is the same on all of Linux's platforms that Swift knows, and which its importer does not see.
    private static let unnamed = 0o20_000_000 | O_DIRECTORY

    private static func open(in folder: FilePath, _ files: FileSystem) throws(SystemError) -> Int32 {
        do {
            return try files.open(folder, flags: unnamed | O_EXCL | O_RDWR | O_CLOEXEC, permissions: 0o600)
        } catch {
            // What file systems and kernels say that know no files without a name.
            guard [EOPNOTSUPP, EISDIR, EINVAL].contains(error.code) else { throw error }
        }
        return try openNamed(in: folder, files)
    }

    /// Creates a file and takes its name away at once.
    private static func openNamed(in folder: FilePath, _ files: FileSystem) throws(SystemError) -> Int32 {
        let suffix = String(UInt64.random(in: .min ... .max), radix: 16)
        let path = folder.appending(Array(".sesstat-spool-\(suffix)".utf8))
        let descriptor = try TemporaryFiles.adding { () throws(SystemError) in
            let flags = O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
            return (try files.open(path, flags: flags, permissions: 0o600), path: path)
        }
        do {
            try files.unlink(path)
            TemporaryFiles.remove(path)
            return descriptor
        } catch {
            TemporaryFiles.remove(path)
            files.close(descriptor)
            throw error
        }
    }

    /// Appends bytes.
    func append(_ bytes: Span<UInt8>) throws(SystemError) {
        try unsafe bytes.withUnsafeBytes { buffer throws(SystemError) in
            try unsafe files.writeAll(descriptor, buffer)
        }
        count += Int64(bytes.count)
    }

    /// The bytes from an offset on, all of which must be in the file.
    func read(_ count: Int, at offset: Int64) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var span = bytes.mutableSpan
        try unsafe span.withUnsafeMutableBytes { buffer throws(SystemError) in
            try unsafe files.readAll(descriptor, into: buffer, at: offset)
        }
        return bytes
    }
}
