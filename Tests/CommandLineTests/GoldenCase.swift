import Foundation
import Testing

/// A folder of `Cases`: a shell line, what it reads, and what must come of it.
struct GoldenCase: CustomTestStringConvertible, Sendable {
    let folder: URL

    var testDescription: String { folder.lastPathComponent }

    /// All cases, by name.
    static var all: [GoldenCase] {
        let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Cases")
        let names = (try? FileManager.default.contentsOfDirectory(atPath: cases.path)) ?? []
        return names.filter(isOfThisBuild).sorted().map { GoldenCase(folder: cases.appendingPathComponent($0)) }
            .filter { FileManager.default.fileExists(atPath: $0.folder.appendingPathComponent("cmd").path) }
    }

    /// Whether this build has what a case is about.
    static func isOfThisBuild(_ name: String) -> Bool {
        #if Store
            !name.hasPrefix("plain-")
        #else
            !name.hasPrefix("store-")
        #endif
    }

    /// The shell line.
    var command: String {
        get throws { try String(contentsOf: folder.appendingPathComponent("cmd"), encoding: .utf8) }
    }

    /// Names in the folder that are part of the case's description, not of what the command sees.
    static func isExpectation(_ name: String) -> Bool {
        ["cmd", "status", "expected"].contains(name) || name.hasPrefix("expected.")
    }

    /// Expectations in the folder, by the name of what is compared: `stdout`, `stderr`, or a file that the command writes.
    var expectations: [(name: String, file: URL)] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.sorted().compactMap { name in
            let file = folder.appendingPathComponent(name)
            if name == "expected" { return ("stdout", file) }
            return name.hasPrefix("expected.") ? (String(name.dropFirst("expected.".count)), file) : nil
        }
    }

    /// The status that the command must exit with.
    var status: Int32 {
        let text = try? String(contentsOf: folder.appendingPathComponent("status"), encoding: .utf8)
        return text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? 0
    }

    /// Writes what came of the command in place of what was expected.
    func record(_ outcome: GoldenOutcome) throws {
        if !expectations.contains(where: { $0.name == "stdout" }) {
            try outcome.output("stdout").write(to: folder.appendingPathComponent("expected"))
        }
        for (name, file) in expectations { try outcome.output(name).write(to: file) }
        let statusFile = folder.appendingPathComponent("status")
        if outcome.status != 0 {
            try Data("\(outcome.status)\n".utf8).write(to: statusFile)
        } else {
            try? FileManager.default.removeItem(at: statusFile)
        }
    }
}
