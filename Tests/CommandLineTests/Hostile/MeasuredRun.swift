import Foundation

/// One run of the built `sesstat`, and what it printed.
struct ToolRun {
    let status: Int
    let output: Data
    let errors: String

    /// Runs with the folder as the current one; two minutes are given to it.
    ///
    /// What `prefix` names starts the tool.
    init(_ arguments: [String], in folder: ScratchFolder, prefix: [String] = []) throws {
        let names = ["stdout", "stderr"].map { folder.url.appendingPathComponent(".\($0)") }
        for name in names { try Data().write(to: name) }
        let tool = Products.folder.appendingPathComponent("sesstat").path
        status = try folder.run(["timeout", "120"] + prefix + [tool] + arguments, output: names[0], errors: names[1])
        output = try Data(contentsOf: names[0])
        errors = String(decoding: try Data(contentsOf: names[1]), as: UTF8.self)
    }

    /// What it printed to standard output.
    var text: String { String(decoding: output, as: UTF8.self) }
}

/// A run, and how much memory it took at its peak.
struct MeasuredRun {
    let run: ToolRun
    /// MiB, as the kernel says; 0 under a sanitizer, whose own memory comes on top.
    let peak: Int

    /// Starts the tool and waits for it.
    ///
    /// It is a small process that does so: what a child took at its peak is never below what its parent had, and the
    /// tests have much.
    private static let launcher = """
        import os, sys
        process = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ)
        _, status, usage = os.wait4(process, 0)
        with open(".peak", "w") as file: file.write(str(usage.ru_maxrss // 1024))
        sys.exit(os.waitstatus_to_exitcode(status))
        """

    init(_ arguments: [String], in folder: ScratchFolder) throws {
        run = try ToolRun(arguments, in: folder, prefix: ["python3", "-c", MeasuredRun.launcher])
        let file = folder.url.appendingPathComponent(".peak")
        let isSanitized = ProcessInfo.processInfo.environment["SESSTAT_TESTS_SANITIZED"] != nil
        peak = isSanitized ? 0 : (try? String(contentsOf: file, encoding: .utf8)).flatMap { Int($0) } ?? .max
    }
}

/// A folder of a test, which goes with it.
final class ScratchFolder {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("sesstat-hostile-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Writes a file in it.
    func write(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: url.appendingPathComponent(name))
    }

    /// Runs a program, found by the search path, in the folder, and gives its exit status.
    @discardableResult
    func run(_ command: [String], output: URL? = nil, errors: URL? = nil) throws -> Int {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.currentDirectoryURL = url
        process.environment = ProcessInfo.processInfo.environment.merging(["TZ": "UTC", "LC_ALL": "C.UTF-8"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        if let output { process.standardOutput = try FileHandle(forWritingTo: output) }
        if let errors { process.standardError = try FileHandle(forWritingTo: errors) }
        try process.run()
        process.waitUntilExit()
        return Int(process.terminationStatus)
    }
}
