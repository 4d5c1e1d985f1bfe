import Foundation
import Testing

@testable import Events

/// The folder of JSONTestSuite's files, if one is named.
enum JSONTestSuite {
    static let folder = ProcessInfo.processInfo.environment["JSON_TEST_SUITE"]

    /// Names of the files that begin like this.
    static func names(_ kind: String) -> [String] {
        let names = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
        return names.filter { $0.hasPrefix(kind) && $0.hasSuffix(".json") }.sorted()
    }

    static func text(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: folder ?? "").appendingPathComponent(name)))
    }
}

/// The files of JSONTestSuite (github.com/nst/JSONTestSuite), where `JSON_TEST_SUITE` names their folder: `y_` must be
/// read, `n_` refused, and `i_`, which is left open, is judged as "Record format" states.
@Suite(
    "JSONTestSuite", .enabled(if: JSONTestSuite.folder != nil, "JSON_TEST_SUITE names no folder of its files")
)
struct JSONTestSuiteTests {
    /// As a record of its own, and as a part of one that no metric reads; a sound record follows.
    ///
    /// All at once, or in small steps: a byte, or for the few long texts some thousand.
    private static func read(_ text: [UInt8], inSteps: Bool) -> (alone: Reading, inside: Reading) {
        let step = !inSteps ? .max : text.count < 4096 ? 1 : 4093
        let send = [0x0A] + Array(Samples.send.utf8)
        return (
            reading(text + send, step: step), reading(JSONConformanceTests.record(text) + send, step: step)
        )
    }

    private static let faults: Set<RejectReason> = [.jsonSyntax, .invalidUTF8, .tooDeep]

    @Test("the folder holds files of each kind", arguments: ["y_", "n_", "i_"])
    func isThere(kind: String) {
        #expect(!JSONTestSuite.names(kind).isEmpty)
    }

    @Test("what must be read is read", arguments: JSONTestSuite.names("y_"), [false, true])
    func accepted(name: String, inSteps: Bool) throws {
        let (alone, inside) = JSONTestSuiteTests.read(try JSONTestSuite.text(name), inSteps: inSteps)
        #expect(alone.events.count == 1 && inside.events.count == 2)
        #expect(JSONTestSuiteTests.faults.isDisjoint(with: alone.reasons), "\(alone.summary)")
        #expect(inside.reasons == [])
    }

    /// Files that hold no value at all, or several, which are records side by side (contract §2).
    private static func isFraming(_ text: [UInt8]) -> Bool {
        let space: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
        let hasValue = text.contains { !space.contains($0) } && text != [0xEF, 0xBB, 0xBF]
        return !hasValue || String(decoding: text, as: UTF8.self) == "[][]"
    }

    @Test(
        "what must be refused is refused, and nothing beside it", arguments: JSONTestSuite.names("n_"), [false, true])
    func refused(name: String, inSteps: Bool) throws {
        let text = try JSONTestSuite.text(name)
        let (alone, inside) = JSONTestSuiteTests.read(text, inSteps: inSteps)
        #expect(alone.events.count == 1, "\(alone.summary)")
        let isFraming = JSONTestSuiteTests.isFraming(text)
        #expect(JSONTestSuiteTests.faults.isDisjoint(with: alone.reasons) == isFraming, "\(alone.summary)")
        // Between brackets, white space is all right.
        if SlowJSON.judge([0x5B] + text + [0x5D], maximumDepth: 63).isSound { return }
        #expect(inside.events.count == 1, "\(inside.summary)")
        #expect(!JSONTestSuiteTests.faults.isDisjoint(with: inside.reasons), "\(inside.summary)")
    }

    @Test("what is left open is judged as is stated", arguments: JSONTestSuite.names("i_"), [false, true])
    func open(name: String, inSteps: Bool) throws {
        let text = try JSONTestSuite.text(name)
        let (alone, inside) = JSONTestSuiteTests.read(text, inSteps: inSteps)
        // A byte-order mark is read at the start of an input, and nowhere else.
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let marked = SlowJSON.judge(text.starts(with: mark) ? Array(text.dropFirst(3)) : text, maximumDepth: 64)
        let verdict = SlowJSON.judge([0x5B] + text + [0x5D], maximumDepth: 63)
        #expect(alone.events.count == 1)
        #expect(JSONTestSuiteTests.faults.isDisjoint(with: alone.reasons) == marked.isSound, "\(alone.summary)")
        #expect(inside.events.count == (verdict.isSound ? 2 : 1), "\(inside.summary)")
        #expect(inside.warnings.contains(.unpairedSurrogate) == (verdict.isSound && verdict.hasUnpairedSurrogate))
        if !verdict.isSound {
            let reason: RejectReason =
                !verdict.isUTF8 ? .invalidUTF8 : verdict.failure == .tooDeep ? .tooDeep : .jsonSyntax
            #expect(inside.reasons.first == reason, "\(inside.summary)")
        }
    }
}
