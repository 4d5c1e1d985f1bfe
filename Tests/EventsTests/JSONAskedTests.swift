import Foundation
import Testing

@testable import Events

/// JSON where a value of any type may stand though one is asked for: what is no JSON is refused there as everywhere, and
/// what is JSON is the value, or counts as missing, or is of a wrong type (contract §11).
@Suite("JSON by RFC 8259, where a value is asked for") struct JSONAskedTests {
    /// A record with the text in place of a value that it has, and a sound one behind it.
    private static func read(_ text: [UInt8], in record: String, for place: String, _ plan: FieldPlan, _ step: Int)
        -> Reading
    {
        let parts = record.split(separator: place, maxSplits: 1).map { Array($0.utf8) }
        return reading(parts[0] + text + parts[1] + [0x0A] + Array(Samples.send.utf8), plan: plan, step: step)
    }

    /// What a value is, where it is a string: without escapes what stands between the quotes, else what Foundation says.
    private static func string(_ text: [UInt8]) -> String? {
        if first(text) == "\"", !text.contains(0x5C) {
            return String(decoding: text, as: UTF8.self).trimmingCharacters(in: CharacterSet(charactersIn: "\""))
        }
        let data = Data(Oracle.repaired(text))
        return (try? JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)) as? String
    }

    /// The first byte of the value itself.
    private static func first(_ text: [UInt8]) -> Character {
        Character(UnicodeScalar(text.first { $0 > 0x20 } ?? 0x20))
    }

    /// All that is read, but for what is as deep as a record may be and stands deeper here.
    static let sound = JSONCases.sections(
        (JSONCases.accepted + JSONCases.unpaired).filter { $0.bytes != Array(JSONCases.deep.utf8) })

    @Test("the value of a tag is a string, or the first of a list, or missing", arguments: sound)
    func tag(section: JSONCases.Section) throws {
        for (item, step) in section.cases(steps: [23, .max]) {
            let plan = FieldPlan(.tag("ses:configuration-set"))
            let found = JSONAskedTests.read(item.bytes, in: Samples.send, for: #"["letters"]"#, plan, step)
            var expected = JSONAskedTests.string(item.bytes)
            if JSONAskedTests.first(item.bytes) == "[" {
                let data = Data(Oracle.repaired(item.bytes))
                expected = (try JSONSerialization.jsonObject(with: data) as? [Any])?.first as? String
            }
            #expect(found.reasons == [], "\(item)")
            #expect(found.events.first?.values == [expected ?? ""], "\(item): \(found.summary)")
            let isOdd = !["[", "n"].contains(JSONAskedTests.first(item.bytes))
            #expect(found.warnings.contains(.tagNotArray) == isOdd, "\(item)")
            #expect(found.warnings.contains(.unpairedSurrogate) == JSONCases.unpaired.contains(item), "\(item)")
        }
    }

    @Test("a string is the name of a tag, however it is written", arguments: sound)
    func name(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            guard let name = JSONAskedTests.string(item.bytes), !name.isEmpty else { continue }
            let record = Samples.send.with(#"NAME:["first"],"z""#, for: #""ses:configuration-set""#)
            let found = JSONAskedTests.read(item.bytes, in: record, for: "NAME", FieldPlan(.tag(name)), step)
            #expect(found.reasons == [], "\(item)")
            #expect(found.events.first?.values == ["first"], "\(item): \(found.summary)")
        }
    }

    @Test("a message id is a string, missing, or of a wrong type", arguments: sound)
    func messageID(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            let found = JSONAskedTests.read(item.bytes, in: Samples.send, for: #""m-1""#, FieldPlan(), step)
            let text = JSONAskedTests.string(item.bytes)
            switch JSONAskedTests.first(item.bytes) {
            case "\"" where text != "":
                #expect(found.reasons == [], "\(item)")
                #expect(found.events.first?.messageID == text, "\(item)")
            case "n", "\"": #expect(found.reasons == [.missingMessageID], "\(item): \(found.summary)")
            default: #expect(found.reasons == [.badFieldType], "\(item): \(found.summary)")
            }
        }
    }

    @Test("an event's type is a string that no event has, missing, or of a wrong type", arguments: sound)
    func type(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            let found = JSONAskedTests.read(item.bytes, in: Samples.send, for: #""Send""#, FieldPlan(), step)
            let text = JSONAskedTests.string(item.bytes)
            switch JSONAskedTests.first(item.bytes) {
            case "\"" where text != "":
                #expect(found.reasons == [], "\(item): \(found.summary)")
                #expect(found.ignored(.unknownEventType) == 1)
            case "n", "\"": #expect(found.reasons == [.missingType], "\(item): \(found.summary)")
            default: #expect(found.reasons == [.badFieldType], "\(item): \(found.summary)")
            }
        }
    }

    @Test("mail is an object, missing, or of a wrong type", arguments: sound)
    func mail(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            let record = Samples.send.with("MAIL", for: String(Samples.mail.dropFirst(#""mail":"#.count)))
            let found = JSONAskedTests.read(item.bytes, in: record, for: "MAIL", FieldPlan(), step)
            let expected: [Character: RejectReason] = ["{": .missingMessageID, "n": .missingMail]
            #expect(
                found.reasons == [expected[JSONAskedTests.first(item.bytes)] ?? .badFieldType],
                "\(item): \(found.summary)")
        }
    }

    @Test("a processing time is a number without fraction and exponent, or missing", arguments: sound)
    func number(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            let found = JSONAskedTests.read(item.bytes, in: Samples.record(.delivery), for: "1512", FieldPlan(), step)
            let text = String(decoding: item.bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            let expected = text.wholeMatch(of: #/-?[0-9]{1,18}/#) != nil && text.utf8.count <= 18 ? Int64(text) : nil
            #expect(found.reasons == [], "\(item)")
            #expect(found.events.first?.processingTime == expected, "\(item): \(found.summary)")
        }
    }

    /// What is refused, but for a brace too many: here it ends the object around it, and the record is another.
    static let broken = JSONCases.sections(JSONCases.refused.filter { $0.bytes != Array(#"{"a":1}}"#.utf8) })

    @Test("what is no JSON is refused there, in sight of the next record", arguments: broken)
    func refused(section: JSONCases.Section) {
        for (item, step) in section.cases(steps: [23, .max]) {
            let places = [#"["letters"]"#, #""m-1""#, #""Send""#, #""111122223333""#, #"["ida@example.net"]"#]
            for place in places {
                let plan = FieldPlan(.tag("ses:configuration-set"), .field(.sendingAccountID), recipients: .all)
                let found = JSONAskedTests.read(item.bytes, in: Samples.send, for: place, plan, step)
                #expect(found.events.count == 1, "\(item) for \(place): \(found.summary)")
                #expect(found.rejected.first?.offset == 0, "\(item)")
                #expect(Set(found.reasons) == [.jsonSyntax], "\(item) for \(place): \(found.summary)")
            }
        }
    }
}
