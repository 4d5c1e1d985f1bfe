import Foundation
import Testing

@testable import SESMetrics

@Suite("Input list") struct InputListTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func names(_ list: InputList) -> [String] {
        list.inputs.map { $0.path.text.replacing(folder.path.text + "/", with: "") }
    }

    private func skipped(_ list: InputList) -> [String: SkippedInput.Reason] {
        Dictionary(
            uniqueKeysWithValues: list.skipped.map {
                ($0.path.text.replacing(folder.path.text + "/", with: ""), $0.reason)
            })
    }

    private func resolve(_ arguments: [FilePath], _ change: (inout InputSelection) -> Void = { _ in }) throws
        -> InputList
    {
        var selection = InputSelection(arguments: arguments)
        change(&selection)
        return try InputList(resolving: selection)
    }

    @Test("a folder is walked, without names that begin with a dot or an underscore, in bytewise order of paths")
    func walk() throws {
        for name in ["b/2.gz", "b/10.gz", "a.gz", "a/z", "a-b", ".hidden", "_spark/x", "a/_SUCCESS", "é", "Z"] {
            try folder.write(name)
        }
        let list = try resolve([folder.path])
        #expect(names(list) == ["Z", "a-b", "a.gz", "a/z", "b/10.gz", "b/2.gz", "é"])
        #expect(list.skipped.isEmpty)
    }

    @Test("hidden names are read when they are named, and a slash at the end of a folder is not doubled")
    func namedHidden() throws {
        try folder.write("_in/.x", "12345")
        try folder.write("_in/y")
        let list = try resolve([folder.path("_in/"), folder.path("_in/.x")])
        #expect(names(list) == ["_in/.x", "_in/y"])
        #expect(list.inputs.map(\.size) == [5, 0])
        #expect(list.inputs.map(\.origin) == [.named, .walk])
    }

    @Test("one file named several times, through links, hard links and folders, is read once")
    func once() throws {
        try folder.write("d/data")
        try folder.link("link", to: "d/data")
        try FileManager.default.linkItem(
            at: folder.url.appendingPathComponent("d/data"), to: folder.url.appendingPathComponent("hard"))
        let list = try resolve([
            folder.path("link"), folder.path("d"), folder.path("d/data"), folder.path("hard"), folder.path,
        ])
        #expect(names(list) == ["d/data"])
    }

    @Test("links to files are followed inside the folder; others and special files are skipped and named")
    func links() throws {
        try folder.write("outside")
        try folder.write("in/sub/_real")
        try folder.link("in/inside", to: "sub/_real")
        try folder.link("in/out", to: "../outside")
        try folder.link("in/folder", to: "sub")
        try folder.link("in/broken", to: "nowhere")
        try folder.fifo("in/fifo")
        let list = try resolve([folder.path("in")])
        #expect(names(list) == ["in/inside"])
        #expect(
            skipped(list) == [
                "in/out": .linkOutside, "in/folder": .linkToFolder, "in/broken": .brokenLink, "in/fifo": .special,
            ])
    }

    @Test("a folder whose name begins like the walked one's is outside of it")
    func prefix() throws {
        try folder.write("in-other/x")
        try folder.folder("in")
        try folder.link("in/link", to: "../in-other/x")
        let list = try resolve([folder.path("in")]) { $0.allowsEmpty = true }
        #expect(skipped(list) == ["in/link": .linkOutside])
    }

    @Test("with --follow, links that leave the folder and links to folders are followed, and loops end")
    func follow() throws {
        try folder.write("other/x")
        try folder.write("in/sub/y")
        try folder.link("in/out", to: "../other")
        try folder.link("in/sub/loop", to: "..")
        try folder.link("in/sub/self", to: "self")
        let list = try resolve([folder.path("in")]) { $0.followsLinks = true }
        #expect(names(list) == ["in/out/x", "in/sub/y"])
        #expect(skipped(list) == ["in/sub/loop": .folderLoop, "in/sub/self": .brokenLink])
        #expect(list.inputs.allSatisfy { $0.origin == .followedWalk })
    }

    @Test("patterns without a slash match names, those with one match paths; --exclude prunes folders")
    func globs() throws {
        for name in ["2026/03/a.gz", "2026/04/b.gz", "2026/04/b.txt", "processing-failed/2026/c.gz"] {
            try folder.write(name)
        }
        let included = try resolve([folder.path]) {
            $0.include = [GlobPattern(FilePath("*.gz"))]
            $0.exclude = [GlobPattern(FilePath("processing-failed"))]
        }
        #expect(names(included) == ["2026/03/a.gz", "2026/04/b.gz"])
        let below = try resolve([folder.path]) { $0.include = [GlobPattern(FilePath("2026/04/*"))] }
        #expect(names(below) == ["2026/04/b.gz", "2026/04/b.txt"])
        let whole = try resolve([folder.path]) { $0.exclude = [GlobPattern(FilePath("\(folder.path.text)/2026*"))] }
        #expect(names(whole) == ["processing-failed/2026/c.gz"])
        let named = try resolve([folder.path("2026/04/b.txt"), folder.path("2026/03/a.gz")]) {
            $0.exclude = [GlobPattern(FilePath("*.txt"))]
        }
        #expect(names(named) == ["2026/03/a.gz"])
    }

    @Test("a named input that is not there, or nothing at all, is status 66")
    func missing() throws {
        try folder.write("a")
        let missing = #expect(throws: RunFailure.self) { try resolve([folder.path("a"), folder.path("no\u{1b}\nne")]) }
        #expect(missing?.status == .noInput)
        #expect(missing?.message.hasSuffix("/no\\u{1b}\\nne: No such file or directory") == true)
        let nothing = #expect(throws: RunFailure.self) { try resolve([]) }
        #expect(nothing?.status == .noInput)
        let empty = #expect(throws: RunFailure.self) { try resolve([try folder.folder("empty")]) }
        #expect(empty?.status == .noInput)
        #expect(try resolve([folder.path("empty")]) { $0.allowsEmpty = true }.inputs.isEmpty)
    }

    @Test("a file that the run writes is not its input, whether named, found or linked")
    func written() throws {
        try folder.write("data")
        try folder.write("out.csv")
        try folder.link("link", to: "out.csv")
        let list = try resolve([folder.path, folder.path("out.csv")]) { $0.written = [folder.path("link")] }
        #expect(names(list) == ["data"])
        #expect(skipped(list) == ["link": .writtenByRun, "out.csv": .writtenByRun])
    }

    @Test("objects whose Firehose name is older than the slack are left out and counted; other names are read")
    func sinceKey() throws {
        let uuid = "1b9e6d34-77c2-4a55-9a0e-9f0c2b6f1d20"
        let old = "s-1-2026-03-13-21-59-59-\(uuid).gz"
        let edge = "s-1-2026-03-13-22-00-00-\(uuid).gz"
        for name in [old, edge, "notes"] { try folder.write(name) }
        let list = try resolve([folder.path, folder.path(old)]) {
            $0.sinceKey = 1_773_532_800_000  // 2026-03-15T00:00:00Z, 26 hours after 2026-03-13T22:00:00Z
        }
        #expect(names(list) == ["notes", edge])
        #expect(list.olderThanKey == 1)
    }

    @Test("a list of files is separated by newlines, or by zero bytes when it has any")
    func filesFrom() throws {
        try folder.write("a b")
        try folder.write("new\nline")
        let newlines = try folder.write("list", "\(folder.path.text)/a b\r\n\n\(folder.path.text)/a b")
        #expect(names(try resolve([]) { $0.filesFrom = newlines }) == ["a b"])
        let zeros = try folder.write("zeros", "\(folder.path.text)/new\nline\0\(folder.path.text)/a b\0")
        #expect(names(try resolve([]) { $0.filesFrom = zeros }) == ["a b", "new\nline"])
        let missing = #expect(throws: RunFailure.self) { try resolve([]) { $0.filesFrom = folder.path("none") } }
        #expect(missing?.status == .noInput)
        let empty = try folder.write("empty")
        #expect(throws: RunFailure.self) { try resolve([]) { $0.filesFrom = empty } }
    }

    @Test("names that are not UTF-8 are read and shown with replacement characters")
    func invalidNames() throws {
        let path = FilePath(bytes: folder.path.bytes + Array("/x".utf8) + [0xFF, 0xFE])
        let files = FileSystem.local
        files.close(try files.open(path, flags: O_CREAT | O_WRONLY, permissions: 0o600))
        let list = try resolve([folder.path])
        #expect(list.inputs.map(\.path) == [path])
        #expect(list.inputs[0].displayName.hasSuffix("/x\u{FFFD}\u{FFFD}"))
    }

    @Test("standard input stands in the order of paths as - and is there once")
    func standardInput() throws {
        let plus = try folder.write("x")
        let list = try resolve([plus, FilePath("-"), FilePath("-")])
        #expect(list.inputs.map(\.origin) == [.standardInput, .named])
        #expect(list.inputs[0].displayName == "standard input")
    }

    @Test("a folder that cannot be listed is reported with the operating system's words")
    func unreadable() throws {
        let gone = folder.path("gone")
        let outcome = FolderWalk(root: gone, followsLinks: false) { _, _ in true }.run()
        #expect(outcome.unreadable.map(\.path) == [gone])
        #expect(outcome.unreadable.map(\.error.message) == ["No such file or directory"])
    }

    @Test("what is in a folder that lets nobody look at it is damage, and not left out in silence")
    func unreachable() throws {
        // Paths that are longer than the system takes stand for a folder without search permission, which root has.
        let deep = FilePath(folder.path.text + String(repeating: "/.", count: (4000 - folder.path.bytes.count) / 2))
        let name = String(repeating: "n", count: 200)
        try folder.write(name)
        let outcome = FolderWalk(root: deep, followsLinks: false) { _, _ in true }.run()
        #expect(outcome.files.isEmpty)
        #expect(outcome.unreadable.map(\.path) == [deep.appending(name.utf8)])
        #expect(outcome.unreadable.map(\.error.message) == ["File name too long"])
    }

    @Test("a file that vanishes between the listing of its folder and the look at it is damage, as a later one is")
    func vanished() throws {
        for name in ["a", "b.gz", "c", "d.tmp"] { try folder.write(name) }
        let folder = folder
        let outcome = FolderWalk(root: folder.path, followsLinks: false) { path, _ in
            if path.name == Array("a".utf8)[...] {
                for name in ["b.gz", "d.tmp"] { try? FileSystem.local.unlink(folder.path(name)) }
            }
            return !path.text.hasSuffix(".tmp")
        }.run()
        #expect(outcome.files.map(\.path) == [folder.path("a"), folder.path("c")])
        #expect(outcome.unreadable.map(\.path) == [folder.path("b.gz")])
        #expect(outcome.unreadable.map(\.error.message) == ["No such file or directory"])
    }

    @Test("where --since-key leaves out all that is there, there are inputs, and the report says how many")
    func described() throws {
        let name = "s-1-2026-03-13-21-59-59-1b9e6d34-77c2-4a55-9a0e-9f0c2b6f1d20.gz"
        try folder.write(name)
        try folder.link("broken", to: "nowhere")
        let list = try resolve([folder.path]) { $0.sinceKey = .max / 2 }
        #expect(list.inputs.isEmpty)
        var report = RunReport()
        list.describe(in: &report)
        #expect(report.olderThanKey == 1)
        #expect(report.skipped == [SkippedInput(path: folder.path("broken"), reason: .brokenLink)])
        #expect(report.damagedInputs.isEmpty)
    }
}
