internal import Glibc

/// Files, read and written by system calls that are repeated when a signal interrupts them.
///
/// Everything that a run writes, what it sets aside on the way, and the bytes of its inputs go through here.
struct FileSystem: Sendable {
    /// The calls beneath; tests bring their own.
    let calls: any SystemCalls

    /// The file system of the machine.
    static let local = FileSystem(calls: KernelCalls())

    /// Opens or creates a file.
    func open(_ path: FilePath, flags: Int32, permissions: UInt32 = 0) throws(SystemError) -> Int32 {
        try repeating { () throws(SystemError) in try calls.open(path, flags: flags, permissions: permissions) }
    }

    /// A second descriptor of an open file.
    func duplicate(_ descriptor: Int32) throws(SystemError) -> Int32 {
        try repeating { () throws(SystemError) in try calls.duplicate(descriptor) }
    }

    /// Reads some bytes and returns how many, 0 at the end.
    func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) throws(SystemError) -> Int {
        try repeating { () throws(SystemError) in try unsafe calls.read(descriptor, into: buffer) }
    }

    /// Fills the buffer with what stands at an offset.
    ///
    /// - Throws: what the system says; `EIO` where the file ends before the buffer is full.
    func readAll(
        _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer, at offset: Int64
    ) throws(SystemError) {
        var filled = 0
        while filled < buffer.count {
            let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
            let count = try repeating { () throws(SystemError) in
                try unsafe calls.read(descriptor, into: rest, at: offset + Int64(filled))
            }
            if count == 0 { throw SystemError(code: EIO) }
            filled += count
        }
    }

    /// Writes all of the bytes.
    func writeAll(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) throws(SystemError) {
        var rest = unsafe bytes
        while unsafe !rest.isEmpty {
            let now = unsafe rest
            let count = try repeating { () throws(SystemError) in try unsafe calls.write(descriptor, now) }
            unsafe rest = unsafe UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }

    /// Brings a file, or the names in a folder, to the disk.
    func synchronize(_ descriptor: Int32) throws(SystemError) {
        try repeating { () throws(SystemError) in try calls.synchronize(descriptor) }
    }

    /// Brings the names in a folder to the disk.
    ///
    /// A folder that may be written but not read cannot be opened for this, and some file systems know no such call:
    /// both are left alone.
    func synchronizeFolder(_ folder: FilePath) throws(SystemError) {
        guard let descriptor = try? open(folder, flags: O_RDONLY | O_CLOEXEC | O_DIRECTORY) else { return }
        defer { close(descriptor) }
        do {
            try synchronize(descriptor)
        } catch {
            if error.code != EINVAL, error.code != ENOTSUP { throw error }
        }
    }

    /// Sets the permission bits of an open file.
    func setPermissions(_ descriptor: Int32, _ permissions: UInt32) throws(SystemError) {
        try repeating { () throws(SystemError) in try calls.setPermissions(descriptor, permissions) }
    }

    /// Tries to lock an open file against other processes; false where another holds the lock.
    func lock(_ descriptor: Int32) throws(SystemError) -> Bool {
        try repeating { () throws(SystemError) in try calls.lock(descriptor) }
    }

    /// Closes a descriptor.
    ///
    /// Linux gives the descriptor back whatever it reports, so that this is never repeated; and what must not be lost
    /// has been brought to the disk before.
    func close(_ descriptor: Int32) {
        try? calls.close(descriptor)
    }

    /// Puts a file in another's place at once.
    func rename(_ old: FilePath, to new: FilePath) throws(SystemError) {
        try repeating { () throws(SystemError) in try calls.rename(old, to: new) }
    }

    /// Removes a name.
    func unlink(_ path: FilePath) throws(SystemError) {
        try repeating { () throws(SystemError) in try calls.unlink(path) }
    }

    /// The status of a path.
    func status(of path: FilePath, followingLinks: Bool) throws(SystemError) -> FileStatus {
        try repeating { () throws(SystemError) in try calls.status(of: path, followingLinks: followingLinks) }
    }

    /// The status of an open file.
    func status(ofDescriptor descriptor: Int32) throws(SystemError) -> FileStatus {
        try repeating { () throws(SystemError) in try calls.status(ofDescriptor: descriptor) }
    }

    /// What a link says.
    func linkTarget(of path: FilePath) throws(SystemError) -> FilePath {
        try repeating { () throws(SystemError) in try calls.linkTarget(of: path) }
    }

    /// Repeats a call while signals interrupt it.
    private func repeating<Result>(_ call: () throws(SystemError) -> Result) throws(SystemError) -> Result {
        while true {
            do {
                return try call()
            } catch {
                if error.code != EINTR { throw error }
            }
        }
    }
}
