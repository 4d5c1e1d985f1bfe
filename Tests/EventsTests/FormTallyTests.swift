import Testing

@testable import Events

@Suite("Forms of records") struct FormTallyTests {
    private static let send =
        #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53.589Z","messageId":"m-1"},"send":{}}"#

    /// The forms of a text that comes in blocks of a given size.
    private func forms(_ text: String, step: Int = 1 << 20, plan: FieldPlan? = nil, recovers: Bool = true) -> (
        FormTally, RecordTally
    ) {
        var fields = FieldPlan()
        fields.notesForms = true
        var limits = RecordLimits()
        limits.recoversFirehoseErrors = recovers
        let all = Array(text.utf8)
        var reader = EventReader(plan: plan ?? fields, limits: limits)
        var batch = EventBatch(plan: plan ?? fields)
        // A block of many records, or one that grows for each.
        let block = TextBlock(capacity: step < 4096 ? 64 : 4096)
        reader.beginInput()
        var at = 0
        repeat {
            block.makeRoom()
            let count = min(step, all.count - at, unsafe block.freeSpace.count)
            unsafe all.withUnsafeBytes {
                unsafe block.freeSpace.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[at..<at + count]))
            }
            block.append(count: count)
            block.prepare()
            at += count
            batch.removeAll()
            reader.read(block, isFinal: at == all.count, into: &batch)
        } while at < all.count
        return (reader.forms, reader.tally)
    }

    private func counts(_ forms: FormTally) -> [Int64] { Framing.allCases.map { forms.objects($0) } }

    private func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    @Test(
        "what parts a record from the one before is its framing, whatever the block size", arguments: [1, 7, 64, 4096])
    func framing(step: Int) {
        let send = FormTallyTests.send
        let pretty = send.replacing(",\"send\"", with: ",\n  \"send\"")
        // newline, back to back, several a line, multi-line, array
        let cases: [(String, [Int64])] = [
            ("\(send)\n\(send)\r\n\n\(send)", [3, 0, 0, 0, 0]),
            ("\(send)\(send)\n\(send)\(send)", [2, 2, 0, 0, 0]),
            ("\(send) \(send)\t\(send)\n", [1, 0, 2, 0, 0]),
            ("\(pretty)\n\(pretty)", [0, 0, 0, 2, 0]),
            ("\(pretty)\(pretty)\(send)", [0, 1, 0, 2, 0]),
            ("[\(send),\(pretty),\n\(send)]\n\(send)", [1, 0, 0, 0, 3]),
            ("\u{FEFF}\(send)\n[]\n1\n{\n\(send)", [2, 0, 0, 0, 0]),
        ]
        for (text, expected) in cases {
            #expect(counts(forms(text, step: step).0) == expected, "\(text)")
        }
    }

    @Test("a record counts for each kind of envelope around it, once")
    func envelopes() {
        let send = FormTallyTests.send
        let sns = #"{"Type":"Notification","Message":\#(quoted(send))}"#
        let bridge = #"{"detail-type":"Email Sent","detail":\#(send)}"#
        let both = #"{"Type":"Notification","Message":\#(quoted(bridge))}"#
        let text = [
            send, sns, bridge, both,
            #"{"Records":[{"Sns":{"Message":\#(quoted(send))}},{"other":1}]}"#,
            #"{"messageType":"DATA_MESSAGE","logEvents":[{"message":\#(quoted(send))},{"message":"hello"}]}"#,
            #"{"attemptsMade":1,"rawData":"e30="}"#,
            #"{"reason":"json_syntax","raw":\#(quoted("{\"a\":1} x"))}"#,
            #"{"notificationType":"AmazonSnsSubscriptionSucceeded"}"#, "junk",
        ].joined(separator: "\n")
        let (forms, tally) = forms(text)
        #expect(forms.records(in: .sns) == 2)
        #expect(forms.records(in: .eventBridge) == 2)
        #expect(forms.records(in: .lambda) == 2)
        #expect(forms.records(in: .logs) == 2)
        #expect(forms.records(in: .firehoseError) == 1)
        #expect(forms.records(in: .quarantine) == 2)
        #expect(forms.bareRecords == 3)
        // One record lies within two kinds.
        #expect(forms.bareRecords + EnvelopeKind.allCases.reduce(0) { $0 + forms.records(in: $1) } == tally.records + 1)
    }

    @Test("an error object counts as what it is, opened or not", arguments: [true, false])
    func errorObjects(opened: Bool) {
        let (forms, tally) = forms(#"{"attemptsMade":1,"rawData":"e30="}"#, recovers: opened)
        #expect(forms.records(in: .firehoseError) == 1)
        #expect(forms.bareRecords == 0)
        #expect(tally.ignored.reduce(0, +) == (opened ? 0 : 1))
    }

    @Test("nothing is noted where the plan does not ask")
    func unasked() {
        let (forms, tally) = forms(FormTallyTests.send, plan: FieldPlan())
        #expect(tally.events == 1)
        #expect(forms == FormTally())
    }

    @Test("codes are distinct, and stable")
    func codes() {
        #expect(
            Framing.allCases.map(\.code) == [
                "newline_delimited", "back_to_back", "several_a_line", "multi_line", "array",
            ])
        #expect(
            EnvelopeKind.allCases.map(\.code) == [
                "sns", "eventbridge", "lambda", "cloudwatch_logs", "firehose_error", "quarantine",
            ])
    }
}
