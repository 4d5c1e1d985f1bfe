import Foundation

/// One run of the built `sesstat`, with what it printed and how much memory it took at its peak.
struct MeasuredRun {
    let status: Int
    let output: Data
    let errors: String
    /// MiB, as the kernel says.
    let peak: Int

    /// Starts the tool and waits for it. It is a small process that does so: what a child took at its peak is never below
    /// what its parent had, and the tests have much.
    private static let launcher = """
        import os, sys
        process = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
        _, status, usage = os.wait4(process, 0)
        with open(sys.argv[1], "w") as file:
            file.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_maxrss // 1024}")
        """

    /// Runs with the folder as the current one; two minutes are given to it.
    init(_ arguments: [String], in folder: ScratchFolder) throws {
        let names = ["usage", "stdout", "stderr"].map { folder.url.appendingPathComponent(".\($0)") }
        for name in names { try Data().write(to: name) }
        let tool = Products.folder.appendingPathComponent("sesstat").path
        try folder.run(
            ["timeout", "120", "python3", "-c", MeasuredRun.launcher, names[0].path, tool] + arguments,
            output: names[1], errors: names[2])
        let usage = try String(contentsOf: names[0], encoding: .utf8).split(separator: " ").compactMap { Int($0) }
        (status, peak) = usage.count == 2 ? (usage[0], usage[1]) : (-1, .max)
        output = try Data(contentsOf: names[1])
        errors = String(decoding: try Data(contentsOf: names[2]), as: UTF8.self)
    }

    /// What it printed to standard output.
    var text: String { String(decoding: output, as: UTF8.self) }
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

    /// Runs a program, found by the search path, in the folder.
    func run(_ command: [String], output: URL? = nil, errors: URL? = nil) throws {
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
    }
}
