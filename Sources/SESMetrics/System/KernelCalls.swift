internal import Glibc

/// The system calls of the machine.
struct KernelCalls: SystemCalls {
    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32 {
        try SystemError.checking(unsafe path.withCString { unsafe Glibc.open($0, flags, permissions) })
    }

    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
        try SystemError.checking(fcntl(descriptor, F_DUPFD_CLOEXEC, 3))
    }

    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try SystemError.checking(unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count))
    }

    func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int {
        try SystemError.checking(unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset)))
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        try SystemError.checking(unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count))
    }

    func synchronize(_ descriptor: Int32) throws(SystemError) {
        _ = try SystemError.checking(fsync(descriptor))
    }

    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        _ = try SystemError.checking(fchmod(descriptor, permissions))
    }

    func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
        do {
            _ = try SystemError.checking(flock(descriptor, LOCK_EX | LOCK_NB))
            return true
        } catch {
            if error.code == EWOULDBLOCK { return false }
            throw error
        }
    }

    func close(_ descriptor: Int32) throws(SystemError) {
        _ = try SystemError.checking(Glibc.close(descriptor))
    }

    func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
        _ = try SystemError.checking(
            unsafe old.withCString { from in unsafe new.withCString { unsafe Glibc.rename(from, $0) } })
    }

    func unlink(_ path: FilePath) throws(SystemError) {
        _ = try SystemError.checking(unsafe path.withCString { unsafe Glibc.unlink($0) })
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
