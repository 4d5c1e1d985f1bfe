import Testing

@testable import SESMetrics

@Suite("Text of a record") struct RecordTextTests {
    private func record(_ text: String) -> RecordText {
        var record = RecordText()
        Array(text.utf8).withUnsafeBytes { record.replace($0) }
        return record
    }

    private func value(_ key: String, in text: String) -> String? {
        let record = record(text)
        let members = record.members(0..<record.bytes.count)
        return record.value(key, in: members).map { String(decoding: record.bytes[$0], as: UTF8.self) }
    }

    @Test(
        "values are found whatever their kind, and of equal keys the last one",
        arguments: [
            (#"{"a":1,"k":-1.5e3}"#, "-1.5e3"), (#"{ "k" : "x\"}" , "b":[]}"#, #""x\"}""#),
            (#"{"k":{"k":[1,{}]}}"#, #"{"k":[1,{}]}"#),
            (#"{"k":[ "]" , [ ] ]}"#, #"[ "]" , [ ] ]"#), (#"{"k":1,"k":true}"#, "true"), (#"{"\u006b":2}"#, "2"),
            (#"{"k":1,"k":null}"#, nil), (#"{"a":{"k":1}}"#, nil), ("{}", nil), ("{ }", nil),
        ] as [(String, String?)])
    func values(text: String, expected: String?) {
        #expect(value("k", in: text) == expected)
    }

    @Test("escapes are decoded, and half a pair of surrogates becomes U+FFFD")
    func escapes() {
        let text = record(#""\"\\\/\b\f\n\r\tA\u00e9\ud83d\ude00\ud83dx\ude00""#)
        let decoded = text.string(0..<text.bytes.count).map { String(decoding: $0, as: UTF8.self) }
        #expect(decoded == "\"\\/\u{8}\u{C}\n\r\tAé😀\u{FFFD}x\u{FFFD}")
    }

    @Test("a list has elements, and anything else is a list of itself")
    func elements() {
        let list = record(#"[ 1, "a,b" ,[2,3], {"a":4} ]"#)
        #expect(
            list.elements(0..<list.bytes.count).map { String(decoding: list.bytes[$0], as: UTF8.self) } == [
                "1", #""a,b""#, "[2,3]", #"{"a":4}"#,
            ])
        let single = record("7")
        #expect(single.elements(0..<1) == [0..<1] && single.members(0..<1).isEmpty && single.string(0..<1) == nil)
        #expect(record("[]").elements(0..<2).isEmpty)
    }
}
