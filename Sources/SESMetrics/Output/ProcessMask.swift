internal import Glibc

/// The permission bits that new files of this process do not get.
enum ProcessMask {
    /// The umask, asked for once: asking means setting it for a moment, which other threads would notice.
    static let value: UInt32 = {
        let mask = umask(0o077)
        _ = umask(mask)
        return UInt32(mask)
    }()
}
