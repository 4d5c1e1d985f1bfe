import Foundation
import Testing

@testable import SESMetrics

@Suite("Output target") struct OutputTargetTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func write(_ text: String, to path: FilePath) throws {
        let target = try OutputTarget(path, in: .local)
        let bytes = Array(text.utf8)
        try target.write(bytes.span)
        try target.commit()
    }

    @Test("an old file keeps its permissions, but no set-user bit")
    func permissions() throws {
        let path = try folder.write("out", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o4640], ofItemAtPath: path.text)
        try write("new", to: path)
        #expect(folder.text("out") == "new")
        #expect(folder.permissions("out") == 0o640)
    }

    @Test("a link is resolved and its target replaced, also when the target is not there yet")
    func links() throws {
        try folder.write("sub/real", "old")
        try folder.link("sub/hop", to: "real")
        try folder.link("link", to: "sub/hop")
        try write("new", to: folder.path("link"))
        #expect(folder.text("sub/real") == "new")
        #expect(try FileSystem.local.linkTarget(of: folder.path("link")) == FilePath("sub/hop"))
        try folder.link("dangling", to: folder.path("sub/fresh").text)
        try write("fresh", to: folder.path("dangling"))
        #expect(folder.text("sub/fresh") == "fresh")
    }

    @Test("what is no regular file is written through")
    func devices() throws {
        try write("gone", to: FilePath("/dev/null"))
        let path = try folder.fifo("fifo")
        let reader = unsafe open(path.text, O_RDONLY | O_NONBLOCK)
        defer { close(reader) }
        try write("through", to: path)
        #expect(try WholeFile.read(descriptor: reader) == Array("through".utf8))
        #expect(folder.names == ["fifo"])
    }

    @Test("a descriptor that is named is written where it stands, not from the beginning")
    func descriptors() throws {
        let path = try folder.write("log", "before ")
        let descriptor = unsafe open(path.text, O_WRONLY | O_APPEND)
        defer { close(descriptor) }
        try write("after", to: FilePath("/dev/fd/\(descriptor)"))
        #expect(folder.text("log") == "before after")
    }

    @Test("a folder, a missing folder, a loop of links and a descriptor that is not open cannot be created")
    func cannotCreate() throws {
        try folder.link("a", to: "b")
        try folder.link("b", to: "a")
        for path in [
            folder.path, folder.path("none/out"), folder.path("a"), FilePath("/dev/fd/987"), folder.path("new/"),
        ] {
            let error = #expect(throws: OutputError.self) { _ = try OutputTarget(path, in: .local) }
            #expect(error?.kind == .cannotCreate)
            #expect(error?.failure.status == .cannotCreate)
        }
    }

    @Test("a full device is status 74")
    func full() throws {
        let error = #expect(throws: OutputError.self) { try write("x", to: FilePath("/dev/full")) }
        #expect(error?.kind == .cannotWrite)
        #expect(error?.failure.status == .cannotWrite)
        #expect(error?.failure.text.contains("No space left on device") == true)
    }

    @Test("a reader that closed its pipe ends the run quietly")
    func readerGone() throws {
        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        let made = unsafe pipe(&ends)
        #expect(made == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let error = #expect(throws: OutputError.self) { try write("x", to: FilePath("/dev/fd/\(ends[1])")) }
        #expect(error?.kind == .readerGone)
        #expect(error?.failure.status == .success)
        #expect(error?.failure.text == "")
    }
}
