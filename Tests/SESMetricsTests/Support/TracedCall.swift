@testable import SESMetrics

/// A system call that was made, and the file that it was about.
struct TracedCall: Equatable, CustomStringConvertible {
    /// The kinds of calls; opening is told apart by what comes of it.
    enum Kind: CaseIterable {
        case open, create, openUnnamed, duplicate, read, readAt, write, synchronize, setPermissions, lock, close, rename
        case unlink, status, statusOfDescriptor, linkTarget
    }

    var kind: Kind
    var path: FilePath

    var description: String { "\(kind) \(path.text)" }

    /// The last part of the path.
    var name: String { String(decoding: path.name, as: UTF8.self) }
    /// Whether it is about a file that stands in for an output.
    var isTemporary: Bool { name.contains(".sesstat-") && !isSpool }
    /// Whether it is about a file for what is set aside.
    var isSpool: Bool { name == "unnamed" || name.hasPrefix(".sesstat-spool-") || kind == .openUnnamed }

    /// What a name says that differs from run to run left out.
    var timeless: TracedCall {
        guard name.hasPrefix(".sesstat-spool-") else { return self }
        return TracedCall(kind: kind, path: path.folder.appending(".sesstat-spool-".utf8))
    }
}
