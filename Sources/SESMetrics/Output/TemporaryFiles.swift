internal import Glibc
internal import Synchronization

/// The temporary files of this process, so that a run that is stopped by force leaves none behind.
enum TemporaryFiles {
    private static let paths = Mutex<Set<FilePath>>([])

    /// Takes note of a file that has been created.
    static func add(_ path: FilePath) {
        _ = paths.withLock { $0.insert(path) }
    }

    /// Forgets a file that has been renamed or removed.
    static func remove(_ path: FilePath) {
        _ = paths.withLock { $0.remove(path) }
    }

    /// Removes all of them, just before the process ends.
    static func removeAll() {
        paths.withLock { paths in
            for path in paths { unsafe path.withCString { _ = unsafe unlink($0) } }
            paths.removeAll()
        }
    }
}
