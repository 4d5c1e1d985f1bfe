internal import Glibc

/// A hidden temporary file, locked for as long as its run lives, by which a live one is told from one left behind.
struct TemporaryFile {
    let path: FilePath
    let descriptor: Int32

    /// Removes what dead runs left behind for `target`, then creates a temporary file, with permissions 0600.
    static func create(for target: FilePath, in files: FileSystem) throws(SystemError) -> TemporaryFile {
        var free: [FilePath] = []
        var refusal = SystemError(code: EBUSY)
        for slot in 0..<TemporaryName.slots {
            let path = TemporaryName.path(for: target, slot: slot)
            do {
                if try sweep(path, in: files) { free.append(path) }
            } catch {
                refusal = error
            }
        }
        for path in free {
            if let file = try claim(path, in: files) { return file }
        }
        throw refusal
    }

    /// Removes a dead temporary file; returns whether the name is free now.
    private static func sweep(_ path: FilePath, in files: FileSystem) throws(SystemError) -> Bool {
        let descriptor: Int32
        do {
            // What is no regular file (someone else's link or FIFO) must neither be followed nor waited for.
            descriptor = try files.open(
                path, flags: O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY)
        } catch {
            if error.code == ENOENT { return true }
            throw error
        }
        defer { files.close(descriptor) }
        guard try files.lock(descriptor), try isCurrent(path, descriptor, in: files) else { return false }
        try files.unlink(path)
        return true
    }

    /// Creates and locks the file; nil where another run was faster.
    private static func claim(_ path: FilePath, in files: FileSystem) throws(SystemError) -> TemporaryFile? {
        let descriptor: Int32
        do {
            descriptor = try files.open(
                path, flags: O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, permissions: 0o600)
        } catch {
            if error.code == EEXIST { return nil }
            throw error
        }
        do {
            // Between creation and lock, another run may have taken the file for a dead one and removed it.
            if isLocked(descriptor, in: files), try isCurrent(path, descriptor, in: files) {
                return TemporaryFile(path: path, descriptor: descriptor)
            }
            files.close(descriptor)
            return nil
        } catch {
            try? files.unlink(path)
            files.close(descriptor)
            throw error
        }
    }

    /// Locks a file that this run created; on a file system without locks the exclusive creation alone has to do.
    private static func isLocked(_ descriptor: Int32, in files: FileSystem) -> Bool {
        (try? files.lock(descriptor)) ?? true
    }

    /// Whether the name still stands for the open file, and that is a regular one.
    private static func isCurrent(
        _ path: FilePath, _ descriptor: Int32, in files: FileSystem
    ) throws(SystemError) -> Bool {
        let open = try files.status(ofDescriptor: descriptor)
        guard open.kind == .regular else { return false }
        do {
            return try files.status(of: path, followingLinks: false).identity == open.identity
        } catch {
            if error.code == ENOENT { return false }
            throw error
        }
    }
}
