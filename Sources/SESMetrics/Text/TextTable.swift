/// A table of text for people, whose columns are aligned on a terminal.
///
/// Cells may hold anything: control characters are escaped, and wide characters take the room that they have on a terminal.
struct TextTable {
    /// Where a column's texts stand.
    enum Alignment {
        case left, right
    }

    /// Spaces between columns.
    private static let gap = "  "

    private let alignments: [Alignment]
    private var rows: [[(text: String, width: Int)]] = []

    /// An empty table with a column for every alignment.
    init(_ alignments: [Alignment]) {
        self.alignments = alignments
    }

    /// Appends a row, with a cell for every column.
    mutating func append(_ cells: [String]) {
        precondition(cells.count == alignments.count, "a row has a cell for every column")
        rows.append(
            cells.map { cell in
                let text = SafeText.escaping(cell)
                return (text, DisplayWidth.columns(of: text))
            })
    }

    /// The rows, without spaces at their ends.
    var lines: [String] {
        let widths = alignments.indices.map { column in rows.reduce(0) { max($0, $1[column].width) } }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let space = String(repeating: " ", count: widths[column] - cell.width)
                line += TextTable.gap + (alignments[column] == .right ? space + cell.text : cell.text + space)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
