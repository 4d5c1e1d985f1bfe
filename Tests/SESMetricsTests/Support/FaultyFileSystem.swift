import Glibc
import Synchronization

@testable import SESMetrics

/// The machine's file system, but for one call that fails.
final class FaultyFileSystem: FileSystem {
    private let real = LocalFileSystem()
    private let failing: Int
    private let code: Int32
    private let calls = Mutex<[String]>([])

    /// Lets the call with this number, counted from 0, fail with an error.
    init(failing: Int, code: Int32 = EIO) {
        self.failing = failing
        self.code = code
    }

    /// The names of the calls so far.
    var log: [String] { calls.withLock { $0 } }

    private func count(_ name: String) throws(SystemError) {
        let number = calls.withLock { calls in
            calls.append(name)
            return calls.count - 1
        }
        if number == failing { throw SystemError(code: code) }
    }

    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32 {
        try count("open")
        return try real.open(path, flags: flags, permissions: permissions)
    }
    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
        try count("duplicate")
        return try real.duplicate(descriptor)
    }
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int {
        try count("write")
        // Short writes are allowed at any time.
        return try unsafe real.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(7)))
    }
    func synchronize(_ descriptor: Int32) throws(SystemError) {
        try count("synchronize")
        try real.synchronize(descriptor)
    }
    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try count("setPermissions")
        try real.setPermissions(descriptor, permissions)
    }
    func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
        try count("lock")
        return try real.lock(descriptor)
    }
    func close(_ descriptor: Int32) throws(SystemError) {
        try real.close(descriptor)
        try count("close")
    }
    func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
        try count("rename")
        try real.rename(old, to: new)
    }
    func unlink(_ path: FilePath) throws(SystemError) {
        try count("unlink")
        try real.unlink(path)
    }
    func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus {
        try count("status")
        return try real.status(of: path, followingLinks: followingLinks)
    }
    func status(ofDescriptor descriptor: Int32) throws(SystemError) -> FileStatus {
        try count("statusOfDescriptor")
        return try real.status(ofDescriptor: descriptor)
    }
    func linkTarget(of path: FilePath) throws(SystemError) -> FilePath {
        try count("linkTarget")
        return try real.linkTarget(of: path)
    }
}
