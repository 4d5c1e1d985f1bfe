/// Builds a page of text for people: headings, lines, and tables whose columns are aligned.
struct TextPage {
    /// Where a column's texts stand.
    enum Alignment {
        case left, right
    }

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

    /// Rows of a table, each with a text for every column; texts must be fit for a terminal.
    mutating func table(_ alignments: [Alignment], _ rows: [[String]]) {
        let widths = alignments.indices.map { column in rows.reduce(0) { max($0, $1[column].count) } }
        for row in rows {
            var line = ""
            for (column, cell) in row.enumerated() {
                let space = String(repeating: " ", count: widths[column] - cell.count)
                line += "  " + (alignments[column] == .right ? space + cell : cell + space)
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
    }

    private func styled(_ text: String, _ code: String) -> String {
        hasColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
