import Foundation
import Glibc

@testable import SESMetrics

/// A folder of its own for a test, removed when the test lets go of it.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("sesstat-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The path of the folder itself.
    var path: FilePath { FilePath(url.path) }

    /// The path of something in the folder.
    func path(_ name: String) -> FilePath { FilePath(url.path + "/" + name) }

    /// Something in the folder, for Foundation.
    func url(_ name: String) -> URL { url.appendingPathComponent(name) }

    /// Writes a file, and the folders above it.
    @discardableResult func write(_ name: String, _ text: String = "") throws -> FilePath {
        let file = url.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return path(name)
    }

    /// Creates a folder.
    @discardableResult func folder(_ name: String) throws -> FilePath {
        try FileManager.default.createDirectory(
            at: url.appendingPathComponent(name), withIntermediateDirectories: true)
        return path(name)
    }

    /// Creates a link that says `target`.
    @discardableResult func link(_ name: String, to target: String) throws -> FilePath {
        try FileManager.default.createSymbolicLink(atPath: url.path + "/" + name, withDestinationPath: target)
        return path(name)
    }

    /// Creates a FIFO.
    @discardableResult func fifo(_ name: String) throws -> FilePath {
        guard unsafe mkfifo(path(name).text, 0o600) == 0 else { throw SystemError.last }
        return path(name)
    }

    /// The text of a file; nil where there is none.
    func text(_ name: String) -> String? {
        (try? Data(contentsOf: url.appendingPathComponent(name))).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Names in the folder, hidden ones too, sorted.
    var names: [String] { ((try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []).sorted() }

    /// Permission bits of a file.
    func permissions(_ name: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path + "/" + name)
        return (attributes?[.posixPermissions] as? NSNumber)?.intValue
    }
}
