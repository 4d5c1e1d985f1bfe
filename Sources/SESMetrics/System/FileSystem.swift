/// The calls by which files are written, as a seam: tests replace it to let the nth call fail.
protocol FileSystem: Sendable {
    /// Opens or creates a file.
    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32
    /// A second descriptor of an open file.
    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32
    /// Writes some of the bytes and returns how many.
    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) -> Int
    /// Brings a file, or the names in a folder, to the disk.
    func synchronize(_ descriptor: Int32) throws(SystemError)
    /// Sets the permission bits of an open file.
    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError)
    /// Tries to lock an open file against other processes; false where another holds the lock.
    func lock(_ descriptor: Int32) throws(SystemError) -> Bool
    /// Closes a descriptor; it is gone even where this fails.
    func close(_ descriptor: Int32) throws(SystemError)
    /// Puts a file in another's place at once.
    func rename(_ old: FilePath, to new: FilePath) throws(SystemError)
    /// Removes a name.
    func unlink(_ path: FilePath) throws(SystemError)
    /// The status of a path.
    func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus
    /// The status of an open file.
    func status(ofDescriptor descriptor: Int32) throws(SystemError) -> FileStatus
    /// What a link says.
    func linkTarget(of path: FilePath) throws(SystemError) -> FilePath
}

extension FileSystem {
    /// Writes all of the bytes.
    func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let count = try unsafe write(descriptor, rest)
            unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Brings the names in a folder to the disk.
    ///
    /// A folder that may be written but not read cannot be opened for this, and some file systems know no such call
    /// (`unsupported`): both are left alone.
    func synchronizeFolder(_ folder: FilePath, flags: Int32, unsupported: Set<Int32>) throws(SystemError) {
        guard let descriptor = try? open(folder, flags: flags, permissions: 0) else { return }
        let result = Result { () throws(SystemError) in try synchronize(descriptor) }
        try? close(descriptor)
        if case .failure(let error) = result, !unsupported.contains(error.code) { throw error }
    }
}
