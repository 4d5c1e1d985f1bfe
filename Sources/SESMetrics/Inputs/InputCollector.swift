internal import Glibc

/// Gathers inputs for an ``InputList``: what is named, what walks find, each once.
struct InputCollector {
    private struct Candidate {
        var input: ResolvedInput
        var identity: FileIdentity
    }

    private let selection: InputSelection
    /// Files that this run writes, among them what standard output and standard error are redirected to.
    private let written: Set<FileIdentity>
    private var candidates: [Candidate] = []
    private var skipped: [SkippedInput] = []
    private var unreadable: [(path: FilePath, error: SystemError)] = []
    private var tooOld: Set<FileIdentity> = []

    init(selection: InputSelection) {
        self.selection = selection
        var written: Set<FileIdentity> = []
        for path in selection.written {
            if let status = try? FileStatus(of: path), status.kind == .regular { written.insert(status.identity) }
        }
        for descriptor in [STDOUT_FILENO, STDERR_FILENO] {
            if let status = try? FileStatus(ofDescriptor: descriptor), status.kind == .regular {
                written.insert(status.identity)
            }
        }
        self.written = written
    }

    /// Adds a named input: a file, a folder that is walked, or `-`.
    mutating func add(_ path: FilePath) throws(RunFailure) {
        if path == FilePath("-") { return try addStandardInput() }
        let status: FileStatus
        do throws(SystemError) {
            status = try FileStatus(of: path)
            _ = try SystemError.retrying {
                unsafe path.withCString { unsafe faccessat(AT_FDCWD, $0, R_OK, AT_EACCESS) }
            }
        } catch {
            throw RunFailure(
                .noInput, "\(SafeText.escaping(path.text)): \(error.message)",
                advice: "nothing was read or written; check the name, or leave it out")
        }
        if status.kind == .folder {
            walk(path)
        } else if admits(path, relativeStart: 0, isFolder: false) {
            let size = status.kind == .regular ? status.size : 0
            consider(ResolvedInput(path: path, origin: .named, size: size), status.identity)
        }
    }

    /// The inputs in order, and what was left out on the way.
    consuming func finish() -> (
        inputs: [ResolvedInput], skipped: [SkippedInput], unreadable: [(path: FilePath, error: SystemError)],
        olderThanKey: Int64
    ) {
        var seen: Set<FileIdentity> = []
        seen.reserveCapacity(candidates.count)
        let inputs = candidates.sorted { $0.input.path < $1.input.path }
            .filter { seen.insert($0.identity).inserted }.map(\.input)
        var notes: Set<FilePath> = []
        let skips = skipped.sorted { $0.path < $1.path }.filter { notes.insert($0.path).inserted }
        return (inputs, skips, unreadable.sorted { $0.path < $1.path }, Int64(tooOld.count))
    }

    private mutating func addStandardInput() throws(RunFailure) {
        do throws(SystemError) {
            let status = try FileStatus(ofDescriptor: STDIN_FILENO)
            let size = status.kind == .regular ? status.size : 0
            candidates.append(
                Candidate(
                    input: ResolvedInput(path: FilePath("-"), origin: .standardInput, size: size),
                    identity: status.identity))
        } catch {
            throw RunFailure(.noInput, "standard input: \(error.message)", advice: "nothing was read or written")
        }
    }

    private mutating func walk(_ root: FilePath) {
        let start = root.bytes.last == UInt8(ascii: "/") ? root.bytes.count : root.bytes.count + 1
        let collector = self
        let outcome = FolderWalk(root: root, followsLinks: selection.followsLinks) { path, isFolder in
            collector.admits(path, relativeStart: start, isFolder: isFolder)
        }.run()
        skipped += outcome.skipped
        unreadable += outcome.unreadable
        candidates.reserveCapacity(candidates.count + outcome.files.count)
        let origin = selection.followsLinks ? ResolvedInput.Origin.followedWalk : .walk
        for file in outcome.files {
            consider(ResolvedInput(path: file.path, origin: origin, size: file.size), file.identity)
        }
    }

    /// Whether the patterns let a path through; a folder is only ever held back by `--exclude`.
    private func admits(_ path: FilePath, relativeStart: Int, isFolder: Bool) -> Bool {
        if selection.exclude.contains(where: { $0.matches(path, relativeStart: relativeStart) }) { return false }
        return isFolder || selection.include.isEmpty
            || selection.include.contains { $0.matches(path, relativeStart: relativeStart) }
    }

    private mutating func consider(_ input: ResolvedInput, _ identity: FileIdentity) {
        if written.contains(identity) {
            skipped.append(SkippedInput(path: input.path, reason: .writtenByRun))
        } else if let since = selection.sinceKey, let time = FirehoseName.time(in: input.path.name),
            time < since - selection.keySlack
        {
            tooOld.insert(identity)
        } else {
            candidates.append(Candidate(input: input, identity: identity))
        }
    }
}
