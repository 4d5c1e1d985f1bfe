internal import Foundation
import Testing

@testable internal import Rendering

@Suite("JSON strings") struct JSONTextTests {
    private func json(_ text: String) -> String {
        var bytes: [UInt8] = []
        JSONText.append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test(
        "only what must be escaped is",
        arguments: [
            ("", #""""#), ("plain", #""plain""#), ("a\"b", #""a\"b""#), (#"a\b"#, #""a\\b""#), ("a/b", #""a/b""#),
            ("\u{08}\t\n\u{0C}\r", #""\b\t\n\f\r""#),
            ("\u{00}\u{01}\u{0B}\u{0E}\u{1F}", #""\u0000\u0001\u000b\u000e\u001f""#),
            ("\u{7F}", "\"\u{7F}\""), ("\u{2028}\u{2029}", "\"\u{2028}\u{2029}\""), ("é🙂", "\"é🙂\""),
            ("\"", #""\"""#), ("<b>&'", #""<b>&'""#),
        ])
    func escapes(_ text: String, _ expected: String) {
        #expect(json(text) == expected)
    }

    @Test("scalars of one to four bytes read back the same")
    func scalars() throws {
        let values = Array(0..<0x800 as Range<UInt32>) + stride(from: 0x800, to: 0x11_0000, by: 61)
        let text = String(String.UnicodeScalarView(values.compactMap { Unicode.Scalar($0) }))
        let array = try #require(try JSONSerialization.jsonObject(with: Data("[\(json(text))]".utf8)) as? [String])
        #expect(Array(array[0].utf8) == Array(text.utf8))
    }
}
