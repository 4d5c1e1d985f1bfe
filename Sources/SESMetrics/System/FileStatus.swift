internal import Glibc

/// What makes two names the same file.
public struct FileIdentity: Hashable, Sendable {
    /// The number of the device.
    public var device: UInt64
    /// The number of the file on it.
    public var inode: UInt64
}

/// The part of `stat` that this module needs.
struct FileStatus: Equatable {
    /// The kinds that are told apart.
    enum Kind { case regular, folder, link, other }

    var kind: Kind
    var identity: FileIdentity
    /// Bytes stored; of no meaning for anything but a regular file.
    var size: Int64
    /// The permission bits, without the kind.
    var permissions: UInt32
    /// When the content, and when anything of the file, was changed last, in nanoseconds since 1970.
    var modified: Int64
    var changed: Int64

    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .other
        }
        identity = FileIdentity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int64(status.st_size)
        permissions = UInt32(status.st_mode & 0o7777)
        modified = FileStatus.nanoseconds(status.st_mtim)
        changed = FileStatus.nanoseconds(status.st_ctim)
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// The status of a path; of the link itself unless links are followed.
    init(of path: FilePath, followingLinks: Bool = true) throws(SystemError) {
        var status = stat()
        let flags = followingLinks ? 0 : AT_SYMLINK_NOFOLLOW
        _ = try SystemError.retrying { unsafe path.withCString { unsafe fstatat(AT_FDCWD, $0, &status, flags) } }
        self.init(status)
    }

    /// The status of an open file.
    init(ofDescriptor descriptor: Int32) throws(SystemError) {
        var status = stat()
        _ = try SystemError.retrying { unsafe fstat(descriptor, &status) }
        self.init(status)
    }
}
