import Testing

@testable import Events

@Suite("Collecting tags") struct TagCollectionTests {
    private static func record(mail: String) -> String {
        #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53.589Z","messageId":"m-1"\#(mail)},"send":{}}"#
    }

    /// Reads a text in blocks of a given size.
    private func collect(
        _ text: String, plan: FieldPlan, limits: RecordLimits = RecordLimits(), step: Int = 1 << 20,
        each: (borrowing EventBatch) -> Void = { _ in }
    ) -> (tally: RecordTally, rejected: [RejectReason]) {
        let all = Array(text.utf8)
        var reader = EventReader(plan: plan, limits: limits)
        var batch = EventBatch(plan: plan)
        let block = TextBlock(capacity: 256)
        var rejected: [RejectReason] = []
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
            each(batch)
            rejected += reader.rejected.map(\.reason)
        } while at < all.count
        return (reader.tally, rejected)
    }

    /// The tags of each event, as `name=value`, and what a planned column holds.
    private func tags(_ text: String, step: Int = 1 << 20) -> (tags: [[String]], planned: [String], RecordTally) {
        var plan = FieldPlan()
        plan.collectsTags = true
        let column = plan.index(of: .tag("campaign"))
        var tags: [[String]] = []
        var planned: [String] = []
        let (tally, _) = collect(text, plan: plan, step: step) { batch in
            for index in 0..<batch.count {
                tags.append(
                    batch.tags(index).map {
                        let name = String(decoding: unsafe batch.bytes(batch.tagName($0)), as: UTF8.self)
                        let value = String(decoding: unsafe batch.bytes(batch.tagValue($0)), as: UTF8.self)
                        return "\(name)=\(value)"
                    })
                planned.append(String(decoding: unsafe batch.bytes(batch.value(index, column: column)), as: UTF8.self))
            }
        }
        return (tags, planned, tally)
    }

    @Test("every tag comes with its name and first value, those planned by name too", arguments: [1, 64, 4096])
    func all(step: Int) {
        let text = [
            #","tags":{"campaign":["march","x"],"a\u0062c":["é\n"] , "empty":[], "no":null}"#, #","tags":{}"#, "",
            #","tags":{"campaign":"bare","n":5}"#,
        ].map(TagCollectionTests.record).joined(separator: "\n")
        let (tags, planned, tally) = tags(text, step: step)
        #expect(tags == [["campaign=march", "abc=é\n", "empty=", "no="], [], [], ["campaign=bare", "n="]])
        #expect(planned == ["march", "", "", "bare"])
        #expect(tally.warnings[Int(RecordWarning.tagNotArray.rawValue)] == 1)
    }

    @Test("of two mail objects or two objects of tags the last counts; of two tags of one name both are there")
    func repeated() {
        let text = [
            #","tags":{"a":["1"]},"tags":{"b":["2"]}"#,
            #","tags":{"a":["1"],"campaign":["x"],"a":["2"],"campaign":[]}"#,
        ].map(TagCollectionTests.record).joined(separator: "\n")
        let twice =
            #"{"eventType":"Send","mail":{"tags":{"a":["1"]}},"mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"m"}}"#
        let (tags, planned, _) = tags(text + "\n" + twice)
        #expect(tags == [["b=2"], ["a=1", "campaign=x", "a=2", "campaign="], []])
        #expect(planned == ["", "", ""])
    }

    @Test("tags that are broken or no object make no tags", arguments: ["5", "[1]", #""x""#, "null"])
    func other(value: String) {
        let (tags, _, tally) = tags(TagCollectionTests.record(mail: #","tags":\#(value)"#))
        #expect(tags == [[]])
        #expect(tally.rejected.reduce(0, +) == 0)
    }

    @Test(
        "JSON among tags is as strict as anywhere",
        arguments: [
            #"{"a"}"#, #"{"a":}"#, #"{"a":["1"],}"#, #"{"a":["1"]"b":[]}"#, "{a:1}", #"{"a":[1}"#, "{\"a\u{1}\":[]}",
        ])
    func strict(value: String) {
        let (tags, _, tally) = tags(TagCollectionTests.record(mail: #","tags":\#(value)"#))
        #expect(tags.isEmpty)
        #expect(tally.rejected[Int(RejectReason.jsonSyntax.rawValue)] == 1)
    }

    @Test("depth is counted through tags")
    func depth() {
        var plan = FieldPlan()
        plan.collectsTags = true
        let record = TagCollectionTests.record(mail: #","tags":{"a":[["x"]]}"#)
        for (depth, events) in [(5, 1), (4, 0), (2, 0)] {
            var limits = RecordLimits()
            limits.depth = depth
            let (tally, rejected) = collect(record, plan: plan, limits: limits)
            #expect(tally.events == Int64(events))
            #expect(rejected == (events == 1 ? [] : [.tooDeep]))
        }
    }

    @Test("tags of a record within an envelope are copied")
    func nested() {
        let inner = TagCollectionTests.record(mail: #","tags":{"a":["1"]}"#).replacing("\"", with: "\\\"")
        let text = #"{"Type":"Notification","Message":"\#(inner)"}"#
        #expect(tags(text + "\n" + text).tags == [["a=1"], ["a=1"]])
    }
}
