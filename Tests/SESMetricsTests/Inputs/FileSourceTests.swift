import Foundation
import Inflate
import Testing

@testable import SESMetrics

@Suite("File source") struct FileSourceTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func readAll(_ input: ResolvedInput, block: Int = 5) throws -> String {
        let source = try FileSource(opening: input)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: block)
        while true {
            let count = try unsafe buffer.withUnsafeMutableBytes { try unsafe source.read(into: $0) }
            if count == 0 { return String(decoding: bytes, as: UTF8.self) }
            bytes += buffer[..<count]
        }
    }

    @Test("a file is read to its end in pieces")
    func file() throws {
        let path = try folder.write("x", "hello, world")
        #expect(try readAll(ResolvedInput(path: path, origin: .walk)) == "hello, world")
    }

    @Test("a FIFO that is named is read until its writers are gone")
    func fifo() throws {
        let path = try folder.fifo("fifo")
        let writer = Thread {
            try? FileHandle(forWritingAtPath: path.text)?.write(contentsOf: Data("through a pipe".utf8))
        }
        writer.start()
        #expect(try readAll(ResolvedInput(path: path, origin: .named)) == "through a pipe")
    }

    @Test("a FIFO that took the place of a walked file is refused and not waited for")
    func replaced() throws {
        let path = try folder.fifo("fifo")
        let failure = #expect(throws: ReadFailure.self) {
            try readAll(ResolvedInput(path: path, origin: .walk))
        }
        #expect(failure?.message == "no longer a regular file")
    }

    @Test("failures carry the operating system's words")
    func failures() throws {
        let missing = #expect(throws: ReadFailure.self) {
            try readAll(ResolvedInput(path: folder.path("none"), origin: .walk))
        }
        #expect(missing?.message == "No such file or directory")
        let unreadable = #expect(throws: ReadFailure.self) {
            try readAll(ResolvedInput(path: folder.path, origin: .named))
        }
        #expect(unreadable?.message == "Is a directory")
    }
}
