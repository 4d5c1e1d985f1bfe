internal import Glibc

/// A file that is created anew and written from front to back.
struct OutputFile: ~Copyable {
    private let descriptor: CInt
    let path: String
    /// Bytes written so far.
    private(set) var count = 0

    /// Something that the system refused, as a sentence.
    struct Failure: Error, CustomStringConvertible {
        let description: String

        /// Describes the call that has just failed, by `errno`.
        init(_ action: String, _ path: String) {
            let code = errno
            let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
            description = "cannot \(action) \(path): \(reason)"
        }

        init(_ description: String) { self.description = description }
    }

    /// Creates the file at `path`, or empties it.
    init(creating path: String) throws(Failure) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw Failure("create", path) }
    }

    deinit { close(descriptor) }

    mutating func write(_ bytes: UnsafeBufferPointer<UInt8>) throws(Failure) {
        var done = 0
        while done < bytes.count {
            let wrote = unsafe Glibc.write(descriptor, bytes.baseAddress.map { unsafe $0 + done }, bytes.count - done)
            if wrote < 0 {
                if errno == EINTR { continue }
                throw Failure("write", path)
            }
            done += wrote
        }
        count += done
    }
}

/// Folders, as far as the generator needs them.
enum Folder {
    /// Creates a folder and those above it; one that is there already is fine.
    static func create(_ path: String) throws(OutputFile.Failure) {
        var partial = path.hasPrefix("/") ? "/" : ""
        for component in path.split(separator: "/") {
            partial += component
            if unsafe mkdir(partial, 0o755) != 0, errno != EEXIST { throw OutputFile.Failure("create folder", partial) }
            partial += "/"
        }
    }

    /// Whether the folder holds anything; false when it is not there.
    static func hasEntries(_ path: String) throws(OutputFile.Failure) -> Bool {
        guard let handle = unsafe opendir(path) else {
            if errno == ENOENT { return false }
            throw OutputFile.Failure("open folder", path)
        }
        defer { unsafe closedir(handle) }
        var names = 0
        while unsafe readdir(handle) != nil { names += 1 }
        return names > 2
    }
}
