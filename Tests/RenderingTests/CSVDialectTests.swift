internal import Metrics
import Testing

@testable internal import Rendering

@Suite("CSV fields") struct CSVDialectTests {
    private func dialect(_ change: (inout RenderOptions) -> Void = { _ in }) -> CSVDialect {
        var options = RenderOptions(period: .seconds(300), metrics: [.send])
        change(&options)
        return CSVDialect(options)
    }

    private func text(_ dialect: CSVDialect, _ value: String) -> String {
        var bytes: [UInt8] = []
        dialect.appendText(Array(value.utf8), to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    private func number(_ dialect: CSVDialect, _ value: DatapointValue?) -> String {
        var bytes: [UInt8] = []
        dialect.appendNumber(value, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "quotes stand only where they are needed",
        arguments: [
            ("", ""), ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
            ("a\rb", "\"a\rb\""), ("a\r\nb", "\"a\r\nb\""), (" a ", " a "), ("a;b", "a;b"), ("a\tb", "a\tb"),
            ("'a'", "'a'"),
            ("\"", "\"\"\"\""), ("é🙂", "é🙂"), ("a=b", "a=b"),
        ])
    func quoting(_ value: String, _ expected: String) {
        #expect(text(dialect(), value) == expected)
    }

    @Test(
        "text that a spreadsheet could take for a formula gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"), ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""), ("=a,b", "\"'=a,b\""), ("=\"x\"", "\"'=\"\"x\"\"\""), ("=", "'="), ("\nx", "\"\nx\""),
            ("'=x", "'=x"), (" =x", " =x"), ("user@example.com", "user@example.com"),
        ])
    func formulas(_ value: String, _ expected: String) {
        #expect(text(dialect(), value) == expected)
    }

    @Test(
        "raw text stays as it is",
        arguments: [("=1+1", "=1+1"), ("-1", "-1"), ("\tx", "\tx"), ("\rx", "\"\rx\""), ("=a,b", "\"=a,b\"")])
    func rawText(_ value: String, _ expected: String) {
        #expect(text(dialect { $0.rawText = true }, value) == expected)
    }

    @Test(
        "another delimiter moves the quotes",
        arguments: [
            (UInt8(ascii: ";"), "a,b", "a,b"), (UInt8(ascii: ";"), "a;b", "\"a;b\""),
            (UInt8(ascii: "\t"), "a\tb", "\"a\tb\""),
            (UInt8(ascii: "|"), "a|b", "\"a|b\""), (UInt8(ascii: "'"), "=x", "\"'=x\""),
        ])
    func delimiters(_ delimiter: UInt8, _ value: String, _ expected: String) {
        #expect(text(dialect { $0.delimiter = delimiter }, value) == expected)
    }

    @Test("numbers are never touched, and nil is an empty field")
    func numbers() {
        #expect(number(dialect(), .whole(-5)) == "-5")
        #expect(number(dialect(), .fraction(-1.5)) == "-1.5")
        #expect(number(dialect(), nil).isEmpty)
    }

    @Test("a number that holds the delimiter is quoted")
    func numbersWithDelimiter() {
        let comma = dialect { $0.decimalComma = true }
        #expect(number(comma, .fraction(1.5)) == "\"1,5\"")
        #expect(number(comma, .whole(15)) == "15")
        #expect(
            number(dialect { ($0.decimalComma, $0.delimiter) = (true, UInt8(ascii: ";")) }, .fraction(1.5)) == "1,5")
        #expect(number(dialect { $0.delimiter = UInt8(ascii: ".") }, .fraction(1.5)) == "\"1.5\"")
        #expect(number(dialect { $0.delimiter = UInt8(ascii: "-") }, .whole(-5)) == "\"-5\"")
        #expect(number(dialect { $0.delimiter = UInt8(ascii: "7") }, .whole(172)) == "\"172\"")
    }

    @Test("a delimiter is an ASCII byte that is no quote, line end or zero")
    func allowedDelimiters() {
        let refused = (0...255).map { UInt8($0) }.filter { !RenderOptions.allowsDelimiter($0) }
        #expect(refused == [0, 0x0A, 0x0D, 0x22] + Array(0x80...0xFF))
    }

    @Test("another delimiter is a programming error")
    func badDelimiter() async {
        await #expect(processExitsWith: .failure) {
            var options = RenderOptions(period: .week, metrics: [.send])
            options.delimiter = UInt8(ascii: "\"")
            _ = CSVDialect(options)
        }
    }
}
