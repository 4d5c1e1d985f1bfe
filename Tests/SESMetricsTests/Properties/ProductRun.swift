import Foundation
import Synchronization

@testable import SESMetrics

/// What one run of the product made of a folder's inputs.
struct ProductRun {
    let status: SESMetrics.ExitStatus
    let output: String
    let summary: [String: Any]
    let messages: String

    /// Runs with output and summary beside the folder's inputs, which are in `in`.
    init(_ folder: TemporaryFolder, _ change: (inout MetricsArguments) -> Void) throws {
        var arguments = MetricsArguments()
        arguments.input.inputs = [folder.path("in").text]
        arguments.output.output = folder.path("out.csv").text
        arguments.run.summary = folder.path("summary.json").text
        arguments.run.quiet = true
        change(&arguments)
        let texts = Messages()
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil),
            printError: { text in texts.list.withLock { $0.append(text) } }, hasTerminal: false)
        status = MetricsRun.run(arguments, environment: environment)
        messages = texts.list.withLock { $0.joined() }
        output = folder.text("out.csv") ?? ""
        let data = Data((folder.text("summary.json") ?? "{}").utf8)
        summary = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
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
        let parts = number("counted") + number("duplicate") + number("filtered")
        return number("records")
            == parts + counts("ignored").values.reduce(0, +) + counts("rejected").values.reduce(0, +)
    }
}
