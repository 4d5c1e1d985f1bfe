import Metrics
import Testing

@testable import SESMetrics

@Suite("Who responded") struct ResponderTableTests {
    private let one = Group(account: "111122223333", values: [Array("a".utf8)])
    private let two = Group(account: "111122223333", values: [Array("b".utf8)])
    private let other = Group(account: "(other)", values: [Array("(other)".utf8)])

    private func address(_ number: UInt64) -> Fingerprint { Fingerprint(high: number, low: ~number) }

    private func table(_ responses: [(Group, address: UInt64, isMachine: Bool)]) -> ResponderTable {
        var table = ResponderTable()
        for (group, number, isMachine) in responses {
            let group = table.number(of: group)
            table.add(address(number), isMachine: isMachine, to: group)
        }
        return table
    }

    @Test("a recipient counts once a group, and as a person after any response that is not a machine's")
    func distinct() {
        let table = table([
            (one, 1, true), (one, 1, false), (one, 1, true), (one, 2, true), (two, 1, true), (two, 3, false),
        ])
        #expect(
            table.responses() == [one: Responses(recipients: 2, people: 1), two: Responses(recipients: 2, people: 1)])
        #expect(table.count == 6)
    }

    @Test("merging is the same in either order")
    func merging() {
        var left = table([(one, 1, true), (two, 2, false)])
        var right = table([(two, 2, true), (one, 1, false), (one, 4, true)])
        left.note(sendTime: 50, of: left.number(of: one))
        right.note(sendTime: 40, of: right.number(of: one))
        right.addShared(3, to: right.number(of: two))
        var both = left
        both.merge(right)
        var reversed = right
        reversed.merge(left)
        #expect(both.responses() == reversed.responses())
        #expect(both.responses()[one] == Responses(recipients: 2, people: 1, lastSend: 50))
        #expect(both.responses()[two] == Responses(recipients: 1, people: 1, shared: 3))
    }

    @Test("groups that are put together count a recipient once")
    func folding() {
        var folded = ResponderTable()
        folded.merge(table([(one, 1, true), (two, 1, false), (two, 2, true)])) { _ in other }
        #expect(folded.responses() == [other: Responses(recipients: 2, people: 1)])
        var dropped = ResponderTable()
        dropped.merge(table([(one, 1, true), (two, 1, false)])) { $0 == one ? one : nil }
        #expect(dropped.responses() == [one: Responses(recipients: 1, people: 0)])
    }
}
