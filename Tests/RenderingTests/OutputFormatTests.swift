import Testing

@testable internal import Rendering

@Suite("Output formats") struct OutputFormatTests {
    @Test(
        "a file's ending names the format",
        arguments: [
            ("a.csv", .csv), ("a.CSV", .csv), ("a.json", .json), ("dir.json/a.csv", .csv), ("a.b.json", .json),
            ("/tmp/a.wide", .wide), ("a", nil), ("a.txt", nil), ("dir.csv/a", nil), (".csv", nil), ("dir/.csv", nil),
            ("a.", nil), ("", nil), ("a.csv/", nil), ("csv", nil), ("é.csv", .csv),
        ] as [(String, OutputFormat?)])
    func endings(_ name: String, _ expected: OutputFormat?) {
        #expect(OutputFormat(fileName: name) == expected)
    }

    @Test("formats are named as the option names them")
    func names() {
        #expect(OutputFormat.allCases.map(\.rawValue) == ["csv", "wide", "json"])
    }

    @Test(
        "a sheet exceeds a spreadsheet when it and its header do not fit",
        arguments: [(1_048_575, true, false), (1_048_576, true, true), (2_000_000, false, false)])
    func spreadsheet(_ rows: Int, _ isSheet: Bool, _ exceeds: Bool) {
        #expect(RenderedSize(rows: rows, bytes: 0, isSheet: isSheet).exceedsSpreadsheet == exceeds)
    }
}
