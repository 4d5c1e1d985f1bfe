import CByteScan
import Testing

@testable import Events

/// The short way through a record, along the pieces that it shares with others, against the long way.
@Suite("Records along learnt pieces") struct PieceTests {
    static let plans = [
        FieldPlan(),
        FieldPlan(.tag("ses:configuration-set"), .tag("campaign"), recipients: .all),
        FieldPlan(
            .header("subject"), .header("from"), .linkTag("slot"), .field(.source), .field(.link),
            .field(.complaintSubType), .field(.processingTime), recipients: .ofPayload),
        {
            var plan = FieldPlan(.tag("campaign"))
            plan.collectsTags = true
            return plan
        }(),
    ]

    /// Everything that a walk of a record finds.
    static func walk(_ walker: inout RecordWalker, _ block: TextBlock, at position: Int, depth: Int = 1) -> String {
        let notes = walker.json.notes
        walker.json = JSONScanner(block, maximumDepth: 64, notes: notes)
        let end = walker.walk(position, depth: depth)
        guard end >= 0 else { return "\(end)" }
        // The cursor is not behind the record.
        #expect(walker.json.cursor == 0 || Int(walker.json.places![walker.json.cursor - 1]) < end)
        var found = ["\(end)", "\(walker.eventType as EventType?, default: "none")", "\(notes.value)"]
        for field in Field.allCases where !(Field.ofElement & 1 << UInt64(field.rawValue) != 0) {
            found.append("\(field) \(walker.slots[field])")
        }
        for slot in 0..<walker.tables.slotCount {
            let extra = walker.slots.extra(slot)
            found.append(extra.kind == .missing ? "missing" : "\(extra)")
        }
        for index in 0..<walker.destination.count { found.append("to \(walker.destination[index])") }
        for index in 0..<walker.recipients.count { found.append("for \(walker.recipients[index])") }
        for index in 0..<walker.tags.count { found.append("tag \(walker.tags[index])") }
        found.append("\(walker.payloadsSeen) \(walker.payloadsMistyped) \(walker.markers.isEmpty)")
        return found.joined(separator: "\n")
    }

    static func walker(_ plan: FieldPlan, kernel: Int? = nil) -> RecordWalker {
        let json = JSONScanner(TextBlock(capacity: 64), maximumDepth: 64, notes: .allocate())
        var walker = RecordWalker(json: json, tables: KeyTables(plan: plan))
        if let kernel {
            walker.pieces.deallocate()
            walker.pieces = PieceTable(kernel: sesstat_kernel_at(kernel).pointee)
        }
        return walker
    }

    static func free(_ walker: RecordWalker) {
        walker.json.notes.deallocate()
        walker.deallocate()
    }

    /// Walks records one after the other, and each also by a walker that has learnt nothing; gives how many went the short way.
    @discardableResult
    static func check(_ records: [[UInt8]], _ plan: FieldPlan, kernel: Int? = nil, depth: Int = 1) -> Int {
        var learned = walker(plan, kernel: kernel)
        defer { free(learned) }
        for record in records {
            // Something stands before and behind.
            let text = [UInt8]("\n\" ".utf8) + record + [UInt8](",{\"".utf8)
            let block =
                kernel.map { TextBlock(capacity: text.count, kernelIndex: $0) } ?? TextBlock(capacity: text.count)
            text.withUnsafeBytes { block.append($0) }
            block.prepare()
            var fresh = walker(plan)
            let expected = walk(&fresh, block, at: 3, depth: depth)
            free(fresh)
            let found = walk(&learned, block, at: 3, depth: depth)
            guard found == expected else {
                Issue.record("\(found)\ninstead of\n\(expected)\nof \(String(decoding: record, as: UTF8.self))")
                return 0
            }
        }
        return learned.pieces.fits
    }

    @Test("random records, each again with other values, are as on the long way", arguments: plans.indices, 0..<4)
    func random(plan: Int, seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        var records: [[UInt8]] = []
        for _ in 0..<25 {
            let record = RecordMaker.record(&random, faults: random.pick([5, 40, 400]))
            for _ in 0..<6 { records.append(RecordVariation.vary(record, &random)) }
        }
        records.shuffle(using: &random)
        PieceTests.check(records, PieceTests.plans[plan])
    }

    @Test("broken records among sound ones are as on the long way", arguments: KernelTests.kernels, 0..<4)
    func broken(kernel: Int, seed: Int) {
        var random = SeededGenerator(seed: UInt64(100 + seed))
        let shapes =
            EventType.allCases.map { Array(Samples.record($0).utf8) } + [RecordMaker.record(&random, faults: 1000)]
        var records = shapes
        for _ in 0..<150 {
            // A sound one behind each, so that pieces go on being tried.
            records.append(DifferentialTests.mutate(RecordVariation.vary(random.pick(shapes), &random), &random))
            records.append(RecordVariation.vary(random.pick(shapes), &random, isSound: true))
        }
        let fits = PieceTests.check(records, PieceTests.plans[1 + seed % 2], kernel: kernel)
        #expect(fits > 100)
    }

    @Test("every record cut or changed at every byte is as on the long way", arguments: EventType.allCases)
    func everyByte(type: EventType) {
        let record = Array(Samples.record(type).utf8)
        var records = [record]
        for place in record.indices {
            records += [Array(record[..<place]), record]
            for byte in [0x22, 0x5C, 0x00, 0x20, 0x7B, 0x30, 0xC3] as [UInt8] where byte != record[place] {
                var changed = record
                changed[place] = byte
                records += [changed, record]
            }
        }
        PieceTests.check(records, PieceTests.plans[1])
    }

    @Test("keys that come twice, in any order, count as on the long way", arguments: PieceTests.plans.indices)
    func repeated(plan: Int) {
        let time = #""timestamp":"2026-03-14T09:26:53.589Z""#
        let mails = [
            #""mail":{\#(time),"messageId":"a","destination":["x","y"],"tags":{"campaign":["k","l"]}}"#,
            #""mail":{"messageId":"b","source":"s","tags":{"campaign":null,"other":"bare"},"tags":{"other":["x"]}}"#,
            #""mail":null"#, #""mail":7"#,
            #""mail":{"destination":["x"],"destination":[1,"z",{"a":["b"]}],"headers":[{"name":"From","value":"f"}]}"#,
            #""mail":{"headers":[{"value":"v","name":"Subject"},{"name":"subject","value":"w"}],"headers":[]}"#,
        ]
        let payloads = [
            #""delivery":{\#(time),"recipients":["r"],"processingTimeMillis":12}"#, #""delivery":null"#,
            #""bounce":{\#(time),"bouncedRecipients":[{"emailAddress":"e","status":"5"},{"status":"4"},{}]}"#,
            #""click":{\#(time),"link":"l","linkTags":{"slot":["a"]},"linkTags":null}"#,
            #""complaint":{\#(time),"complaintSubType":null,"complaintSubType":true,"complaintSubType":-1.5e3}"#,
        ]
        let types = [
            #""eventType":"Delivery""#, #""notificationType":"Bounce""#, #""eventType":null"#, #""eventType":"Click""#,
        ]
        var random = SeededGenerator(seed: UInt64(plan))
        var records: [[UInt8]] = []
        for _ in 0..<400 {
            var members = [random.pick(types), random.pick(mails), random.pick(payloads)]
            if random.once(in: 3) { members.append(random.pick(types + mails + payloads)) }
            if random.once(in: 4) { members.shuffle(using: &random) }
            records.append(Array("{\(members.joined(separator: ","))}".utf8))
        }
        PieceTests.check(records, PieceTests.plans[plan])
        PieceTests.check(records, PieceTests.plans[plan], depth: 2)
    }

    @Test("a shape that was seen is not walked again, whatever its values", arguments: KernelTests.kernels)
    func isTaken(kernel: Int) {
        var random = SeededGenerator(seed: 1)
        for type in EventType.allCases {
            let record = Array(Samples.record(type).utf8)
            let records = [record] + (0..<50).map { _ in RecordVariation.vary(record, &random, isSound: true) }
            #expect(PieceTests.check(records, PieceTests.plans[1], kernel: kernel) == 50, "\(type)")
        }
    }

    @Test("lists may be longer than any that was learnt")
    func longerLists() {
        func record(_ recipients: Int) -> [UInt8] {
            let list = (0..<recipients).map { #""r\#($0)@example.net""# }.joined(separator: ",")
            return Array(
                #"{"eventType":"Send","mail":{"timestamp":"2026-03-14T09:26:53Z","messageId":"m","destination":[\#(list)]}}"#
                    .utf8)
        }
        let records = [1, 2, 3, 4, 5, 50, 500, 5000, 1, 0].map { record($0) }
        // From three recipients on; more marks than there is room for are left to the long way.
        #expect(PieceTests.check(records, PieceTests.plans[1]) == 4)
    }

    @Test("shapes without end fill the table and change nothing")
    func endless() {
        var random = SeededGenerator(seed: 5)
        var records: [[UInt8]] = []
        for index in 0..<1500 {
            let keys = (0..<5).map { _ in #""k\#(random.below(100_000))":"v""# }.joined(separator: ",")
            records.append(
                Array(#"{"eventType":"Send","mail":{\#(keys),"messageId":"m"},"x\#(index)":[1,"\#(index)"]}"#.utf8))
        }
        PieceTests.check(records, PieceTests.plans[0])
    }

    @Test("text is read alike in blocks of any size, with pieces that are learnt on the way", arguments: 0..<3)
    func splits(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let shapes = EventType.allCases.map { Array(Samples.record($0).utf8) }
        var text: [UInt8] = []
        for _ in 0..<60 {
            let record = RecordVariation.vary(random.pick(shapes), &random)
            text += random.once(in: 10) ? DifferentialTests.mutate(record, &random) : record
            text.append(0x0A)
        }
        let whole = reading(text, plan: PieceTests.plans[1], capacity: 1 << 21)
        for step in [1, 7, 63, 64, 65, 400] {
            #expect(reading(text, plan: PieceTests.plans[1], step: step, capacity: 64) == whole, "step \(step)")
        }
    }
}
