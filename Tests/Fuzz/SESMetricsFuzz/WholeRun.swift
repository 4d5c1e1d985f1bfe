internal import Foundation
internal import FuzzSupport
internal import Synchronization
@testable internal import SESMetrics

/// One run of `sesstat metrics` in this process, over files of a folder in memory.
struct WholeRun {
    let status: SESMetrics.ExitStatus
    let output: [UInt8]
    let quarantine: [UInt8]
    let summary: [String: Any]

    /// A folder of this process's own, removed at its end.
    private static let folder: String = {
        let root = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
        let path = "\(root)/sesstat-fuzz-\(ProcessInfo.processInfo.processIdentifier)"
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        atexit { try? FileManager.default.removeItem(atPath: WholeRun.folder) }
        return path
    }()

    init(_ bytes: [UInt8], _ change: (inout MetricsArguments) -> Void) {
        let folder = WholeRun.folder
        _ = FileManager.default.createFile(atPath: folder + "/in", contents: Data(bytes))
        var arguments = MetricsArguments()
        arguments.input.inputs = [folder + "/in"]
        arguments.output.output = folder + "/out"
        arguments.run.summary = folder + "/summary"
        arguments.run.quarantine = folder + "/bad"
        arguments.run.quiet = true
        change(&arguments)
        let messages = Messages()
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil),
            printError: { text in messages.list.withLock { $0.append(text) } }, hasTerminal: false)
        status = MetricsRun.run(arguments, environment: environment)
        guard status == .success || status == .imperfect else {
            differ("status \(status): \(messages.list.withLock { $0 })")
        }
        func read(_ name: String) -> [UInt8] {
            FileManager.default.contents(atPath: folder + name).map(Array.init) ?? []
        }
        output = read("/out")
        quarantine = read("/bad")
        summary = (try? JSONSerialization.jsonObject(with: Data(read("/summary")))) as? [String: Any] ?? [:]
    }

    private final class Messages: Sendable {
        let list = Mutex<[String]>([])
    }

    /// A number of the summary.
    func number(_ name: String) -> Int { summary[name] as? Int ?? -1 }

    /// Counts by reason of the summary.
    func counts(_ name: String) -> [String: Int] { summary[name] as? [String: Int] ?? [:] }

    /// Whether the conservation law holds (contract §3).
    var conserves: Bool {
        let sums = ["ignored", "rejected"].map { counts($0).values.reduce(0, +) }
        return number("records") >= 0
            && number("records") == sums.reduce(number("counted") + number("duplicate") + number("filtered"), +)
    }
}
