import Foundation
import Testing

@testable import Events

/// A block of a thousand ordinary records, read again and again.
private struct Rereading: ~Copyable {
    var reader: EventReader
    let block: TextBlock
    let text: [UInt8]
    static let plan = FieldPlan(
        .tag("ses:configuration-set"), .header("subject"), .linkTag("slot"), .field(.source), recipients: .all,
        keepsRecord: true)

    init() {
        let mail = Samples.mail.with(
            #"["l\u0065tters"]},"headers":[{"name":"Subject","value":"x"}]"#, for: #"["letters"]}"#)
        let records = EventType.allCases.map { Samples.record($0.wireName, Samples.payload($0), mail: mail) }
        text = Array((0..<1000).map { records[$0 % records.count] }.joined(separator: "\n").utf8)
        block = TextBlock(capacity: text.count)
        reader = EventReader(plan: Rereading.plan, countsLines: true)
        reader.beginInput()
    }

    mutating func read(into batch: inout EventBatch) {
        block.removeAll()
        text.withUnsafeBytes { block.freeSpace.copyMemory(from: $0) }
        block.append(count: text.count)
        block.prepare()
        batch.removeAll()
        reader.read(block, isFinal: true, into: &batch)
    }
}

/// Takes all memory that this process can have, so that the next allocation of any size fails.
///
/// What was taken is chained, lest the optimiser leave it out; the result is the end of the chain.
private func exhaustMemory() -> UnsafeMutableRawPointer? {
    var limit = rlimit()
    getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    limit.rlim_cur = 0
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
    var chain: UnsafeMutableRawPointer?
    var size = 1 << 24
    while size >= 16 {
        while let taken = malloc(size) {
            taken.storeBytes(of: chain, as: UnsafeMutableRawPointer?.self)
            chain = taken
        }
        // Free pieces of up to a kilobyte are kept by their exact sizes.
        size = size > 2048 ? size / 2 : size - 16
    }
    return chain
}

@Suite("Allocation") struct AllocationTests {
    @Test("in the steady state a block of a thousand records is read without an allocation")
    func steadyState() async {
        await #expect(processExitsWith: .success) {
            var rereading = Rereading()
            var batch = EventBatch(plan: Rereading.plan)
            for _ in 0..<3 { rereading.read(into: &batch) }
            let chain = exhaustMemory()
            rereading.read(into: &batch)
            // Whatever needs memory would end the process otherwise; so does the proper way out.
            _exit(batch.count == 1000 && rereading.reader.tally.events == 4000 && chain != nil ? 0 : 1)
        }
    }

    @Test("the test above would notice one")
    func growing() async {
        await #expect(processExitsWith: .failure) {
            var rereading = Rereading()
            var batch = EventBatch(plan: Rereading.plan)
            for _ in 0..<3 { rereading.read(into: &batch) }
            var fresh = EventBatch(plan: Rereading.plan)
            let chain = exhaustMemory()
            rereading.read(into: &fresh)
            _exit(fresh.count == 1000 && chain != nil ? 0 : 1)
        }
    }
}
