import Glibc
import Synchronization
import Testing

@testable import SESMetrics

@Suite("Metrics run", .serialized) struct MetricsRunTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private final class Messages: Sendable {
        let texts = Mutex<[String]>([])
        var text: String { texts.withLock { $0.joined() } }
    }

    private func run(_ change: (inout MetricsArguments) -> Void) -> (status: SESMetrics.ExitStatus, messages: String) {
        let messages = Messages()
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil),
            printError: { text in messages.texts.withLock { $0.append(text) } }, hasTerminal: false)
        var arguments = MetricsArguments()
        arguments.output.output = folder.path("out.csv").text
        change(&arguments)
        return (MetricsRun.run(arguments, environment: environment), messages.text)
    }

    @Test("a run without records writes a header, a summary and a few lines")
    func clean() throws {
        let input = try folder.write("in/empty")
        let (status, messages) = run {
            $0.input.inputs = [input.text]
            $0.run.summary = folder.path("summary.json").text
            $0.run.quarantine = folder.path("bad.ndjson").text
        }
        #expect(status == .success)
        #expect(messages.hasPrefix("sesstat: read 0 records from 1 input"))
        #expect(folder.text("out.csv")?.hasPrefix("Timestamp,Period,Namespace,MetricName,") == true)
        #expect(folder.text("summary.json")?.hasPrefix(#"{"version":"#) == true)
        #expect(folder.text("bad.ndjson") == "")
        #expect(folder.names == ["bad.ndjson", "in", "out.csv", "summary.json"])
    }

    @Test("quiet means nothing on standard error")
    func quiet() throws {
        let input = try folder.write("in/empty")
        let (status, messages) = run {
            $0.input.inputs = [input.text]
            $0.run.quiet = true
        }
        #expect(status == .success)
        #expect(messages == "")
    }

    @Test("a missing input, a wrong option and a missing folder leave every old file as it was", arguments: 0..<3)
    func failures(which: Int) throws {
        try folder.write("out.csv", "old")
        let input = try folder.write("in/empty")
        let (status, messages) = run {
            $0.input.inputs = [which == 0 ? folder.path("none").text : input.text]
            if which == 1 { $0.window.placement = "x" }
            if which == 2 { $0.run.summary = folder.path("none/summary").text }
        }
        let expected: [SESMetrics.ExitStatus] = [.noInput, .usage, .cannotCreate]
        #expect(status == expected[which])
        #expect(messages.hasPrefix("sesstat: "))
        #expect(folder.text("out.csv") == "old")
        #expect(folder.names == ["in", "out.csv"])
    }

    @Test("a full disk under the output is status 74")
    func full() throws {
        let input = try folder.write("in/empty")
        let (status, messages) = run {
            $0.input.inputs = [input.text]
            $0.output.output = "/dev/full"
        }
        #expect(status == .cannotWrite)
        #expect(messages.contains("No space left on device"))
    }

    @Test("an input that cannot be read is damage: status 1, or 0 when that is tolerated", arguments: [true, false])
    func damaged(tolerated: Bool) throws {
        // Opens, but fails to read at its beginning.
        let (status, messages) = run {
            $0.input.inputs = ["/proc/self/mem"]
            $0.run.tolerateDamage = tolerated
        }
        #expect(status == (tolerated ? .success : .imperfect))
        #expect(messages.contains("/proc/self/mem: read_error at byte 0: Input/output error"))
        #expect(folder.names == ["out.csv"])
    }

    @Test("a request to stop ends the run with its own status, and leaves nothing", arguments: [SIGINT, SIGTERM])
    func stopped(signal: Int32) async throws {
        let input = try folder.write("in/empty")
        let expected = signal == SIGINT ? SESMetrics.ExitStatus.interrupted : .terminated
        // In a process of its own: such a request is for the whole of it.
        await #expect(processExitsWith: .exitCode(expected.rawValue)) {
            [signal = signal as Int32, input = input.text as String] in
            Interruption.request(signal)
            let tests = try MetricsRunTests()
            let (status, messages) = tests.run { $0.input.inputs = [input] }
            exit(messages.isEmpty && tests.folder.names.isEmpty ? status.rawValue : EXIT_FAILURE)
        }
    }
}
