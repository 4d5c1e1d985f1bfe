/// How an input is stored, told by its first bytes and never by its name.
public enum Compression: Equatable, Sendable {
    /// Plain bytes.
    case none
    /// Gzip, any number of members.
    case gzip
    /// Gzip whose content is gzip once more, as CloudWatch Logs leaves it behind a compressing Firehose (R§3.3).
    case gzipTwice
    /// A format that is known and not read, by its name.
    case unsupported(String)
}
