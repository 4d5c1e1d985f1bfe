internal import Glibc
internal import Synchronization

/// The temporary files of this process, so that a run that is stopped by force leaves none behind.
enum TemporaryFiles {
    private static let paths = Mutex<Set<FilePath>>([])

    /// Creates a file and takes note of it, so that no end of the process can come between the two.
    static func adding<Value>(
        _ create: () throws(SystemError) -> (Value, path: FilePath)
    ) throws(SystemError) -> Value {
        try paths.withLock { paths throws(SystemError) in
            let (value, path) = try create()
            paths.insert(path)
            return value
        }
    }

    /// Forgets a file that has been renamed or removed.
    static func remove(_ path: FilePath) {
        _ = paths.withLock { $0.remove(path) }
    }

    /// Removes all of them and ends the process, which creates no more of them meanwhile.
    static func removeAll(thenExit status: Int32) -> Never {
        paths.withLock { paths in
            for path in paths { unsafe path.withCString { _ = unsafe unlink($0) } }
            _exit(status)
        }
    }
}
