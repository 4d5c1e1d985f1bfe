internal import Glibc

/// Where links lead.
enum Links {
    /// The path with all links resolved; the file must be there.
    static func realPath(of path: FilePath) throws(SystemError) -> FilePath {
        let resolved: FilePath? = unsafe path.withCString { text in
            guard let found = unsafe realpath(text, nil) else { return nil }
            defer { unsafe free(found) }
            return unsafe FilePath(bytes: bytes(of: found))
        }
        guard let resolved else { throw .last }
        return resolved
    }

    /// What a link says, as written in it.
    static func target(of path: FilePath) throws(SystemError) -> FilePath {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = try SystemError.retrying { unsafe path.withCString { unsafe readlink($0, &buffer, Int(PATH_MAX)) } }
        return FilePath(bytes: buffer[..<count].map { UInt8(bitPattern: $0) })
    }

    private static func bytes(of text: UnsafeMutablePointer<CChar>) -> [UInt8] {
        let count = unsafe strlen(text)
        return (0..<count).map { unsafe UInt8(bitPattern: text[$0]) }
    }
}
