internal import Glibc

/// What a name given as output stands for, once its links are resolved (contract §8).
enum OutputDestination: Equatable {
    /// A regular file that is replaced, with its permission bits, or one that is not there yet (nil).
    case regular(FilePath, permissions: UInt32?)
    /// Something that is written through: `/dev/null`, a FIFO, a terminal.
    case device(FilePath)
    /// A descriptor that is already open, as `/dev/stdout` names one.
    ///
    /// Opening `/dev/stdout` anew would start at the beginning of the file that standard output was redirected to.
    case descriptor(Int32)

    /// As many links in a row as the kernel follows.
    private static let linkLimit = 40

    /// Resolves a name; a link that leads to nothing stands for the file that it names.
    init(resolving name: FilePath, in files: FileSystem) throws(SystemError) {
        var path = name
        for _ in 0..<OutputDestination.linkLimit {
            if let number = OutputDestination.descriptorNumber(path) {
                self = .descriptor(number)
                return
            }
            let status: FileStatus
            do {
                status = try files.status(of: path, followingLinks: false)
            } catch {
                guard error.code == ENOENT, !path.name.isEmpty else { throw error }
                self = .regular(path, permissions: nil)
                return
            }
            switch status.kind {
            case .regular:
                self = .regular(path, permissions: status.permissions & 0o777)
                return
            case .folder: throw SystemError(code: EISDIR)
            case .other:
                self = .device(path)
                return
            case .link:
                let target = try files.linkTarget(of: path)
                path = target.isAbsolute ? target : path.folder.appending(target.bytes)
            }
        }
        throw SystemError(code: ELOOP)
    }

    /// The number in `/dev/fd/N` and its other names.
    private static func descriptorNumber(_ path: FilePath) -> Int32? {
        switch path.text {
        case "/dev/stdin": return STDIN_FILENO
        case "/dev/stdout": return STDOUT_FILENO
        case "/dev/stderr": return STDERR_FILENO
        case let text:
            guard let prefix = ["/dev/fd/", "/proc/self/fd/"].first(where: text.hasPrefix) else { return nil }
            return Int32(text.dropFirst(prefix.count))
        }
    }
}
