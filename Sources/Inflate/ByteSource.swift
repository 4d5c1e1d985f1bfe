/// Where stored bytes come from, as a file, a pipe or memory; `Inflate` itself opens nothing.
public protocol ByteSource: AnyObject {
    /// Fills a part of `buffer` from its start and returns how many bytes, 0 at the end.
    ///
    /// - Throws: ``ReadFailure`` where the bytes cannot be had; the input then ends there, with `read_error`.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int
}

/// A source that failed to deliver its next bytes.
public struct ReadFailure: Error, Sendable {
    /// What the operating system said.
    public var message: String

    /// Wraps the operating system's words.
    public init(message: String) {
        self.message = message
    }
}
