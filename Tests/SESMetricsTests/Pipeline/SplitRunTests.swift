import Synchronization
import Foundation
import Testing

@testable import SESMetrics

@Suite("Runs with more threads than inputs", .serialized) struct SplitRunTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Opens of 40 hours, every 97th line broken, every fifth a copy of another.
    private func text(lines: Int) -> String {
        var text = ""
        for line in 0..<lines {
            let number = line % 5 == 0 ? line / 2 : line
            let time = "2026-03-0\(1 + number / 24 % 2)T\(10 + number % 14):00:00.\(100 + number % 900)Z"
            text += #"{"eventType":"Open","mail":{"timestamp":"2026-03-01T00:00:00.000Z","messageId":"m\#(number)","#
            text += #""tags":{"campaign":["c\#(number % 7)"]}},"open":{"timestamp":"\#(time)","ipAddress":"192.0.2.1"}"#
            text += line % 97 == 0 ? "\n" : "}\n"
        }
        return text
    }

    private func run(_ input: FilePath, threads: String) throws -> [String] {
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { _ in }, hasTerminal: false)
        var arguments = MetricsArguments()
        arguments.input.inputs = [input.text]
        arguments.window.period = "1h"
        arguments.selection.dimensions = ["campaign"]
        arguments.output.output = folder.path("out.csv").text
        arguments.run.quarantine = folder.path("bad.ndjson").text
        arguments.run.summary = folder.path("summary.json").text
        arguments.run.threads = threads
        #expect(MetricsRun.run(arguments, environment: environment) == .imperfect)
        let summary = try #require(folder.text("summary.json"))
        let seconds = try #require(summary.range(of: #""seconds":"#))
        return [
            try #require(folder.text("out.csv")), try #require(folder.text("bad.ndjson")),
            String(summary[..<seconds.lowerBound]),
        ]
    }

    @Test("one large input gives the same rows, quarantine and totals with one thread, two and five")
    func sameResults() throws {
        let input = try folder.write("in/large", text(lines: 7000))
        let expected = try run(input, threads: "1")
        #expect(expected[0].split(separator: "\n").count > 50)
        #expect(expected[1].split(separator: "\n").count > 70)
        for threads in ["2", "5"] {
            for _ in 0..<3 { #expect(try run(input, threads: threads) == expected) }
        }
    }

    @Test("a run that passes a limit ends with its status, though another thread is inflating for it")
    func limit() throws {
        let input = try folder.write("in/large", text(lines: 7000))
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { _ in }, hasTerminal: false)
        var arguments = MetricsArguments()
        arguments.input.inputs = [input.text]
        arguments.window.period = "1s"
        arguments.limits.datapoints = "3"
        arguments.output.output = folder.path("out.csv").text
        arguments.run.threads = "2"
        #expect(MetricsRun.run(arguments, environment: environment) == .limit)
        #expect(folder.names == ["in"])
    }
}
