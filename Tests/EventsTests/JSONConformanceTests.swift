import Foundation
import Testing

@testable import Events

@Suite("JSON by RFC 8259") struct JSONConformanceTests {
    /// A record with the text in a part that no metric reads, in front of what matters, so that a bracket too many shows.
    static func record(_ text: [UInt8]) -> [UInt8] {
        Array(#"{"extra":["#.utf8) + text + Array(#"],"eventType":"Send",\#(Samples.mail),"send":{}}"#.utf8)
    }

    @Test("what is JSON is accepted in a part that no metric reads", arguments: JSONCases.accepted, [1, .max])
    func acceptedInside(item: JSONCases.Case, step: Int) {
        let found = reading(JSONConformanceTests.record(item.bytes), step: step)
        #expect(found.events.count == 1)
        #expect(found.rejected == [])
        #expect(found.warnings == [])
    }

    @Test("half a surrogate pair is accepted with a warning", arguments: JSONCases.unpaired, [1, .max])
    func unpaired(item: JSONCases.Case, step: Int) {
        let found = reading(JSONConformanceTests.record(item.bytes), step: step)
        #expect(found.events.count == 1)
        #expect(found.warnings == [.unpairedSurrogate])
    }

    @Test("what is no JSON is refused there, in sight of the next record", arguments: JSONCases.refused, [1, .max])
    func refusedInside(item: JSONCases.Case, step: Int) {
        let found = reading(JSONConformanceTests.record(item.bytes) + [0x0A] + Array(Samples.send.utf8), step: step)
        #expect(found.events.count == 1)
        #expect(found.rejected == [Reading.Rejected(reason: .jsonSyntax, offset: 0, line: 1)])
    }

    @Test("what is no UTF-8 is refused there", arguments: JSONCases.invalidUTF8, [1, .max])
    func invalidInside(item: JSONCases.Case, step: Int) {
        let found = reading(JSONConformanceTests.record(item.bytes) + [0x0A] + Array(Samples.send.utf8), step: step)
        #expect(found.events.count == 1)
        #expect(found.rejected == [Reading.Rejected(reason: .invalidUTF8, offset: 0, line: 1)])
        // In the values and keys that metrics read, too, and beside broken JSON.
        for place in [#""m-1""#, #""messageId""#, #""letters""#] {
            let parts = Samples.send.split(separator: place, maxSplits: 1).map { Array($0.utf8) }
            #expect(reading(parts[0] + item.bytes + parts[1], step: step).reasons == [.invalidUTF8])
            #expect(reading(parts[0] + item.bytes + [0x2C] + parts[1], step: step).reasons == [.invalidUTF8])
        }
    }

    @Test(
        "as a record of its own, JSON is what its type makes of it", arguments: JSONCases.accepted + JSONCases.unpaired,
        [1, .max])
    func acceptedAlone(item: JSONCases.Case, step: Int) throws {
        let found = reading(item.bytes + [0x0A] + Array(Samples.send.utf8), step: step)
        #expect(found.events.count == 1, "\(found.summary)")
        // White space is none of the value's.
        switch item.bytes.first(where: { $0 > 0x20 }) {
        case UInt8(ascii: "{"): #expect(found.reasons == [.missingType])
        case UInt8(ascii: "["):
            let value = try JSONSerialization.jsonObject(with: Data(Oracle.repaired(item.bytes)))
            let elements = try #require(value as? [Any])
            #expect(found.reasons == elements.map { $0 is [String: Any] ? .missingType : .notObject })
        default: #expect(found.reasons == [.notObject])
        }
    }

    @Test("as a record of its own, what is no JSON is json_syntax", arguments: JSONCases.refused, [1, .max])
    func refusedAlone(item: JSONCases.Case, step: Int) {
        let found = reading(item.bytes + [0x0A] + Array(Samples.send.utf8), step: step)
        #expect(found.events.count == 1, "\(found.summary)")
        #expect(found.reasons.contains(.jsonSyntax), "\(found.summary)")
        // What stands complete before the fault is a record of its own.
        #expect(Set(found.reasons).isSubset(of: [.jsonSyntax, .missingType, .notObject]), "\(found.summary)")
    }

    @Test("as a record of its own, what is no UTF-8 is invalid_utf8", arguments: JSONCases.invalidUTF8, [1, .max])
    func invalidAlone(item: JSONCases.Case, step: Int) {
        for text in [item.bytes, Array(#"{"a":"#.utf8) + item.bytes + [0x7D], [0x5B] + item.bytes + [0x5D]] {
            let found = reading(text + [0x0A] + Array(Samples.send.utf8), step: step)
            #expect(found.events.count == 1)
            #expect(found.reasons == [.invalidUTF8], "\(found.summary)")
        }
    }

    @Test("there are three hundred cases and more, each in one list only, of every section")
    func distinct() {
        let repeated = Dictionary(grouping: JSONCases.all, by: \.bytes).values.filter { $0.count > 1 }
        #expect(repeated.isEmpty, "\(repeated)")
        #expect(JSONCases.all.count >= 500)
        for lists in [JSONCases.accepted, JSONCases.refused] {
            for section in 2...7 { #expect(lists.count { $0.section.hasPrefix("\(section)") } >= 10, "\(section)") }
        }
        #expect(JSONCases.invalidUTF8.count >= 20 && JSONCases.unpaired.count >= 20 && JSONCases.free.count >= 20)
    }

    @Test("the slow twin agrees with the verdicts given by hand")
    func slowTwin() {
        for item in JSONCases.accepted { #expect(SlowJSON.judge(item.bytes).isSound, "\(item)") }
        for item in JSONCases.accepted { #expect(!SlowJSON.judge(item.bytes).hasUnpairedSurrogate, "\(item)") }
        for item in JSONCases.unpaired { #expect(SlowJSON.judge(item.bytes).hasUnpairedSurrogate, "\(item)") }
        for item in JSONCases.refused { #expect(SlowJSON.judge(item.bytes).failure == .syntax, "\(item)") }
        for item in JSONCases.invalidUTF8 { #expect(!SlowJSON.judge(item.bytes).isUTF8, "\(item)") }
    }

    // MARK: Foundation

    /// Whether Foundation takes a text, where it follows the RFC.
    ///
    /// It is laxer in three ways: a comma may stand before the end of a container, a byte-order mark is skipped, and
    /// text with zero bytes may be UTF-16 or UTF-32. It is stricter in four: half a surrogate pair, a number beyond
    /// what a `Double` holds, more than 512 levels and UTF-8 of which it knows no character are refused.
    static func foundation(_ bytes: [UInt8]) -> Bool? {
        let verdict = SlowJSON.judge(bytes)
        let text = String(decoding: bytes, as: UTF8.self)
        if verdict.hasOnlyTrailingCommas || bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.contains(0) { return nil }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
        if verdict.hasUnpairedSurrogate || text.contains(#/[eE]\+?[0-9]{3}|[0-9]{300}/#) { return nil }
        return (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
    }

    @Test("Foundation agrees with the verdicts given by hand, but for its known ways")
    func foundationByHand() {
        for item in JSONCases.accepted where JSONConformanceTests.foundation(item.bytes) == false {
            Issue.record("Foundation refuses \(item)")
        }
        for item in JSONCases.refused + JSONCases.invalidUTF8 where JSONConformanceTests.foundation(item.bytes) == true
        {
            Issue.record("Foundation accepts \(item)")
        }
    }

    @Test(
        "generated and mutated values are accepted exactly where the grammar and Foundation accept them",
        arguments: 0..<UInt64(16))
    func generated(batch: UInt64) {
        for index in 0..<UInt64(200) {
            let seed = batch * 1000 + index
            var random = SeededGenerator(seed: seed)
            var bytes = random.pick(JSONCases.accepted + JSONCases.unpaired).bytes
            if random.once(in: 2) {
                bytes = Array("[".utf8) + bytes + [0x2C] + random.pick(JSONCases.accepted).bytes + [0x5D]
            }
            for _ in 0..<1 + random.below(3) {
                bytes = DifferentialTests.mutate(bytes.isEmpty ? [0x31] : bytes, &random)
            }
            let verdict = SlowJSON.judge(bytes)
            if let foundation = JSONConformanceTests.foundation(bytes) {
                #expect(
                    foundation == verdict.isSound,
                    "seed \(seed): \(String(decoding: bytes, as: UTF8.self).debugDescription)")
            }
            // In a record the text stands between brackets, where nothing at all is right, too.
            let inside = SlowJSON.judge([0x5B] + bytes + [0x5D], maximumDepth: 63)
            let found = reading(
                JSONConformanceTests.record(bytes) + [0x0A] + Array(Samples.send.utf8), step: 1 + random.below(80))
            #expect(found.events.count == (inside.isSound ? 2 : 1), "seed \(seed): \(found.summary) of \(bytes)")
            // A `}{` may end the broken record before the byte that is no UTF-8, and a line may begin another.
            let isSplit = bytes.contains(0x7B) && (bytes.contains(0x7D) || bytes.contains(0x0A))
            if inside.isSound || isSplit { continue }
            let reason: RejectReason =
                !inside.isUTF8 ? .invalidUTF8 : inside.failure == .tooDeep ? .tooDeep : .jsonSyntax
            #expect(found.reasons == [reason], "seed \(seed): \(found.summary) of \(bytes)")
        }
    }

    // MARK: Depth

    @Test(
        "64 levels are read, the 65th is too_deep, whatever they are made of", arguments: ["[", "{", "[{", "{["],
        [1, .max])
    func depth(pattern: String, step: Int) {
        // The record is the first level.
        func nested(_ levels: Int) -> String {
            let kinds = (1..<levels).map { Array(pattern)[$0 % pattern.count] }
            let opening = kinds.enumerated().map { index, kind in
                kind == "[" ? "[" : index == kinds.count - 1 ? "{" : #"{"a":"#
            }
            return opening.joined() + kinds.reversed().map { $0 == "[" ? "]" : "}" }.joined()
        }
        for (levels, reasons) in [
            (63, []), (64, []), (65, [RejectReason.tooDeep]), (66, [.tooDeep]), (500, [.tooDeep]),
        ] {
            let record = Samples.send.with(#""extra":\#(nested(levels)),"send""#, for: #""send""#)
            let found = reading(record + "\n" + Samples.send, step: step)
            #expect(found.reasons == reasons, "\(levels)")
            #expect(found.events.count == 2 - reasons.count)
        }
    }

    @Test("an element of a top-level array stands one level deeper", arguments: [1, .max])
    func depthInArray(step: Int) {
        for (levels, reasons) in [(62, []), (63, [RejectReason.tooDeep])] {
            let extra = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
            let record = Samples.send.with(#""extra":\#(extra),"send""#, for: #""send""#)
            let found = reading("[\(Samples.send),\n\(record),\n\(Samples.send)]", step: step)
            #expect(found.reasons == reasons, "\(levels): \(found.summary)")
            #expect(found.events.count == 3 - reasons.count)
        }
    }

    @Test("containers that are read for their values count as levels, too", arguments: [3, 4, 5])
    func depthLimit(limit: Int) {
        // The record, mail or payload, tags or recipients, the tag's array or the recipient: four levels.
        let limits = RecordLimits.small(record: 1 << 20, envelope: 1 << 24, depth: limit)
        for record in [Samples.send, Samples.record(.bounce), Samples.record(.click)] {
            let found = reading(
                record, plan: FieldPlan(.tag("ses:configuration-set"), .linkTag("slot")), limits: limits)
            #expect(found.reasons == (limit < 4 ? [.tooDeep] : []))
        }
    }

    @Test("a hundred thousand levels do no harm", arguments: ["[", #"{"a":"#, #"{"eventType":"#, #"{"mail":{"tags":"#])
    func hostileDepth(opening: String) {
        let found = reading(String(repeating: opening, count: 100_000) + "\n" + Samples.send)
        #expect(found.events.count == 1)
        #expect(found.rejected.count == 1)
    }
}
