/// Which files a run reads (contract §2).
public struct InputSelection: Equatable, Sendable {
    /// Files, folders, and `-` for standard input, as named on the command line.
    public var arguments: [FilePath]
    /// A list of more of them, separated by newlines or zero bytes; `-` is standard input.
    public var filesFrom: FilePath?
    /// When there are any, a file must match one of them.
    public var include: [GlobPattern] = []
    /// Files and folders that match one of them are left out.
    public var exclude: [GlobPattern] = []
    /// Whether a walk follows links to folders, and links that leave the folder given, and reads special files.
    public var followsLinks = false
    /// Objects whose Firehose name is more than ``keySlack`` before this are left out; milliseconds since 1970.
    public var sinceKey: Int64?
    /// Milliseconds by which the arrival of an object's oldest record may lie before ``sinceKey``.
    public var keySlack: Int64 = 26 * 3_600_000
    /// Files that this run writes, which are never its inputs.
    public var written: [FilePath] = []
    /// Whether there may be no input at all.
    public var allowsEmpty = false

    /// A selection of what is named, with everything else at its default.
    public init(arguments: [FilePath], filesFrom: FilePath? = nil) {
        self.arguments = arguments
        self.filesFrom = filesFrom
    }
}
