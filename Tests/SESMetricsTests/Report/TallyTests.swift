import Events
import Testing

@testable import SESMetrics

@Suite("Tally") struct TallyTests {
    @Test("codes that never came up are not listed, the others in the order of the enumeration")
    func listing() {
        var tally = Tally<RejectReason>()
        tally.add(.badTimestamp)
        tally.add(.jsonSyntax, times: 3)
        #expect(tally.nonzero.map(\.code) == [.jsonSyntax, .badTimestamp])
        #expect(tally.nonzero.map(\.count) == [3, 1])
        #expect(tally.total == 4)
        #expect(tally[.tooDeep] == 0)
    }

    @Test("merging adds, also into and from an untouched tally")
    func merging() {
        var left = Tally<IgnoreReason>()
        var right = Tally<IgnoreReason>()
        right.add(.controlText, times: 2)
        left.merge(right)
        right.merge(Tally())
        #expect(left == right)
        left.merge(right)
        #expect(left[.controlText] == 4)
        var emptied = Tally<IgnoreReason>()
        emptied.add(.logText, times: 0)
        #expect(emptied == Tally())
    }
}
