/// What is wrong with an input as a whole, and where (contract §3).
public struct InputDamage: Error, Equatable, Sendable {
    /// The kind of damage.
    public enum Code: UInt8, CaseIterable, Sendable {
        case gzipTruncated, gzipChecksum, gzipCorrupt, gzipTrailingGarbage, inflationLimit, readError, unsupportedFormat

        /// The stable code in summaries.
        public var name: String {
            switch self {
            case .gzipTruncated: "gzip_truncated"
            case .gzipChecksum: "gzip_checksum"
            case .gzipCorrupt: "gzip_corrupt"
            case .gzipTrailingGarbage: "gzip_trailing_garbage"
            case .inflationLimit: "inflation_limit"
            case .readError: "read_error"
            case .unsupportedFormat: "unsupported_format"
            }
        }
    }

    /// The kind of damage.
    public var code: Code
    /// Offset in the stored bytes at which the gzip member with the damage begins; for trailing garbage, of the garbage.
    public var offset: Int64
    /// What to tell a person besides the code: the error's text, the format's name and the command that unpacks it.
    public var detail: String

    /// Puts a damage report together.
    public init(code: Code, offset: Int64, detail: String) {
        self.code = code
        self.offset = offset
        self.detail = detail
    }
}
