internal import Glibc

/// The names in one folder, read in one go and sorted bytewise.
enum FolderListing {
    /// Names in `folder` other than those that begin with `.` or `_` (contract §2).
    static func visibleNames(in folder: FilePath) throws(SystemError) -> [[UInt8]] {
        try names(in: folder) { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "_") }
    }

    /// Names in `folder` whose first byte is acceptable, in bytewise order.
    ///
    /// `.` and `..` begin with a dot as hidden names do; who accepts dots must expect them.
    static func names(in folder: FilePath, where accepts: (UInt8) -> Bool) throws(SystemError) -> [[UInt8]] {
        guard let stream = unsafe folder.withCString({ unsafe opendir($0) }) else { throw .last }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw .last }
                break
            }
            unsafe append(entry, to: &names, where: accepts)
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }

    private static func append(
        _ entry: UnsafeMutablePointer<dirent>, to names: inout [[UInt8]], where accepts: (UInt8) -> Bool
    ) {
        let offset = unsafe MemoryLayout<dirent>.offset(of: \.d_name).unsafelyUnwrapped
        let name = unsafe UnsafeRawPointer(entry) + offset
        let count = unsafe strlen(name.assumingMemoryBound(to: CChar.self))
        let bytes = unsafe UnsafeRawBufferPointer(start: name, count: count)
        if let first = unsafe bytes.first, accepts(first) { unsafe names.append(Array(bytes)) }
    }
}
