/// Builds a page of text for people: headings, lines, and tables whose columns are aligned.
struct TextPage {
    /// The page so far.
    private(set) var text = ""
    private let hasColour: Bool

    /// An empty page; with colours for a terminal.
    init(hasColour: Bool) {
        self.hasColour = hasColour
    }

    /// A title, with an empty line before it unless it is the first.
    mutating func heading(_ title: String) {
        if !text.isEmpty { text += "\n" }
        text += styled(title, "1") + "\n"
    }

    /// A line below a heading.
    mutating func line(_ line: String, indent: Int = 1) {
        text += String(repeating: "  ", count: indent) + line + "\n"
    }

    /// A line that says whether all is well.
    mutating func verdict(_ line: String, isGood: Bool) {
        text += "  " + styled(line, isGood ? "32" : "31") + "\n"
    }

    /// Rows of a table, each with a text for every column.
    mutating func table(_ alignments: [TextTable.Alignment], _ rows: [[String]]) {
        var table = TextTable(alignments)
        for row in rows { table.append(row) }
        for line in table.lines { text += line + "\n" }
    }

    private func styled(_ text: String, _ code: String) -> String {
        hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
