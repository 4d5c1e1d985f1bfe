internal import Glibc

/// Walks one folder recursively and hands over the files in it, in an order that depends on names alone (contract §2, §11).
struct FolderWalk {
    /// A file to read.
    struct Found: Equatable {
        var path: FilePath
        var identity: FileIdentity
        var size: Int64
    }

    /// What the walk came upon.
    struct Outcome {
        var files: [Found] = []
        var skipped: [SkippedInput] = []
        /// Folders that cannot be listed, what is in a folder that lets nobody look at it, and what vanished.
        var unreadable: [(path: FilePath, error: SystemError)] = []
    }

    private let root: FilePath
    private let followsLinks: Bool
    private let admits: (FilePath, _ isFolder: Bool) -> Bool
    /// The root with its links resolved, found when the first link needs it.
    private var realRoot: FilePath?
    private var visited: Set<FileIdentity> = []
    private var outcome = Outcome()

    /// Prepares a walk of `root`, whose files and folders must be admitted by their paths.
    init(root: FilePath, followsLinks: Bool, admits: @escaping (FilePath, _ isFolder: Bool) -> Bool) {
        self.root = root
        self.followsLinks = followsLinks
        self.admits = admits
    }

    /// Walks and returns what was found.
    consuming func run() -> Outcome {
        var walk = self
        let root = walk.root
        if let status = try? FileStatus(of: root) { walk.visited.insert(status.identity) }
        var folders = [root]
        while let folder = folders.popLast() {
            do {
                var below: [FilePath] = []
                for name in try FolderListing.visibleNames(in: folder) {
                    walk.visit(folder.appending(name), folders: &below)
                }
                // The stack gives back the last first; names are visited in their order.
                folders.append(contentsOf: below.reversed())
            } catch {
                walk.outcome.unreadable.append((folder, error))
            }
        }
        return walk.outcome
    }

    private mutating func visit(_ path: FilePath, folders: inout [FilePath]) {
        let status: FileStatus
        do {
            status = try FileStatus(of: path, followingLinks: false)
        } catch {
            // What vanished since its folder was listed is told as what vanishes before it is opened, unless nobody wanted
            // it: where others write, such are the temporary names of what is there under another a moment later.
            if error.code != ENOENT || admits(path, false) { outcome.unreadable.append((path, error)) }
            return
        }
        switch status.kind {
        case .regular:
            if admits(path, false) { found(path, status) }
        case .folder:
            if admits(path, true) { enter(path, status, folders: &folders) }
        case .link:
            visitLink(path, folders: &folders)
        case .other:
            guard admits(path, false) else { return }
            if followsLinks { found(path, status) } else { skip(path, .special) }
        }
    }

    private mutating func visitLink(_ path: FilePath, folders: inout [FilePath]) {
        let status: FileStatus
        do {
            status = try FileStatus(of: path)
        } catch {
            guard admits(path, false) else { return }
            if [ENOENT, ENOTDIR, ELOOP].contains(error.code) {
                skip(path, .brokenLink)
            } else {
                outcome.unreadable.append((path, error))
            }
            return
        }
        guard admits(path, status.kind == .folder) else { return }
        switch status.kind {
        case .folder:
            if followsLinks { enter(path, status, folders: &folders) } else { skip(path, .linkToFolder) }
        case .regular where followsLinks || leadsInside(path):
            found(path, status)
        case .regular:
            skip(path, .linkOutside)
        case .link, .other:
            if followsLinks { found(path, status) } else { skip(path, .special) }
        }
    }

    private mutating func enter(_ path: FilePath, _ status: FileStatus, folders: inout [FilePath]) {
        if visited.insert(status.identity).inserted { folders.append(path) } else { skip(path, .folderLoop) }
    }

    private mutating func found(_ path: FilePath, _ status: FileStatus) {
        let size = status.kind == .regular ? status.size : 0
        outcome.files.append(Found(path: path, identity: status.identity, size: size))
    }

    private mutating func skip(_ path: FilePath, _ reason: SkippedInput.Reason) {
        outcome.skipped.append(SkippedInput(path: path, reason: reason))
    }

    private mutating func leadsInside(_ link: FilePath) -> Bool {
        if realRoot == nil { realRoot = try? Links.realPath(of: root) }
        guard let realRoot, let target = try? Links.realPath(of: link) else { return false }
        return target.isInside(realRoot)
    }
}
