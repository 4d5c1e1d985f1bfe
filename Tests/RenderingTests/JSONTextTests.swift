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

    @Test("every scalar reads back the same")
    func everyScalar() throws {
        for start in stride(from: 0 as UInt32, to: 0x11_0000, by: 0x1000) {
            var text = ""
            for value in start..<start + 0x1000 {
                if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
            }
            let document = Data("[\(json(text))]".utf8)
            let array = try #require(try JSONSerialization.jsonObject(with: document) as? [String])
            #expect(Array(array[0].utf8) == Array(text.utf8))
        }
    }
}
