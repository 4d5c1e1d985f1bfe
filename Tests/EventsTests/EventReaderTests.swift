import Testing

@testable import Events

/// Feeds text to a reader in blocks of a given size, as the pipeline does.
func readAll(
    _ text: [UInt8], plan: FieldPlan = FieldPlan(), limits: RecordLimits = RecordLimits(), step: Int = 1 << 20,
    each: (borrowing EventBatch) -> Void = { _ in }
) -> (tally: RecordTally, rejected: [RejectedRecord]) {
    var reader = EventReader(plan: plan, limits: limits, countsLines: true)
    var batch = EventBatch(plan: plan)
    let block = TextBlock(capacity: 256)
    var rejected: [RejectedRecord] = []
    var at = 0
    reader.beginInput()
    repeat {
        block.makeRoom()
        let count = min(step, text.count - at, unsafe block.freeSpace.count)
        unsafe text.withUnsafeBytes { source in
            unsafe block.freeSpace.copyMemory(from: UnsafeRawBufferPointer(rebasing: source[at..<at + count]))
        }
        block.append(count: count)
        block.prepare()
        at += count
        batch.removeAll()
        reader.read(block, isFinal: at == text.count, into: &batch)
        each(batch)
        rejected += reader.rejected
    } while at < text.count
    return (reader.tally, rejected)
}

let sendRecord =
    #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53.589Z","messageId":"m-1","destination":["a@example.net"],"tags":{"ses:configuration-set":["letters"]}},"send":{}}"#

@Suite("Reading events") struct EventReaderTests {
    @Test("a sound record is an event, whatever the block size", arguments: [1, 2, 3, 7, 64, 100, 1000])
    func sound(step: Int) {
        var plan = FieldPlan()
        let column = plan.index(of: .tag("ses:configuration-set"))
        var values: [String] = []
        let text = Array((sendRecord + "\n" + sendRecord + "\r\n\n" + sendRecord).utf8)
        let (tally, rejected) = readAll(text, plan: plan, step: step) { batch in
            for index in 0..<batch.count {
                values.append(String(decoding: unsafe batch.bytes(batch.value(index, column: column)), as: UTF8.self))
                #expect(batch.eventTime(index) == 1_773_480_413_589)
            }
        }
        #expect(tally.events == 3)
        #expect(rejected.isEmpty)
        #expect(values == ["letters", "letters", "letters"])
    }

    @Test("a broken record is set aside, and the next one read, as soon as it is plain where reading starts again")
    func atOnce() {
        var reader = EventReader(plan: FieldPlan())
        var batch = EventBatch(plan: FieldPlan())
        let block = TextBlock(capacity: 1024)
        func read(_ text: String) {
            Array(text.utf8).withUnsafeBytes { block.append($0) }
            block.prepare()
            batch.removeAll()
            reader.read(block, isFinal: false, into: &batch)
        }
        reader.beginInput()
        read(#"{"eventType":"Send",}"#)
        #expect(batch.count == 0 && reader.rejected.isEmpty)
        read("\n" + sendRecord + "\n")
        #expect(batch.count == 1)
        #expect(reader.rejected.map(\.detail.description) == ["not JSON"])
        read("{\"cut\n" + sendRecord + "\n{")
        #expect(batch.count == 1)
        #expect(reader.rejected.map(\.reason) == [.jsonSyntax])
    }

    @Test("a broken line between sound ones is one json_syntax", arguments: [1, 5, 64, 4096])
    func brokenLine(step: Int) {
        let text = Array((sendRecord + "\n" + sendRecord.dropLast(40) + "\n" + sendRecord + "\n").utf8)
        let (tally, rejected) = readAll(text, step: step)
        #expect(tally.events == 2)
        #expect(rejected.map(\.reason) == [.jsonSyntax])
        #expect(rejected.first?.line == 2)
        #expect(rejected.first?.offset == Int64(sendRecord.utf8.count + 1))
    }
}
