internal import Glibc

/// The path of a file as the operating system keeps it: bytes without a zero, in no particular encoding.
///
/// Paths are compared and ordered bytewise (contract §2), so that the order of inputs does not depend on a locale.
public struct FilePath: Hashable, Comparable, Sendable {
    /// The bytes of the path, without the zero at the end that system calls want.
    public var bytes: [UInt8]

    /// A path from its bytes; anything after a zero byte is beyond what a system call sees and is cut off.
    public init(bytes: [UInt8]) {
        self.bytes = bytes.firstIndex(of: 0).map { Array(bytes[..<$0]) } ?? bytes
    }

    /// A path from text, as its UTF-8.
    public init(_ text: String) {
        self.init(bytes: Array(text.utf8))
    }

    /// Bytewise order; a path comes before the paths that it begins.
    public static func < (left: FilePath, right: FilePath) -> Bool {
        unsafe left.bytes.withUnsafeBytes { leftBytes in
            unsafe right.bytes.withUnsafeBytes { rightBytes in
                let count = min(leftBytes.count, rightBytes.count)
                if count > 0, let leftBase = leftBytes.baseAddress, let rightBase = rightBytes.baseAddress {
                    let order = unsafe memcmp(leftBase, rightBase, count)
                    if order != 0 { return order < 0 }
                }
                return leftBytes.count < rightBytes.count
            }
        }
    }

    /// The path as text for people, with U+FFFD for what is not UTF-8; control characters are still in it.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// What follows the last slash; empty for a path that ends in one.
    public var name: ArraySlice<UInt8> {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return bytes[...] }
        return bytes[(slash + 1)...]
    }

    /// The folder that the name is in: `.` for a bare name, `/` for one in the root.
    public var folder: FilePath {
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return FilePath(".") }
        return slash == 0 ? FilePath("/") : FilePath(bytes: Array(bytes[..<slash]))
    }

    /// Whether the path starts at the root.
    public var isAbsolute: Bool { bytes.first == UInt8(ascii: "/") }

    /// This path with a name below it.
    public func appending(_ name: some Collection<UInt8>) -> FilePath {
        var joined = FilePath("")
        joined.bytes.reserveCapacity(bytes.count + 1 + name.count)
        joined.bytes.append(contentsOf: bytes)
        if let last = bytes.last, last != UInt8(ascii: "/") { joined.bytes.append(UInt8(ascii: "/")) }
        joined.bytes.append(contentsOf: name)
        return joined
    }

    /// Whether the path is `folder` or lies below it, by its text alone.
    func isInside(_ folder: FilePath) -> Bool {
        guard bytes.starts(with: folder.bytes) else { return false }
        return bytes.count == folder.bytes.count || folder.bytes.last == UInt8(ascii: "/")
            || bytes[folder.bytes.count] == UInt8(ascii: "/")
    }

    /// Calls `body` with the path as a C string.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        var terminated = bytes
        terminated.append(0)
        return unsafe terminated.withUnsafeBytes { buffer in
            let base = unsafe buffer.baseAddress.unsafelyUnwrapped
            return unsafe body(base.assumingMemoryBound(to: CChar.self))
        }
    }
}
