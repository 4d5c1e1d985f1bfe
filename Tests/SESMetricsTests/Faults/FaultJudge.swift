import Foundation
import Testing

@testable import SESMetrics

/// Holds what came of a run with faults against what may come of it.
final class FaultJudge {
    private let scenario: FaultScenario
    private let clean: FaultScenario.Outcome
    private let old: [[UInt8]]
    private var cuts: [[FilePath: Int]: FaultScenario.Outcome] = [:]

    /// A judge of runs that come to `clean` where nothing fails.
    init(scenario: FaultScenario, clean: FaultScenario.Outcome) {
        self.scenario = scenario
        self.clean = clean
        old = scenario.old.map { Array($0.utf8) }
    }

    /// Judges a run.
    func judge(_ outcome: FaultScenario.Outcome, _ calls: FaultyCalls, _ fault: Fault, place: String) throws {
        let comment = Comment(rawValue: "\(place)\nstatus \(outcome.status), \(outcome.messages)")
        let verdict = fault.passes ? .unharmed : FaultVerdict(on: calls.failed, of: scenario)
        switch verdict {
        case .unharmed:
            expectNew(outcome, comment)
        case .unharmedOrNotCreated:
            if outcome.status == .success {
                expectNew(outcome, comment)
            } else {
                expectNotCreated(outcome, fault, comment)
            }
        case .damaged:
            try expectDamage(outcome, calls, comment)
        case .cannotCreate(let output):
            expectNotCreated(outcome, fault, comment)
            #expect(outcome.messages.contains(shown(output)), comment)
        case .cannotWrite(let output, let isCommit):
            let place = try #require(scenario.outputs.firstIndex(of: output), comment)
            expectNew(outcome, upTo: isCommit ? place : 0, comment)
            #expect(outcome.messages.hasPrefix("sesstat: cannot write \(shown(output)): \(fault.message)\n  "), comment)
        case .notSynchronized:
            let place = try #require(scenario.outputs.firstIndex { outcome.messages.contains(shown($0)) }, comment)
            expectNew(outcome, upTo: place + 1, comment)
            let said =
                "sesstat: cannot bring the folder of \(shown(scenario.outputs[place])) to the disk: \(fault.message)\n  "
            #expect(outcome.messages.hasPrefix(said), comment)
        case .notSetAside:
            expectNew(outcome, upTo: 0, comment)
            let folder = scenario.folder.path.text
            let said = ["what passes --memory-limit cannot be ", "rejected records cannot be set aside in "]
            #expect(said.contains { outcome.messages.hasPrefix("sesstat: \($0)") }, comment)
            #expect(outcome.messages.contains("\(folder): \(fault.message)\n  "), comment)
        }
        try expectTidy(outcome, calls, comment)
    }

    /// How messages name an output.
    private func shown(_ output: String) -> String {
        output == "-" ? "standard output" : scenario.folder.path(output).text
    }

    /// All is as it is where nothing fails.
    private func expectNew(_ outcome: FaultScenario.Outcome, _ comment: Comment) {
        #expect(outcome.status == .success, comment)
        #expect(outcome.messages == clean.messages, comment)
        #expect(outcome.contents == clean.contents, comment)
    }

    /// A failure to write: the outputs up to one are new, the others old.
    private func expectNew(_ outcome: FaultScenario.Outcome, upTo count: Int, _ comment: Comment) {
        #expect(outcome.status == .cannotWrite, comment)
        for (number, output) in scenario.outputs.enumerated() {
            let new = clean.contents[number]
            if output == "-" {
                #expect(new.starts(with: outcome.contents[number]), "\(comment): \(output)")
                if number > count { #expect(outcome.contents[number] == [], "\(comment): \(output)") }
            } else {
                let isNew = outcome.contents[number] == new
                #expect(isNew || outcome.contents[number] == old[number], "\(comment): \(output) is half")
                #expect(isNew == (number < count), "\(comment): \(output) is \(isNew ? "new" : "old")")
            }
        }
    }

    /// Nothing is changed, and it is said what cannot be created.
    private func expectNotCreated(_ outcome: FaultScenario.Outcome, _ fault: Fault, _ comment: Comment) {
        #expect(outcome.status == .cannotCreate, comment)
        #expect(outcome.contents == old, comment)
        #expect(outcome.messages.hasPrefix("sesstat: cannot create "), comment)
        #expect(outcome.messages.contains(": \(fault.message)\n  nothing was written"), comment)
    }

    /// The outputs are those of a run over inputs that end where they could not be read on, and the summary names them.
    private func expectDamage(_ outcome: FaultScenario.Outcome, _ calls: FaultyCalls, _ comment: Comment) throws {
        #expect(outcome.status == .imperfect, comment)
        let damaged = Set(calls.failed.map(\.path)).filter { $0.folder == scenario.folder.path("in") }
        #expect(!damaged.isEmpty, comment)
        var cut: [FilePath: Int] = [:]
        for path in damaged { cut[path] = calls.delivered[path] ?? 0 }
        let reference: FaultScenario.Outcome
        if let known = cuts[cut] {
            reference = known
        } else {
            reference = try scenario.outcome(FaultyCalls(namesAll: scenario.isHarsh), cut: cut)
            cuts[cut] = reference
        }
        for (number, output) in scenario.outputs.enumerated() where output != "summary.json" {
            #expect(outcome.contents[number] == reference.contents[number], "\(comment): \(output)")
        }
        let place = try #require(scenario.outputs.firstIndex(of: "summary.json"))
        let summary = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.contents[place])) as? [String: Any], comment)
        let told = (summary["damaged"] as? [[String: Any]] ?? []).map {
            [$0["input"] as? String, $0["code"] as? String]
        }
        #expect(told == damaged.sorted().map { [$0.text, "read_error"] }, comment)
    }

    /// No file is left but where its name could not be removed, and then the next run removes it.
    private func expectTidy(_ outcome: FaultScenario.Outcome, _ calls: FaultyCalls, _ comment: Comment) throws {
        var kept = Set(calls.failed.filter { $0.isTemporary || $0.isSpool }.map(\.name))
        // What a dead run left stays where the run ended before it looked for it.
        let dead = ".\(scenario.outputs[0]).sesstat-0"
        if scenario.isHarsh, !calls.log.contains(where: { $0.name == dead }) { kept.insert(dead) }
        #expect(Set(outcome.leftovers).isSubset(of: kept), "\(comment): \(outcome.leftovers)")
        guard !outcome.leftovers.isEmpty else { return }
        let next = try scenario.outcome(FaultyCalls(namesAll: scenario.isHarsh))
        #expect(next.leftovers.filter { !$0.hasPrefix(".sesstat-spool-") } == [], comment)
        for name in next.leftovers { try FileManager.default.removeItem(at: scenario.folder.url(name)) }
    }
}
