import Testing

@testable import Events

/// Expects the same of an input whatever the size of the steps in which it comes.
func expectSame(
    _ text: [UInt8], limits: RecordLimits = RecordLimits(),
    steps: [Int] = Array(1...64) + [100, 255, 256, 257, 1000, 4096],
    sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
    let plan = FieldPlan(.tag("ses:configuration-set"))
    let whole = reading(text, plan: plan, limits: limits, capacity: max(text.count, 64) * 2)
    for step in steps {
        let found = reading(text, plan: plan, limits: limits, step: step, capacity: 64, endsApart: step % 2 == 0)
        #expect(found == whole, "step \(step): \(found.summary), not \(whole.summary)", sourceLocation: sourceLocation)
        if found != whole { break }
    }
    let places = whole.tally.events + whole.tally.ignored.reduce(0, +) + Int64(whole.rejected.count)
    #expect(whole.tally.records == places, sourceLocation: sourceLocation)
    #expect(Int(whole.tally.events) == whole.events.count, sourceLocation: sourceLocation)
    for rejected in whole.rejected
    where rejected.line != 1 + text.prefix(Int(rejected.offset)).count(where: { $0 == 0x0A }) {
        Issue.record("\(rejected) is on another line", sourceLocation: sourceLocation)
    }
    return whole
}

func expectSame(
    _ text: String, limits: RecordLimits = RecordLimits(), sourceLocation: SourceLocation = #_sourceLocation
) -> Reading {
    expectSame(Array(text.utf8), limits: limits, sourceLocation: sourceLocation)
}

/// Small sound records, each with its own message id.
private func good(_ id: Int) -> String {
    #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"\#(id)"}}"#
}

private let pretty = """
    {
      "eventType": "Send",
      "mail": {
        "timestamp": "2026-03-14T09:26:53Z",
        "messageId": "p",
        "tags": { "ses:configuration-set": [
          "letters"
        ] }
      },
      "send": {}
    }
    """

@Suite("Framing") struct FramingTests {
    /// Sound inputs, and how many events they hold.
    static let soundInputs: [(String, String, Int)] = [
        ("nothing", "", 0), ("white space", " \t\r\n\n \r\n", 0), ("one record without line end", good(1), 1),
        ("lines", "\(good(1))\n\(good(2))\n\(good(3))\n", 3), ("no last newline", "\(good(1))\n\(good(2))", 2),
        ("CRLF", "\(good(1))\r\n\(good(2))\r\n", 2), ("CR alone", "\(good(1))\r\(good(2))\r", 2),
        ("blank lines", "\n\n\(good(1))\n\n \t\n\(good(2))\n\n", 2),
        ("space around", "  \(good(1)) \n\t\(good(2))\t\n", 2),
        ("byte-order mark", "\u{FEFF}\(good(1))\n\(good(2))", 2), ("byte-order mark alone", "\u{FEFF}", 0),
        ("byte-order mark and a blank line", "\u{FEFF}\r\n\(good(1))", 1),
        ("back to back", good(1) + good(2) + good(3), 3),
        ("several a line", "\(good(1)) \(good(2))\t\(good(3))\n\(good(4))", 4),
        ("over several lines", pretty, 1), ("over several lines, back to back", pretty + pretty + "\n" + pretty, 3),
        ("over several lines with CRLF", pretty.replacing("\n", with: "\r\n") + "\r\n" + good(1), 2),
        ("mixed", "\(pretty)\n\(good(1))\(good(2))\r\n\(pretty)", 4),
        ("array", "[\(good(1)),\(good(2))]", 2), ("array, one a line", "[\n\(good(1)),\n\(good(2))\n]\n", 2),
        ("array, pretty-printed", "[\n  \(pretty.replacing("\n", with: "\n  ")),\n  \(pretty)\n]", 2),
        ("array of one", "[\(good(1))]", 1), ("empty array", "[]", 0), ("empty array with space", " [ \n ] \n", 0),
        ("array, then lines", "[\(good(1))]\n\(good(2))\n[\(good(3)),\(good(4))]\n\(good(5))", 5),
        ("arrays back to back", "[\(good(1))][\(good(2))][][\(good(3))]", 3),
        ("record, then array", good(1) + "[\(good(2))]" + good(3), 3),
        ("comma on the next line", "[\(good(1))\n,\(good(2))\n]", 2),
        ("array and byte-order mark", "\u{FEFF}[\(good(1))]", 1),
    ]

    @Test("sound framings of any kind hold their records", arguments: soundInputs)
    func sound(name: String, text: String, count: Int) {
        let found = expectSame(text)
        #expect(found.events.count == count, "\(name)")
        #expect(found.rejected == [], "\(name)")
    }

    /// Inputs with something broken: their events by message id, and what is rejected, where.
    static let brokenInputs: [(String, String, [String], [String])] = [
        // Where a record fails, reading starts again at the next line that starts with `{`.
        ("cut in a string", "{\"eventType\":\"Se\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut behind a colon", "{\"eventType\":\n\(good(1))\n\(good(2))", ["1", "2"], ["json_syntax@0:1"]),
        ("cut behind a comma", "{\"a\":1,\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut in a list", "{\"a\":[\n\(good(1))\n\(good(2))\n", ["1", "2"], ["json_syntax@0:1"]),
        ("cut in a list of objects", "{\"a\":[{},\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut in a number", "{\"a\":1\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut in a literal", "{\"a\":tr\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut in an escape", "{\"a\":\"\\\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut in a unicode escape", "{\"a\":\"\\u00\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut behind an escape", "{\"a\":\"\\ud83d\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("cut at the end", "\(good(1))\n{\"eventType\":\"Send\"", ["1"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        ("a brace at the end", good(1) + "\n{", ["1"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        ("a quote at the end", good(1) + "\n\"", ["1"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        (
            "cut twice", "{\"a\":\n{\"b\":\n{\"c\":\n\(good(1))", ["1"],
            ["json_syntax@0:1", "json_syntax@6:2", "json_syntax@12:3"]
        ),
        ("broken, CRLF", "{\"a\":x}\r\n\(good(1))\r\n", ["1"], ["json_syntax@0:1"]),
        ("broken, over several lines", "{\n  \"a\": x,\n  \"b\": 1\n}\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("broken, indented lines belong to it", "{\"a\":x}\n  {\"b\":1}\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("broken, junk lines belong to it", "{\"a\":x}\njunk\n\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("NUL in a string", "{\"a\":\"\u{0}\"}\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("NUL between", "{\"a\":1\u{0}}\n\(good(1))", ["1"], ["json_syntax@0:1"]),

        // Where there are no lines, a broken record ends before the next `}{`.
        ("broken, back to back", "{\"a\":x}\(good(1))\(good(2))", ["1", "2"], ["json_syntax@0:1"]),
        (
            "broken between, back to back", "\(good(1)){\"a\":x}\(good(2))", ["1", "2"],
            ["json_syntax@\(good(1).utf8.count):1"]
        ),
        ("two broken, back to back", "{\"a\":x}{\"b\":y}\(good(1))", ["1"], ["json_syntax@0:1", "json_syntax@7:1"]),
        ("broken at the end, back to back", "\(good(1)){\"a\":x}", ["1"], ["json_syntax@\(good(1).utf8.count):1"]),
        ("a brace missing, back to back", "{\"a\":{\"b\":1}\(good(1))", ["1"], ["json_syntax@0:1"]),

        // Junk.
        ("junk line", "\(good(1))\nnonsense\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        (
            "junk lines", "a b\nc\n\(good(1))\n= d\n", ["1"],
            ["json_syntax@0:1", "json_syntax@4:2", "json_syntax@\(7 + good(1).utf8.count):4"]
        ),
        ("NUL line", "\u{0}\u{0}\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("NUL at the end", "\(good(1))\n\u{0}", ["1"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        (
            "byte-order mark on a later line", "\(good(1))\n\u{FEFF}\(good(2))\n\(good(3))", ["1", "3"],
            ["json_syntax@\(good(1).utf8.count + 1):2"]
        ),
        ("two byte-order marks", "\u{FEFF}\u{FEFF}\n\(good(1))", ["1"], ["json_syntax@3:1"]),
        ("indented junk", "  junk\n\(good(1))", ["1"], ["json_syntax@2:1"]),
        ("closing brackets", "}\n]\n\(good(1))", ["1"], ["json_syntax@0:1", "json_syntax@2:2"]),
        ("a comma between lines", "\(good(1)),\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count):1"]),

        // Values that are no object.
        (
            "not_object", "1\n\"a\"\nnull\ntrue\n-1.5e3\n\(good(1))", ["1"],
            ["not_object@0:1", "not_object@2:2", "not_object@6:3", "not_object@11:4", "not_object@16:5"]
        ),
        ("not_object at the end", "\(good(1))\n12", ["1"], ["not_object@\(good(1).utf8.count + 1):2"]),
        ("not_object with space", "  12 \r\n\(good(1))", ["1"], ["not_object@2:1"]),
        ("a cut literal", "tru", [], ["json_syntax@0:1"]),

        // Text after a record.
        ("text after", "\(good(1)) nonsense\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count + 1):1"]),
        ("brace after", "\(good(1))}\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count):1"]),
        ("value after", "\(good(1)) 12\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count + 1):1"]),
        ("text after, at the end", "\(good(1))x", ["1"], ["json_syntax@\(good(1).utf8.count):1"]),
        ("text after an array", "[\(good(1))] x\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count + 3):1"]),
        ("text after an empty array", "[]x\n\(good(2))", ["2"], ["json_syntax@2:1"]),

        // Arrays: each element is a record as soon as it is complete.
        (
            "array cut between elements", "[\(good(1)),\(good(2))", ["1", "2"],
            ["json_syntax@\(good(1).utf8.count * 2 + 2):1"]
        ),
        ("array cut behind a comma", "[\(good(1)),", ["1"], ["json_syntax@\(good(1).utf8.count + 2):1"]),
        (
            "array cut in an element", "[\(good(1)),{\"eventType\":\"Se", ["1"],
            ["json_syntax@\(good(1).utf8.count + 2):1"]
        ),
        (
            "array with other elements", "[\(good(1)),1,\"a\",null,[\(good(2))],{}]", ["1"],
            [
                "not_object@\(good(1).utf8.count + 2):1", "not_object@\(good(1).utf8.count + 4):1",
                "not_object@\(good(1).utf8.count + 8):1", "not_object@\(good(1).utf8.count + 13):1",
                "missing_type@\(good(1).utf8.count * 2 + 16):1",
            ]
        ),
        ("array that begins with another element", "[1,\(good(1))]\n\(good(2))", ["1", "2"], ["not_object@1:1"]),
        (
            "cut array that begins with another element", "[1,\(good(1)),\(good(2))", ["1", "2"],
            ["not_object@1:1", "json_syntax@\(good(1).utf8.count * 2 + 4):1"]
        ),
        ("array of values", "[1, [2], \"]\"]", [], ["not_object@1:1", "not_object@4:1", "not_object@9:1"]),
        ("nested array", "[[\(good(1))]]\n\(good(2))", ["2"], ["not_object@1:1"]),
        (
            "array without a comma", "[\(good(1))\(good(2))]\n\(good(3))", ["1", "2", "3"],
            ["json_syntax@\(good(1).utf8.count + 1):1"]
        ),
        (
            "array with a comma too many", "[\(good(1)),,\(good(2))]", ["1", "2"],
            ["json_syntax@\(good(1).utf8.count + 2):1"]
        ),
        (
            "array with a comma at its end", "[\(good(1)),]\n\(good(2))", ["1", "2"],
            ["json_syntax@\(good(1).utf8.count + 2):1"]
        ),
        (
            "array with junk where a comma should be", "[\(good(1)) x\n{}]", ["1"],
            ["json_syntax@\(good(1).utf8.count + 2):1", "missing_type@\(good(1).utf8.count + 4):2"]
        ),
        (
            "array wrong in many ways counts once", "[\(good(1))\(good(2)),,,\(good(3)),]", ["1", "2", "3"],
            ["json_syntax@\(good(1).utf8.count + 1):1"]
        ),
        (
            "array with a broken element, one a line",
            "[\n\(good(1)),\n{\"a\":x},\n\(good(2)),\n\(good(3))\n]\n\(good(4))", ["1", "2", "3", "4"],
            ["json_syntax@\(good(1).utf8.count + 4):3"]
        ),
        (
            "array cut in an element, then lines", "[\(good(1)),{\"a\":\n\(good(2))\n\(good(3))", ["1", "2", "3"],
            ["json_syntax@\(good(1).utf8.count + 2):1"]
        ),
        ("a bracket alone", "[\n\(good(1))\n\(good(2))", ["1", "2"], ["json_syntax@\(good(1).utf8.count + 3):3"]),
        ("a bracket at the end", "\(good(1))\n[", ["1"], ["json_syntax@\(good(1).utf8.count + 1):2"]),
        ("junk in brackets", "[INFO] started\n\(good(1))", ["1"], ["json_syntax@0:1"]),
        ("a date in brackets", "[2026-03-14 09:26] started\n\(good(1))", ["1"], ["json_syntax@0:1"]),
    ]

    @Test(
        "something broken is rejected once, where it begins, and nothing sound beside it is lost",
        arguments: brokenInputs)
    func broken(name: String, text: String, events: [String], rejected: [String]) {
        let found = expectSame(text)
        #expect(found.events.map(\.messageID) == events, "\(name)")
        #expect(found.rejected.map(\.description) == rejected, "\(name)")
    }

    @Test("broken UTF-8 in a line is that line's fault alone")
    func utf8() {
        let text = Array("\(good(1))\n\(good(2))".utf8) + [0x0A, 0xFF, 0xFE, 0x0A] + Array(good(3).utf8)
        let found = expectSame(text)
        #expect(found.events.map(\.messageID) == ["1", "2", "3"])
        #expect(found.reasons == [.invalidUTF8])
    }

    @Test("the next input begins anew, and so does the text behind damage")
    func inputs() {
        var reader = EventReader(plan: FieldPlan(), countsLines: true)
        var batch = EventBatch(plan: FieldPlan())
        let block = TextBlock(capacity: 64)
        func read(_ text: String) -> [RejectedRecord] {
            Array(text.utf8).withUnsafeBytes { block.append($0) }
            block.prepare()
            batch.removeAll()
            reader.read(block, isFinal: true, into: &batch)
            #expect(block.count == 0)
            return reader.rejected
        }
        reader.beginInput()
        #expect(read("\u{FEFF}[\(good(1)),\n{\"a").map(\.line) == [2])
        // The same input, behind damage: offsets and lines go on, open brackets and a byte-order mark do not.
        let rest = read("\u{FEFF}x\n12\n\(good(2))")
        #expect(rest.map(\.reason) == [.jsonSyntax, .notObject])
        #expect(rest.map(\.line) == [2, 3])
        #expect(rest.map(\.offset) == [Int64(good(1).utf8.count + 9), Int64(good(1).utf8.count + 14)])
        #expect(reader.tally.events == 2)
        reader.beginInput()
        #expect(reader.tally == RecordTally())
        #expect(read("\u{FEFF}x").map(\.offset) == [3])
        #expect(read("").isEmpty)
    }

    @Test("where lines are not counted, rejected records name none")
    func withoutLines() {
        var reader = EventReader(plan: FieldPlan())
        var batch = EventBatch(plan: FieldPlan())
        let block = TextBlock(capacity: 64)
        Array("\n\nx\n".utf8).withUnsafeBytes { block.append($0) }
        block.prepare()
        reader.beginInput()
        reader.read(block, isFinal: true, into: &batch)
        #expect(reader.rejected.map(\.line) == [0])
        #expect(reader.rejected.map(\.range) == [2..<3])
        #expect(reader.rejected.map(\.offset) == [2])
    }

    @Test("random mixtures of all this are read alike in steps of any size", arguments: 0..<UInt64(60))
    func mixtures(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let pieces =
            FramingTests.brokenInputs.map(\.1) + FramingTests.soundInputs.map(\.1)
            + [
                "\n", "\n", "{", "}", "[", "]", ",", "\"", "\\", "}{", "\n{", "12", " ", "\u{0}", "junk }{ junk",
                good(7), good(8),
            ]
        let text = (0..<12).map { _ in random.pick(pieces) }.joined(separator: random.pick(["", "\n"]))
        // Half of them with limits so small that records are cut, discarded, and too deep.
        let limits =
            random.once(in: 2)
            ? RecordLimits() : .small(record: 20 + random.below(150), envelope: 200 + random.below(400), depth: 4)
        let steps = [1, 2, 3, 7, 16, 61, 64, 65, 100, 200, 333, 1000]
        _ = expectSame(Array(text.utf8), limits: limits, steps: steps)
    }
}
