import Testing

@testable import SESMetrics

@Suite("Tables of text") struct TextTableTests {
    @Test("columns are aligned by the room that characters take on a terminal")
    func wide() {
        var table = TextTable([.left, .right])
        table.append(["漢字", "1"])
        table.append(["e\u{301}a", "22"])
        table.append(["👍🏽", ""])
        #expect(table.lines == ["  漢字   1", "  e\u{301}a    22", "  👍🏽"])
    }

    @Test("control characters are escaped before they are measured")
    func control() {
        var table = TextTable([.left, .left])
        table.append(["\u{1B}[1m", "x"])
        table.append(["", "y"])
        #expect(table.lines == ["  \\u{1b}[1m  x", "             y"])
    }

    @Test(
        "widths are those of terminals",
        arguments: [
            ("", 0), ("abc", 3), ("äöü", 3), ("a\u{300}", 1), ("\u{200B}", 0), ("ｆｕｌｌ", 8), ("한국", 4), ("☃", 1),
            ("☃\u{FE0F}", 2), ("👨‍👩‍👧", 2), ("→", 1), ("…", 1),
        ])
    func width(text: String, columns: Int) {
        #expect(DisplayWidth.columns(of: text) == columns)
    }
}
