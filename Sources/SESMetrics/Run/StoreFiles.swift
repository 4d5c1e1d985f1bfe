internal import Glibc

/// The names of the files that are a store's: itself, its lock, and SQLite's journal.
enum StoreFiles {
    /// The regular file that a store's name stands for, its links resolved.
    ///
    /// - Throws: status 65 where it stands for something else.
    static func target(of store: FilePath, in files: FileSystem) throws(RunFailure) -> FilePath {
        let destination: OutputDestination
        do throws(SystemError) {
            destination = try OutputDestination(resolving: store, in: files)
        } catch {
            if error.code == EISDIR { throw notStore(store) }
            // Whoever opens it says what is wrong.
            return store
        }
        guard case .regular(let target, _) = destination else { throw notStore(store) }
        let folder = (try? Links.realPath(of: target.folder)) ?? target.folder
        return folder.appending(target.name)
    }

    /// The lock of a store by its ``target(of:in:)``.
    static func lock(of target: FilePath) -> FilePath { FilePath(bytes: target.bytes + Array("-lock".utf8)) }

    /// Each with what it is in a message.
    static func all(
        of store: FilePath, in files: FileSystem
    ) throws(RunFailure) -> [(option: String, path: FilePath?)] {
        let target = try target(of: store, in: files)
        return [
            ("--store", target), ("the lock of --store", lock(of: target)),
            ("the journal of --store", FilePath(bytes: target.bytes + Array("-journal".utf8))),
        ]
    }

    /// What is there is something else.
    static func notStore(_ store: FilePath) -> RunFailure {
        RunFailure(
            .badData, "\(SafeText.escaping(store.text)) is not a store of sesstat",
            advice: "nothing was changed; name a file that sesstat update made, or one that is not there yet")
    }
}
