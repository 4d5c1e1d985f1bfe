import Testing

@testable import Metrics

@Suite("Pieces of a store") struct StoredBlobTests {
    private static let plan = CountingPlan(countingOptions())

    /// A piece of one event that waits, or claims to.
    private static func piece(messageKey: Fingerprint?) -> [UInt8] {
        var log = PendingLog(room: .max, store: nil)
        let event = PendingEvent(messageKey: messageKey, input: 3, window: 0, additions: [])
        log.append(event, Counter(plan: plan, judge: nil).series)
        log.endChunk()
        var pieces: [[UInt8]] = []
        try? log.log.forEach { pieces.append(StoredBlob.waiting.seal(Array($0))) }
        return pieces.joined().map { $0 }
    }

    @Test("a notification waits with the key by which its published twin is found") func waitingNotification() throws {
        var counter = Counter(plan: Self.plan, judge: nil)
        let key = Fingerprint(high: 5, low: 7)
        try counter.wait(for: Self.piece(messageKey: key))
        #expect(try counter.waitingKeys() == [key])
    }

    @Test("an event without such a key does not wait") func keylessEvent() {
        var counter = Counter(plan: Self.plan, judge: nil)
        #expect(throws: MetricStateError.inconsistent) { try counter.wait(for: Self.piece(messageKey: nil)) }
    }

    @Test("of another kind, of a later version, or with any bit flipped, a piece is refused") func refusals() throws {
        let piece = Self.piece(messageKey: Fingerprint(high: 5, low: 7))
        #expect(throws: MetricStateError.notState) { try StoredBlob.firsts.open(piece) }
        var later = piece
        later[1] += 1
        #expect(throws: MetricStateError.unknownVersion(2)) { try StoredBlob.waiting.open(later) }
        for index in piece.indices.dropFirst(3) {
            for bit in 0..<8 {
                var flipped = piece
                flipped[index] ^= 1 << UInt8(bit)
                #expect(throws: MetricStateError.damaged) { try StoredBlob.waiting.open(flipped) }
            }
        }
        for length in piece.indices {
            #expect(throws: MetricStateError.self) { try StoredBlob.waiting.open(Array(piece[..<length])) }
        }
    }
}
