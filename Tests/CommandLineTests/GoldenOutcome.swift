import Foundation

/// What came of a case's command, run in a copy of its folder.
final class GoldenOutcome {
    let status: Int32
    private let workFolder: URL
    private let streamFolder: URL

    /// Copies what the case's command sees, and runs it with the built products first on the search path.
    init(running golden: GoldenCase) throws {
        let files = FileManager.default
        let temporary = files.temporaryDirectory.appendingPathComponent("sesstat-golden-\(UUID().uuidString)")
        workFolder = temporary.appendingPathComponent("work")
        streamFolder = temporary.appendingPathComponent("streams")
        for folder in [workFolder, streamFolder] {
            try files.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        for name in try files.contentsOfDirectory(atPath: golden.folder.path) where !GoldenCase.isExpectation(name) {
            try files.copyItem(
                at: golden.folder.appendingPathComponent(name), to: workFolder.appendingPathComponent(name))
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["timeout", "120", "bash", "-c", try golden.command]
        process.currentDirectoryURL = workFolder
        var environment = ProcessInfo.processInfo.environment
        environment["PATH"] = "\(Products.folder.path):\(environment["PATH"] ?? "/usr/bin:/bin")"
        environment["TZ"] = "UTC"
        environment["LC_ALL"] = "C.UTF-8"
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try GoldenOutcome.stream(streamFolder.appendingPathComponent("stdout"))
        process.standardError = try GoldenOutcome.stream(streamFolder.appendingPathComponent("stderr"))
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
    }

    deinit { try? FileManager.default.removeItem(at: workFolder.deletingLastPathComponent()) }

    /// What was printed to `stdout` or `stderr`, or written to a file, with times replaced that differ from run to run;
    /// `totals` is what the summary says of the records.
    func output(_ name: String) throws -> Data {
        if name == "totals" {
            let summary = try Data(contentsOf: workFolder.appendingPathComponent("summary.json"))
            return Data(try SummaryTotals(summary: summary).text.utf8)
        }
        let folder = ["stdout", "stderr"].contains(name) ? streamFolder : workFolder
        let data = try Data(contentsOf: folder.appendingPathComponent(name))
        guard name == "stderr" || name.hasSuffix(".json"), let text = String(data: data, encoding: .utf8) else {
            return data
        }
        let timeless = text.replacing(#/ in [0-9.]+ s\n/#, with: " in 0.0 s\n")
            .replacing(#/"seconds":[0-9.]+/#, with: "\"seconds\":0.000")
        return Data(timeless.utf8)
    }

    /// Summaries that the command wrote under the usual name.
    var summary: Data? { try? Data(contentsOf: workFolder.appendingPathComponent("summary.json")) }

    private static func stream(_ file: URL) throws -> FileHandle {
        try Data().write(to: file)
        return try FileHandle(forWritingTo: file)
    }
}

/// The executables built along with the tests.
enum Products {
    /// The folder of the test bundle, in which the package's products are too.
    static let folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
}
