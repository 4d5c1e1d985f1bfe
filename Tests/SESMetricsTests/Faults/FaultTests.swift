import Foundation
import Glibc
import Testing

@testable import SESMetrics

@Suite("Faults") struct FaultTests {
    /// The options that all scenarios share: little memory, so that much is set aside, and nothing but damage is told
    /// by the status.
    private static func arguments(
        _ folder: TemporaryFolder, output: String, summary: String, quarantine: String?
    ) -> MetricsArguments {
        var arguments = MetricsArguments()
        arguments.input.inputs = [folder.path("in").text]
        arguments.output.output = output == "-" ? "-" : folder.path(output).text
        arguments.run.summary = folder.path(summary).text
        arguments.run.quarantine = quarantine.map { folder.path($0).text }
        arguments.run.threads = "1"
        arguments.run.memoryLimit = "64K"
        arguments.run.temporaryFolder = folder.path.text
        arguments.run.tolerate = "100%"
        arguments.run.quiet = true
        arguments.selection.dimensions = ["campaign"]
        return arguments
    }

    /// A scenario of `sesstat metrics`.
    private static func metrics(
        _ name: String, output: String, quarantine: String, isHarsh: Bool = false
    ) throws -> FaultScenario {
        let outputs = [quarantine, "summary.json", output]
        return try FaultScenario(name, outputs: outputs, isHarsh: isHarsh) { folder, environment in
            let arguments = arguments(folder, output: output, summary: "summary.json", quarantine: quarantine)
            return MetricsRun.run(arguments, environment: environment)
        }
    }

    /// Scenarios that between them write everything that can be written.
    private static func scenarios() throws -> [FaultScenario] {
        [
            try metrics("metrics", output: "out.csv", quarantine: "bad.ndjson"),
            try metrics("metrics, gzipped and named", output: "out.csv", quarantine: "bad.gz", isHarsh: true),
            try metrics("metrics to standard output", output: "-", quarantine: "bad.ndjson"),
        ]
    }

    @Test("whichever call fails, and however: the old files or the new ones, no others, and the right status")
    func everyCall() throws {
        var injected = 0
        var runs = 0
        for (place, scenario) in try FaultTests.scenarios().enumerated() {
            let trial = FaultyCalls(pieces: 4000, namesAll: scenario.isHarsh)
            let clean = try scenario.outcome(trial)
            #expect(clean.status == .success, "\(scenario.name): \(clean.messages)")
            #expect(clean.leftovers == [])
            let log = trial.log.map(\.timeless)
            let judge = FaultJudge(scenario: scenario, clean: clean)
            for (number, call) in log.enumerated()
            where FaultTests.isTried(call, of: scenario, isFirst: place == 0) {
                for fault in Fault.fitting(call.kind) {
                    for keepsNames in FaultTests.keepsNames(call, fault) {
                        let plan = FaultyCalls.Plan(call: number, fault: fault, keepsNames: keepsNames)
                        let calls = FaultyCalls(plan, pieces: 4000, namesAll: scenario.isHarsh)
                        let outcome = try scenario.outcome(calls)
                        runs += 1
                        injected += calls.injected
                        let made = try #require(calls.log.dropFirst(number).first)
                        #expect(made.timeless == call, "runs differ")
                        let place = "\(scenario.name), call \(number), \(call): \(fault)"
                        try judge.judge(outcome, calls, fault, place: place)
                    }
                }
            }
        }
        #expect(runs > 500)
        print("faults: \(injected) injected in \(runs) runs")
    }

    /// All calls are tried in the first scenario, in the others those that it has not, or not in the same way.
    private static func isTried(_ call: TracedCall, of scenario: FaultScenario, isFirst: Bool) -> Bool {
        if isFirst { return true }
        switch call.kind {
        case .open: return call.isTemporary && call.name.hasSuffix("-0")
        case .read, .readAt, .close: return false
        case .write: return !call.isSpool
        default: return scenario.isHarsh || [.setPermissions, .synchronize, .rename].contains(call.kind)
        }
    }

    /// Whether the run may remove names afterwards; where a file is not put in its place, both.
    private static func keepsNames(_ call: TracedCall, _ fault: Fault) -> [Bool] {
        let isCommit = [.rename, .synchronize].contains(call.kind) && call.isTemporary
        return isCommit && fault == .error(EIO, times: 1) ? [false, true] : [false]
    }
}
