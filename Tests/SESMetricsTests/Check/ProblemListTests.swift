import Events
import Inflate
import Testing

@testable import SESMetrics

@Suite("Problems") struct ProblemListTests {
    private func input(_ index: Int, rejected: Int64 = 0, damage: Int = 0) -> InputReport {
        var report = InputReport(index: index, path: FilePath("file-\(index)"))
        report.totals.records = 10
        report.totals.counted = 10 - rejected
        if rejected > 0 { report.totals.rejected.add(.jsonSyntax, times: rejected) }
        for number in 0..<damage {
            report.add(
                InputDamage(code: number == 0 ? .gzipChecksum : .gzipTruncated, offset: Int64(number), detail: ""))
        }
        return report
    }

    private func position(_ input: Int, _ offset: Int64, _ reason: RejectReason = .jsonSyntax) -> RecordPosition {
        RecordPosition(input: input, member: 1, line: offset, offset: offset, reason: reason, detail: "")
    }

    @Test("the worst file has the most rejected records, then the most damage, then comes first")
    func order() {
        var run = RunReport()
        for report in [
            input(0, rejected: 1), input(1, damage: 3), input(2, rejected: 5), input(3), input(4, rejected: 1),
        ] {
            run.add(report)
        }
        run.add(input(5, rejected: 1, damage: 2))
        let problems = ProblemList(run, SurveyFindings())
        #expect(problems.files.map(\.path.text) == ["file-2", "file-5", "file-0", "file-4", "file-1"])
        #expect(problems.unlistedFiles == 0)
        #expect(problems.files[1].damage == 2)
        #expect(problems.files[1].firstDamage?.code == .gzipChecksum)
        #expect(problems.damage.map(\.code) == [.gzipTruncated, .gzipChecksum])
        #expect(problems.damage.map(\.count) == [3, 2])
        #expect(problems.damage.map(\.inputs) == [2, 2])
        #expect(problems.damage.map(\.path.text) == ["file-1", "file-1"])
        #expect(problems.damage.map(\.example.offset) == [1, 0])
    }

    @Test("twenty files are listed")
    func bounded() {
        var run = RunReport()
        for index in 0..<25 { run.add(input(index, rejected: Int64(1 + index % 3))) }
        let problems = ProblemList(run, SurveyFindings())
        #expect(problems.files.count == 20)
        #expect(problems.unlistedFiles == 5)
        #expect(problems.files.map(\.rejected) == problems.files.map(\.rejected).sorted(by: >))
    }

    @Test("examples are the first of all, whichever worker found them")
    func examples() {
        var run = RunReport()
        for index in 0..<3 { run.add(input(index, rejected: 2)) }
        var one = SurveyFindings()
        for position in [position(2, 7), position(2, 9)] { one.note(position) }
        var other = SurveyFindings()
        for position in [position(0, 30), position(1, 4), position(1, 5, .notObject)] { other.note(position) }
        for (left, right) in [(one, other), (other, one)] {
            var findings = left
            findings.merge(right)
            let problems = ProblemList(run, findings)
            #expect(problems.rejections.map(\.reason) == [.jsonSyntax])
            #expect(problems.rejections[0].example == position(0, 30))
            #expect(problems.rejections[0].path?.text == "file-0")
            #expect(problems.rejections[0].inputs == 3)
            #expect(problems.files.map(\.record?.offset) == [30, 4, 7])
        }
    }

    @Test("a folder that could not be opened is damaged, and has no record")
    func folder() {
        var run = RunReport()
        var folder = InputReport(index: -1, path: FilePath("locked"))
        folder.add(InputDamage(code: .readError, offset: 0, detail: "Permission denied"))
        run.unreadableFolders = [folder]
        let problems = ProblemList(run, SurveyFindings())
        #expect(problems.files.map(\.path.text) == ["locked"])
        #expect(problems.damage.map(\.code) == [.readError])
    }
}
