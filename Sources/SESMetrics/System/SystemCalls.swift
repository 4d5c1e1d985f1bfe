/// The system calls by which files are read and written, each tried once: the seam at which tests let the nth fail.
///
/// What is to be repeated, or continued, is ``FileSystem``'s business, so that tests see it done.
protocol SystemCalls: Sendable {
    /// Opens or creates a file.
    func open(_ path: FilePath, flags: Int32, permissions: UInt32) throws(SystemError) -> Int32
    /// A second descriptor of an open file.
    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32
    /// Reads some bytes and returns how many, 0 at the end.
    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int
    /// Likewise from an offset, wherever the file stands.
    func read(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) -> Int
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
