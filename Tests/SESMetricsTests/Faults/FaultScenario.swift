import Foundation
import Synchronization

@testable import SESMetrics

/// A run that writes to several places, with old files in them, which can be repeated with faults.
final class FaultScenario {
    /// What came of a run.
    struct Outcome {
        var status: SESMetrics.ExitStatus
        var messages: String
        /// What stands in each of the run's outputs, in the order in which they are put in place.
        var contents: [[UInt8]]
        /// Names of hidden files that the run left.
        var leftovers: [String]
    }

    let name: String
    let folder: TemporaryFolder
    /// The names of the outputs, in the order in which they are put in place; `-` is standard output.
    let outputs: [String]
    /// What stood in them.
    let old: [String]
    /// Whether the file system has no files without names, a dead temporary file lies about, and the last output is a
    /// link.
    let isHarsh: Bool
    private let run: (RunEnvironment) -> SESMetrics.ExitStatus
    private let inputs: [(name: String, text: String)]

    /// A run of `command`, which gets the folder, over events and rejected records in three inputs.
    init(
        _ name: String, outputs: [String], isHarsh: Bool = false,
        _ command: @escaping (TemporaryFolder, RunEnvironment) -> SESMetrics.ExitStatus
    ) throws {
        self.name = name
        self.outputs = outputs
        self.isHarsh = isHarsh
        let folder = try TemporaryFolder()
        self.folder = folder
        run = { command(folder, $0) }
        old = outputs.map { $0 == "-" ? "" : "the old \($0)\n" }
        if isHarsh, let last = outputs.last { try folder.link(last, to: "linked") }
        inputs = (0..<3).map { ("in/\($0)", FaultScenario.records(of: $0)) }
        for (name, text) in inputs { try folder.write(name, text) }
    }

    private static func records(of input: Int) -> String {
        (0..<16).map { message in
            let number = input * 16 + message
            let time = "2026-03-\(10 + number % 9)T1\(message % 10):00:00.000Z"
            let broken = "{ broken record \(number) \(String(repeating: "x", count: 400))\n"
            return ReportEvents.message("m\(number)", at: time, campaign: "c\(number)") + broken
        }.joined()
    }

    /// The name of the output that a temporary file stands in for.
    func output(of call: TracedCall) -> String? {
        let target = call.name.dropFirst().prefix { $0 != "-" }.dropLast(".sesstat".count)
        return target == "linked" ? outputs.last : outputs.first { $0 == target }
    }

    /// Runs by the calls given, with the old outputs in place, and puts inputs and outputs back afterwards.
    ///
    /// `cut` says of which inputs there are how many bytes only.
    func outcome(_ calls: FaultyCalls, cut: [FilePath: Int] = [:]) throws -> Outcome {
        for (output, text) in zip(outputs, old) where output != "-" { try folder.write(output, text) }
        if isHarsh { try folder.write(".\(outputs[0]).sesstat-0", "left by a dead run") }
        for (name, text) in inputs {
            if let count = cut[folder.path(name)] {
                try folder.write(name, String(decoding: text.utf8.prefix(count), as: UTF8.self))
            }
        }
        defer { for (name, text) in inputs where !cut.isEmpty { _ = try? folder.write(name, text) } }
        let text = MessageText()
        var environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { text.add($0) },
            hasTerminal: false)
        environment.files = FileSystem(calls: calls)
        environment.drawSeed = { (1, 2) }
        let status = run(environment)
        let contents = outputs.map { output in
            let bytes = output == "-" ? calls.printed : Array((try? Data(contentsOf: folder.url(output))) ?? Data())
            guard output.hasSuffix(".json") else { return bytes }
            return Array(FaultScenario.timeless(String(decoding: bytes, as: UTF8.self)).utf8)
        }
        let visible = Set(outputs + ["in", "linked"])
        return Outcome(
            status: status, messages: text.text, contents: contents,
            leftovers: folder.names.filter { !visible.contains($0) })
    }

    /// A summary without the seconds that the run took.
    private static func timeless(_ summary: String) -> String {
        var parts = summary.components(separatedBy: "\"seconds\":")
        if parts.count == 2 { parts[1] = "0" + String(parts[1].drop { $0.isNumber || $0 == "." }) }
        return parts.joined(separator: "\"seconds\":")
    }
}

/// What a run says on standard error.
private final class MessageText: Sendable {
    private let texts = Mutex<[String]>([])
    func add(_ text: String) { texts.withLock { $0.append(text) } }
    var text: String { texts.withLock { $0.joined() } }
}
