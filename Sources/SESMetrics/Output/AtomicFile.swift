/// A file that is written whole or not at all (contract §8).
///
/// The bytes go to a hidden temporary file in the same folder, which takes the place of the old file when ``commit()``
/// succeeds. Until then, and when it fails, the old file is as it was.
final class AtomicFile {
    /// The file as the user named it.
    let name: FilePath
    private let target: FilePath
    private let permissions: UInt32
    private let files: FileSystem
    private var temporary: TemporaryFile?

    /// Creates the temporary file, so that it is known early that the file can be created.
    ///
    /// `permissions` are those of the file that is replaced; nil for a new one, which gets the umask's.
    ///
    /// - Throws: what the system said when the file could not be created.
    init(name: FilePath, target: FilePath, permissions: UInt32?, files: FileSystem) throws(SystemError) {
        self.name = name
        self.target = target
        self.permissions = permissions ?? (0o666 & ~ProcessMask.value)
        self.files = files
        temporary = try TemporaryFiles.adding { () throws(SystemError) in
            let temporary = try TemporaryFile.create(for: target, in: files)
            return (temporary, path: temporary.path)
        }
    }

    deinit { discard() }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(OutputError) {
        guard let temporary else { return }
        try attempt { () throws(SystemError) in try unsafe files.writeAll(temporary.descriptor, bytes) }
    }

    /// Puts the file in its place; afterwards nothing can be written any more.
    func commit() throws(OutputError) {
        guard let temporary else { return }
        try attempt { () throws(SystemError) in
            try files.setPermissions(temporary.descriptor, permissions)
            try files.synchronize(temporary.descriptor)
            try files.rename(temporary.path, to: target)
        }
        TemporaryFiles.remove(temporary.path)
        self.temporary = nil
        // The bytes are on the disk, so closing can lose nothing more; it gives back the lock, which must outlive the
        // temporary name.
        files.close(temporary.descriptor)
        do {
            try files.synchronizeFolder(target.folder)
        } catch {
            throw OutputError(kind: .notSynchronized, path: name, message: error.message)
        }
    }

    /// Gives the file up and removes the temporary one; nothing happens after a commit.
    func discard() {
        guard let temporary else { return }
        self.temporary = nil
        try? files.unlink(temporary.path)
        TemporaryFiles.remove(temporary.path)
        files.close(temporary.descriptor)
    }

    private func attempt(_ body: () throws(SystemError) -> Void) throws(OutputError) {
        do {
            try body()
        } catch {
            discard()
            throw OutputError(kind: .cannotWrite, path: name, message: error.message)
        }
    }
}
