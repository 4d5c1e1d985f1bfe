import Testing

@testable import Events

/// A sound record of exactly so many bytes.
private func record(bytes: Int, id: String = "x") -> String {
    let start = #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"\#(id)"},"extra":""#
    return start + String(repeating: "e", count: bytes - start.utf8.count - 2) + #""}"#
}

/// Reads an input in steps of a few sizes, which must give the same.
private func readAlike(
    _ text: [UInt8], limits: RecordLimits = RecordLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
    expectSame(text, limits: limits, steps: [1, 7, 64, 301, 1000], sourceLocation: sourceLocation)
}

private func readAlike(
    _ text: String, limits: RecordLimits = RecordLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
    readAlike(Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

@Suite("Limits") struct LimitTests {
    static let limits = RecordLimits.small(record: 300, envelope: 1000)
    static let good = record(bytes: 200, id: "good")

    @Test("the defaults are those of the contract")
    func defaults() {
        let limits = RecordLimits()
        #expect(limits.recordBytes == 1_048_576)
        #expect(limits.envelopeBytes == 16 * 1_048_576)
        #expect(limits.depth == 64)
        #expect(!limits.replacesInvalidUTF8)
    }

    @Test("with --invalid-utf8 replace such a record is kept and repaired, with a warning; others are as they were")
    func replaced() {
        var limits = RecordLimits()
        limits.replacesInvalidUTF8 = true
        let text = Array("\(LimitTests.good)\n\(record(bytes: 300, id: "a~b\\n"))\n\(LimitTests.good){\"~\":".utf8)
        let broken = text.map { $0 == UInt8(ascii: "~") ? 0xE2 : $0 }
        for step in [1, 64, .max] {
            let found = reading(broken, limits: limits, step: step)
            #expect(found.events.map(\.messageID) == ["good", "a\u{FFFD}b\n", "good"])
            #expect(found.warnings.contains(.replacedUTF8))
            #expect(found.tally.warnings[Int(RecordWarning.replacedUTF8.rawValue)] == 1)
            #expect(found.reasons == [.invalidUTF8])
            #expect(reading(broken, step: step).reasons == [.invalidUTF8, .invalidUTF8])
        }
    }

    @Test(
        "lists and objects that metrics read are as deep as others, also where they are empty",
        arguments: [#""bouncedRecipients":[]"#, #""destination":[]"#, #""headers":[]"#, #""tags":{}"#])
    func depth(empty: String) {
        // What is deeper besides goes.
        let flat = Samples.record(.bounce).replacing(#","tags":{"ses:configuration-set":["letters"]}"#, with: "")
            .replacing(#","bouncedRecipients":[{"emailAddress":"ida@example.net","status":"5.1.1"}]"#, with: "")
            .replacing(#""destination":["ida@example.net"],"#, with: "")
        let place = empty.contains("bounced") ? #""f-1""# : #""m-1""#
        let record = flat.with(place + "," + empty, for: place)
        let plan = FieldPlan(.tag("ses:configuration-set"), .header("Subject"), recipients: .all)
        for (depth, reasons) in [(3, []), (2, [RejectReason.tooDeep])] {
            let limits = RecordLimits.small(record: 1000, envelope: 1000, depth: depth)
            #expect(reading(record, plan: plan, limits: limits).reasons == reasons)
        }
    }

    @Test("a record of exactly the default limit is read, one byte more is too_long", arguments: [0, 1])
    func defaultLimit(more: Int) {
        let text = record(bytes: 1_048_576 + more) + "\r\n" + LimitTests.good
        for step in [60_000, .max] {
            let found = reading(text, step: step)
            #expect(found.events.map(\.messageID) == (more == 0 ? ["x", "good"] : ["good"]))
            #expect(found.reasons == (more == 0 ? [] : [.tooLong]))
        }
    }

    @Test(
        "the line end and space around a record are none of it", arguments: ["", "\n", "\r\n", " \r\n", "   "],
        ["", "  "])
    func lineEnd(end: String, start: String) {
        for (bytes, count) in [(299, 1), (300, 1), (301, 0), (302, 0)] {
            let found = readAlike(start + record(bytes: bytes) + end, limits: LimitTests.limits)
            #expect(found.events.count == count, "\(bytes)")
            #expect(found.reasons == (count == 1 ? [] : [.tooLong]), "\(bytes)")
        }
    }

    @Test("as an element of an array the limits are the same")
    func inArray() {
        let text = "[\(record(bytes: 300, id: "1")),\(record(bytes: 301)),\n\(record(bytes: 900)), \(LimitTests.good)]"
        let found = readAlike(text, limits: LimitTests.limits)
        #expect(found.events.map(\.messageID) == ["1", "good"])
        #expect(found.reasons == [.tooLong, .tooLong])
    }

    @Test(
        "a broken record, a junk line and a value of more than the limit are too_long, one that just fits is not",
        arguments: [0, 1, 400, 5000])
    func brokenAndLong(more: Int) {
        let reason: (RejectReason) -> [RejectReason] = { more == 0 ? [$0] : [.tooLong] }
        func padded(_ start: String, _ end: String) -> String {
            start + String(repeating: "e", count: 300 + more - start.utf8.count - end.utf8.count) + end
        }
        for end in ["\n", "\r\n"] {
            let behind = end + LimitTests.good
            #expect(
                readAlike(padded(#"{"a":x"#, "") + behind, limits: LimitTests.limits).reasons == reason(.jsonSyntax))
            #expect(
                readAlike(padded(#"{"a":""#, "") + behind, limits: LimitTests.limits).reasons == reason(.jsonSyntax))
            #expect(readAlike(padded("junk", "") + behind, limits: LimitTests.limits).reasons == reason(.jsonSyntax))
            #expect(readAlike(padded("\"", "\"") + behind, limits: LimitTests.limits).reasons == reason(.notObject))
            #expect(readAlike(padded("[\"", "\"]") + behind, limits: LimitTests.limits).events.count == 1)
        }
    }

    @Test("too_long comes before invalid_utf8, that before too_deep, that before json_syntax")
    func precedence() {
        let deep = String(repeating: "[", count: 70)
        let faults: [(String, [UInt8], RejectReason)] = [
            ("x", [], .jsonSyntax), ("\"\(deep)", [], .jsonSyntax), (deep + "x", [], .tooDeep),
            ("\"", [0xFF, 0x22] + Array(deep.utf8), .invalidUTF8), (deep, [0xFF], .invalidUTF8),
            ("x", [0xC3], .invalidUTF8),
            (deep + String(repeating: " ", count: 300), [0xFF], .tooLong),
            ("x" + String(repeating: " ", count: 300) + "x", [], .tooLong),
        ]
        for (fault, bytes, reason) in faults {
            let text = Array(#"{"a":["#.utf8) + Array(fault.utf8) + bytes + Array("\n\(LimitTests.good)\n".utf8)
            let found = readAlike(text, limits: LimitTests.limits)
            #expect(found.events.count == 1, "\(fault)")
            #expect(found.reasons == [reason], "\(fault)")
        }
    }

    @Test("too_long comes before what is wrong with a sound record, and so does invalid_utf8")
    func precedenceOfSound() {
        let long = #"{"eventType":7,"x":""# + String(repeating: "é", count: 200) + #""}"#
        #expect(readAlike(long, limits: LimitTests.limits).reasons == [.tooLong])
        var bytes = Array(long.utf8)
        bytes.insert(0xFF, at: 25)
        #expect(readAlike(bytes, limits: LimitTests.limits).reasons == [.tooLong])
        #expect(readAlike(bytes).reasons == [.invalidUTF8])
    }

    @Test(
        "what never ends is one too_long, and what comes behind it is read",
        arguments: [
            #"{"a":""#, #"{"a":[1,"#, #"{"a": "#, "{ ", "\"", "junk ", "[ ", "[\"", "[1 ", #"[{"a":""#, "[[", "[1,\"",
        ])
    func endless(start: String) {
        for length in [250, 295, 300, 310, 990, 1010, 3000] {
            let filler = String(repeating: start.hasSuffix(" ") ? " " : "e", count: length)
            let text = start + filler + "\n" + LimitTests.good + "\n" + LimitTests.good
            let found = readAlike(text, limits: LimitTests.limits)
            #expect(found.events.map(\.messageID) == ["good", "good"], "\(length): \(found.summary)")
            // A sound first element of the array, and brackets that are never closed, are told, too.
            let expected = start.hasPrefix("[1,") || start.hasPrefix("[{") ? 3 : start.hasPrefix("[") ? 2 : 1
            #expect(found.rejected.count <= expected, "\(length): \(found.summary)")
            #expect(found.rejected.count >= (start == "[ " ? 0 : 1), "\(length): \(found.summary)")
        }
    }

    @Test(
        "where there are no lines, text that never ends is left at the next }{",
        arguments: [#"{"a":""#, "{\"a\":x", "x", "[1,x"])
    func endlessWithoutLines(start: String) {
        for length in [10, 290, 310, 990, 1010, 3000] {
            let text =
                start + String(repeating: "e", count: length) + "}" + String(repeating: LimitTests.good, count: 3)
            let found = readAlike(text, limits: LimitTests.limits)
            #expect(found.events.count == 3, "\(length): \(found.summary)")
        }
    }

    @Test(
        "text without an end is passed over in little memory, up to ten million bytes of it",
        arguments: [
            #"{"a":""#, "{", "{\"a\":[", "junk", "\"", "[", "[1,", "[{\"a\":\"", "{\"a\":[[[[[[[[", "[{}x",
        ], ["e", " ", "\\\\", "1,", "{\"a\":", "[", "\u{0}"])
    func hugeText(start: String, filler: String) {
        var reader = EventReader(plan: FieldPlan(), limits: .small(record: 10_000, envelope: 50_000), countsLines: true)
        var batch = EventBatch(plan: FieldPlan())
        let block = TextBlock(capacity: 4096)
        let fill = Array(String(repeating: filler, count: 20_000 / filler.utf8.count).utf8)
        func feed(_ text: [UInt8], isFinal: Bool = false) {
            var at = 0
            while at < text.count {
                block.makeRoom()
                let count = min(text.count - at, block.freeSpace.count)
                text.withUnsafeBytes {
                    block.freeSpace.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count]))
                }
                block.append(count: count)
                at += count
                block.prepare()
                batch.removeAll()
                reader.read(block, isFinal: isFinal && at == text.count, into: &batch)
            }
        }
        reader.beginInput()
        feed(Array(start.utf8))
        for _ in 0..<(start == "junk" && filler == "e" ? 500 : 20) { feed(fill) }
        feed(Array("\n\(LimitTests.good)\n\(LimitTests.good)".utf8), isFinal: true)
        #expect(block.capacity <= 256 * 1024)
        #expect(reader.tally.events == 2)
    }
}
