import Events
import Inflate
import Testing

@testable import SESMetrics

@Suite("Run report") struct RunReportTests {
    private func report(_ index: Int, counted: Int64 = 1, time: Int64 = 5) -> InputReport {
        var report = InputReport(index: index, path: FilePath("input-\(index)"))
        report.totals.records = counted + 1
        report.totals.counted = counted
        report.totals.rejected.add(.jsonSyntax)
        report.totals.warnings.add(.openTooLate)
        report.totals.note(eventTime: time)
        report.totals.bytes = 10
        return report
    }

    @Test("reports come together in order of inputs, whichever worker brings them")
    func merging() {
        var left = RunReport()
        for index in [4, 0, 2] { left.add(report(index, time: Int64(index))) }
        var right = RunReport()
        for index in [3, 2, 5, 1] { right.add(report(index, counted: 10, time: 100)) }
        left.seconds = 2
        right.seconds = 1
        right.warnings.add(.severalAccounts)
        var other = right
        other.merge(left)
        left.merge(right)
        #expect(left == other)
        #expect(left.inputs.map(\.index) == [0, 1, 2, 3, 4, 5])
        #expect(left.inputs[2].totals.counted == 11)
        #expect(left.totals.records == 3 * 2 + 4 * 11)
        #expect(left.totals.firstEvent == 0)
        #expect(left.totals.lastEvent == 100)
        #expect(left.seconds == 2)
        #expect(left.conservationHolds)
    }

    @Test("a record that ends nowhere, or in two places, breaks the law")
    func conservation() {
        var report = RunReport()
        var lost = self.report(0)
        lost.totals.filtered += 1
        report.add(lost)
        #expect(!report.conservationHolds)
        var balanced = self.report(1)
        balanced.totals.records += 1
        report.add(balanced)
        #expect(report.totals.conservationHolds)
        #expect(!report.conservationHolds)
    }

    @Test("damage is kept in order, up to a limit, beyond which it is counted")
    func damage() {
        var input = InputReport(index: 0, path: FilePath("x"))
        #expect(!input.isDamaged)
        for offset in 0..<Int64(InputReport.damageLimit + 3) {
            input.add(InputDamage(code: .gzipCorrupt, offset: offset, detail: ""))
        }
        #expect(input.damage.count == InputReport.damageLimit)
        #expect(input.unlistedDamage == 3)
        var twice = input
        twice.merge(input)
        #expect(twice.unlistedDamage == 6 + Int64(InputReport.damageLimit))
        var run = RunReport()
        run.add(report(1))
        run.add(twice)
        #expect(run.damagedInputs.map(\.path) == [FilePath("x")])
    }
}
