/// One input of a run, settled before anything is read.
public struct ResolvedInput: Equatable, Sendable {
    /// How the input came into the list, which decides how it may be opened.
    public enum Origin: Equatable, Sendable {
        /// Named by the user: whatever it is, it is read.
        case named
        /// Found in a walk: it must be a regular file still when it is opened.
        case walk
        /// Found in a walk that follows links and reads special files.
        case followedWalk
        /// Standard input.
        case standardInput
    }

    /// The path by which it is opened and named; `-` for standard input.
    public var path: FilePath
    /// How it came into the list.
    public var origin: Origin
    /// Stored bytes when it was listed, 0 where that is not known; for progress and for dividing work, not for reading.
    public var size: Int64

    /// Puts an input together.
    public init(path: FilePath, origin: Origin, size: Int64 = 0) {
        self.path = path
        self.origin = origin
        self.size = size
    }

    /// What people are shown: the path, or `standard input`.
    public var displayName: String { origin == .standardInput ? "standard input" : path.text }
}

/// Something that was found but not read, by design; it is named in the summary (contract §11).
public struct SkippedInput: Equatable, Sendable {
    /// Why it was left out.
    public enum Reason: String, CaseIterable, Sendable {
        case linkToFolder = "link_to_folder"
        case linkOutside = "link_outside"
        case brokenLink = "broken_link"
        case special = "special_file"
        case folderLoop = "folder_loop"
        case writtenByRun = "written_by_run"
    }

    /// What was left out.
    public var path: FilePath
    /// Why.
    public var reason: Reason

    /// Puts a note together.
    public init(path: FilePath, reason: Reason) {
        self.path = path
        self.reason = reason
    }
}
