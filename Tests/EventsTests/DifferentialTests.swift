import Foundation
import Testing

@testable import Events

@Suite("Reading against Foundation and the contract") struct DifferentialTests {
    static let plan = FieldPlan(.tag("ses:configuration-set"), .tag("campaign"), recipients: .all)

    /// Compares what a reader makes of one sound record with what the contract says of Foundation's tree.
    static func check(_ record: [UInt8], hasUnpairedSurrogate: Bool, seed: UInt64) {
        let found = reading(record + [0x0A], plan: plan, step: 97)
        let text = String(decoding: record, as: UTF8.self)
        guard let tree = Oracle.tree(record) else {
            Issue.record("seed \(seed): Foundation refuses \(text)")
            return
        }
        #expect(found.tally.records == 1, "seed \(seed): \(found.summary) of \(text)")
        switch Oracle.judge(tree, hasUnpairedSurrogate: hasUnpairedSurrogate) {
        case .event(let event, let warnings):
            #expect(found.events == [event], "seed \(seed): \(found.summary) of \(text)")
            #expect(Set(found.warnings) == warnings, "seed \(seed): \(text)")
        case .ignored(let reason):
            #expect(found.ignored(reason) == 1, "seed \(seed): \(found.summary), not \(reason), of \(text)")
        case .rejected(let reasons):
            let isOne = found.reasons.count == 1 && reasons.contains(found.reasons[0])
            #expect(isOne, "seed \(seed): \(found.summary), not \(reasons), of \(text)")
        }
    }

    @Test("random records become what the contract says of them", arguments: 0..<UInt64(20))
    func random(batch: UInt64) {
        for index in 0..<UInt64(150) {
            let seed = batch * 1000 + index
            var random = SeededGenerator(seed: seed)
            // Some records are mostly sound, some full of faults.
            let record = RecordMaker.record(&random, faults: [200, 20, 6][Int(index % 3)])
            let verdict = SlowJSON.judge(record)
            #expect(verdict.isSound, "seed \(seed): the generator made what is no JSON")
            DifferentialTests.check(record, hasUnpairedSurrogate: verdict.hasUnpairedSurrogate, seed: seed)
        }
    }

    /// One byte flipped, deleted or inserted, or the end cut off.
    static func mutate(_ record: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
        var bytes = record
        let place = random.below(bytes.count)
        switch random.below(5) {
        case 0: bytes[place] ^= 1 << UInt8(random.below(8))
        case 1: bytes.remove(at: place)
        case 2:
            bytes.insert(
                random.pick(Array("\"\\{}[],:0-.eEtfnu \t\r\u{0}\u{1F}\u{7F}".utf8) + [0x80, 0xFF]), at: place)
        case 3: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes.removeSubrange(max(place, 1)...)
        }
        return bytes
    }

    @Test(
        "mutated records are refused exactly where they are no JSON, and never take a neighbour along",
        arguments: 0..<UInt64(14))
    func mutated(batch: UInt64) {
        let before = #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"before"}}"#
        let after = #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"after"}}"#
        for index in 0..<UInt64(150) {
            let seed = batch * 1000 + index
            var random = SeededGenerator(seed: seed)
            let record = DifferentialTests.mutate(RecordMaker.record(&random), &random)
            let text = String(decoding: record, as: UTF8.self)
            let verdict = SlowJSON.judge(record)
            // A byte that turned the record into another type of value is looked at elsewhere.
            if verdict.isSound, Oracle.tree(record) != nil {
                DifferentialTests.check(record, hasUnpairedSurrogate: verdict.hasUnpairedSurrogate, seed: seed)
            }
            let input = Array("\(before)\n".utf8) + record + Array("\n\(after)\n".utf8)
            let found = reading(input, plan: DifferentialTests.plan)
            let rejected = found.reasons.count { $0 == .jsonSyntax || $0 == .invalidUTF8 }
            if verdict.isSound {
                #expect(rejected == 0, "seed \(seed): \(found.summary) of \(text)")
                #expect(found.tally.records == 3, "seed \(seed): \(found.summary) of \(text)")
            } else {
                #expect(rejected >= 1, "seed \(seed): \(found.summary) of \(text)")
            }
            #expect(found.events.first?.messageID == "before", "seed \(seed): \(text)")
            #expect(found.events.last?.messageID == "after", "seed \(seed): \(found.summary) of \(text)")
            let places = found.tally.events + found.tally.ignored.reduce(0, +) + Int64(found.rejected.count)
            #expect(found.tally.records == places, "seed \(seed)")
            let step = 1 + random.below(64)
            #expect(
                reading(input, plan: DifferentialTests.plan, step: step, capacity: 64) == found,
                "seed \(seed), step \(step)")
        }
    }
}
