import Testing

@testable import Rendering

@Suite("Lines of csv") struct CSVLinesTests {
    @Test("text is made harmless and quoted, numbers and own words are left alone")
    func fields() {
        var lines = CSVLines(CSVLines.Options())
        lines.header(["a", "b,c"], CSVLines.Options())
        lines.text(Array("=1".utf8))
        lines.plain("-x")
        lines.number(-5)
        lines.number(nil)
        lines.empty()
        lines.text(Array("a\"b".utf8))
        lines.endLine()
        lines.empty()
        lines.endLine()
        #expect(String(decoding: lines.bytes, as: UTF8.self) == "a,\"b,c\"\n'=1,-x,-5,,,\"a\"\"b\"\n\n")
        lines.removeAll()
        #expect(lines.bytes.isEmpty)
    }

    @Test("a mark, line ends, delimiter and raw text are as asked for")
    func options() {
        var options = CSVLines.Options()
        options.byteOrderMark = true
        options.carriageReturns = true
        options.delimiter = UInt8(ascii: ";")
        options.rawText = true
        var lines = CSVLines(options)
        lines.header(["a", "b"], options)
        lines.text(Array("=1,2".utf8))
        lines.endLine()
        #expect(lines.bytes == [0xEF, 0xBB, 0xBF] + Array("a;b\r\n=1,2\r\n".utf8))
    }
}
