internal import Glibc

/// Small files read in one go.
enum WholeFile {
    /// All bytes of a file, up to `limit`.
    static func read(_ path: FilePath, limit: Int = .max) throws(SystemError) -> [UInt8] {
        let descriptor = try SystemError.retrying { unsafe path.withCString { unsafe open($0, O_RDONLY | O_CLOEXEC) } }
        defer { close(descriptor) }
        return try read(descriptor: descriptor, limit: limit)
    }

    /// All bytes that an open file still has, up to `limit`.
    static func read(descriptor: Int32, limit: Int = .max) throws(SystemError) -> [UInt8] {
        var bytes: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < limit {
            let wanted = min(block.count, limit - bytes.count)
            let count = try SystemError.retrying { unsafe Glibc.read(descriptor, &block, wanted) }
            if count == 0 { break }
            bytes += block[..<count]
        }
        return bytes
    }
}
