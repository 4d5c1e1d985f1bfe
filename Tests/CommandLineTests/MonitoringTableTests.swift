import Foundation
import Testing

@Suite("The README's table of monitoring methods") struct MonitoringTableTests {
    /// A row: what is asked for, and the cases that prove the answer.
    private struct Row {
        var subject: String
        var cases: [String]
    }

    private static let rows: [Row] = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let text = (try? String(contentsOf: package.appendingPathComponent("README.md"), encoding: .utf8)) ?? ""
        let section = text.components(separatedBy: "### What answers what").last?.components(separatedBy: "\n## ").first
        return (section ?? "").split(separator: "\n").filter { $0.hasPrefix("|") }.dropFirst(2).map { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            let quoted = (cells.last ?? "").split(separator: "`", omittingEmptySubsequences: false).enumerated()
            return Row(subject: cells[0], cases: quoted.filter { $0.offset % 2 == 1 }.map { String($0.element) })
        }
    }()

    @Test("every row names cases, and every case that is named exists")
    func casesExist() {
        let known = Set(GoldenCase.all.map(\.testDescription))
        #expect(!MonitoringTableTests.rows.isEmpty)
        for row in MonitoringTableTests.rows {
            #expect(!row.cases.isEmpty, "\(row.subject) names no case")
            for name in row.cases { #expect(known.contains(name), "\(row.subject): there is no case \(name)") }
        }
    }

    @Test(
        "every type of event has its row",
        arguments: [
            "Send", "Reject", "Bounce", "Complaint", "Delivery", "Open", "Click", "Rendering Failure", "DeliveryDelay",
            "Subscription",
        ])
    func types(type: String) {
        #expect(MonitoringTableTests.rows.contains { $0.subject == "event \(type)" })
    }
}
