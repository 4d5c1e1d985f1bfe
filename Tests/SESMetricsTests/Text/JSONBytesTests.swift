import Foundation
import Testing

@testable import SESMetrics

@Suite("JSON bytes") struct JSONBytesTests {
    @Test("commas come by themselves, in objects, arrays and between lines")
    func commas() {
        var json = JSONBytes()
        for _ in 0..<2 {
            json.open("{")
            json.key("a")
            json.open("[")
            json.literal(1)
            json.open("{")
            json.close("}")
            json.literal("null")
            json.close("]")
            json.key("b")
            json.open("{")
            json.close("}")
            json.key("c")
            json.string("")
            json.close("}")
            json.newline()
        }
        let line = #"{"a":[1,{},null],"b":{},"c":""}"#
        #expect(String(decoding: json.bytes, as: UTF8.self) == "\(line)\n\(line)\n")
    }

    @Test("every character comes back from a string")
    func strings() throws {
        let text = String(String.UnicodeScalarView((0..<0x300).compactMap(Unicode.Scalar.init))) + "\u{2028}👍{[:,"
        var json = JSONBytes()
        json.open("[")
        json.string(text)
        json.string("x")
        json.close("]")
        let read = try #require(try JSONSerialization.jsonObject(with: Data(json.bytes)) as? [String])
        #expect(read == [text, "x"])
        #expect(json.bytes.allSatisfy { $0 >= 0x20 })
    }

    @Test("base64 is as Foundation's", arguments: 0...10)
    func base64(count: Int) {
        let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 83 &+ 200) }
        var json = JSONBytes()
        json.base64(data.span)
        #expect(String(decoding: json.bytes, as: UTF8.self) == "\"\(Data(data).base64EncodedString())\"")
    }
}
