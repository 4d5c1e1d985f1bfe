import Testing

@testable import SESMetrics

@Suite("Messages about arguments") struct ArgumentMessageTests {
    private static let cases: [@Sendable (inout MetricsArguments, String) -> Void] = [
        { $0.selection.dimensions = ["field2/\($1)"] }, { $0.selection.dimensions = ["\($1)/x"] },
        { $0.filter.conditions = ["\($1)="] }, { $0.filter.conditions = ["header/\($1)!="] },
        { $0.filter.conditions = [$1] }, { $0.window.period = $1 }, { $0.window.startTime = $1 },
        { $0.window.timeZone = $1 }, { $0.selection.metrics = [$1] }, { $0.limits.depth = $1 },
    ]

    @Test("what was typed cannot steer a terminal, whichever option it was typed for", arguments: 0..<10)
    func untrusted(option: Int) throws {
        let text = "\u{1B}[31m\r\u{202E}"
        var arguments = MetricsArguments()
        arguments.input.inputs = ["x"]
        ArgumentMessageTests.cases[option](&arguments, text)
        let environment = RunEnvironment(
            now: 0, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { _ in }, hasTerminal: false)
        let failure = try #require(
            #expect(throws: RunFailure.self) { _ = try arguments.plan(environment: environment) })
        for line in [failure.message, failure.advice ?? ""] {
            #expect(SafeText.escaping(line) == line)
        }
    }
}
