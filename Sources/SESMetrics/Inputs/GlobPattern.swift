internal import Glibc

/// A shell pattern of `--include` and `--exclude`.
///
/// A pattern without a slash is matched against the name alone (`*.gz`). One with a slash is matched against the whole
/// path as it is listed and against the path below the folder given (`2026/03/*`); as in the AWS CLI, `*` also matches slashes.
public struct GlobPattern: Equatable, Sendable {
    /// The pattern as typed: `*`, `?`, `[…]`, and `\` before a character that stands for itself.
    public let pattern: FilePath

    /// A pattern as typed.
    public init(_ pattern: FilePath) {
        self.pattern = pattern
    }

    /// Whether the pattern matches a file or folder, whose path below the folder given begins at `relativeStart`.
    func matches(_ path: FilePath, relativeStart: Int = 0) -> Bool {
        guard pattern.bytes.contains(UInt8(ascii: "/")) else { return matches(path.name) }
        return matches(path.bytes[...]) || (relativeStart > 0 && matches(path.bytes[relativeStart...]))
    }

    private func matches(_ text: ArraySlice<UInt8>) -> Bool {
        unsafe pattern.withCString { pattern in
            unsafe FilePath(bytes: Array(text)).withCString { text in unsafe fnmatch(pattern, text, 0) == 0 }
        }
    }
}
