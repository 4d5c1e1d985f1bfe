internal import Glibc

/// The file system of the machine.
struct LocalFileSystem: FileSystem {
    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32 {
        try SystemError.retrying { unsafe path.withCString { unsafe Glibc.open($0, flags, permissions) } }
    }

    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
        try SystemError.retrying { fcntl(descriptor, F_DUPFD_CLOEXEC, 3) }
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        let base = bytes.baseAddress
        let count = bytes.count
        return try SystemError.retrying { unsafe Glibc.write(descriptor, base, count) }
    }

    func synchronize(_ descriptor: Int32) throws(SystemError) {
        _ = try SystemError.retrying { fsync(descriptor) }
    }

    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        _ = try SystemError.retrying { fchmod(descriptor, permissions) }
    }

    func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
        do {
            _ = try SystemError.retrying { flock(descriptor, LOCK_EX | LOCK_NB) }
            return true
        } catch {
            if error.code == EWOULDBLOCK { return false }
            throw error
        }
    }

    func close(_ descriptor: Int32) throws(SystemError) {
        // Linux gives the descriptor back also when it reports EINTR: never repeated.
        if Glibc.close(descriptor) == -1, errno != EINTR { throw .last }
    }

    func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
        _ = try SystemError.retrying {
            unsafe old.withCString { from in unsafe new.withCString { unsafe Glibc.rename(from, $0) } }
        }
    }

    func unlink(_ path: FilePath) throws(SystemError) {
        _ = try SystemError.retrying { unsafe path.withCString { unsafe Glibc.unlink($0) } }
    }

    func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus {
        try FileStatus(of: path, followingLinks: followingLinks)
    }

    func status(ofDescriptor descriptor: Int32) throws(SystemError) -> FileStatus {
        try FileStatus(ofDescriptor: descriptor)
    }

    func linkTarget(of path: FilePath) throws(SystemError) -> FilePath {
        try Links.target(of: path)
    }
}
