/// What RFC 8259 accepts.
extension JSONCases {
    static let acceptedSpace = cases(
        "2, white space",
        [
            " 1", "1 ", "\t1\r", "[ ]", "[\t1\t,\r2 ]", "{ }", "{ \"a\" : 1 }", "{\"a\"\t:\r1}", "{\"a\":1 , \"b\":2}",
            "\n1", "\r\n1\r\n", " \t\r\n1 \t\r\n", "[\n]", "{\n}", "{\n\"a\"\n:\n1\n}", "[\r\n1\r\n,\r\n2\r\n]",
            "[ [ ] ]",
            "[\t\t\t\t]", "{\"a\":\n[\n{\n}\n]\n}", String(repeating: " ", count: 70) + "1",
            "[" + String(repeating: "\n", count: 130) + "]",
        ])

    static let acceptedValues = cases(
        "3, values",
        [
            "true", "false", "null", "[true,false,null]", "{\"true\":null}", "[true]", "[false]", "[null]",
            "[null,null]",
            "{\"a\":true,\"b\":false,\"c\":null}", "[[true],[false],[null]]",
        ])

    static let acceptedObjects = cases(
        "4, objects",
        [
            "{}", #"{"a":1}"#, #"{"a":{"b":{}}}"#, #"{"":0}"#, #"{"a b":1}"#, #"{"\"":1}"#,
            #"{"a":[],"b":{},"c":"","d":0,"e":null}"#, #"{"a":{},"b":{}}"#, #"{"a":[{"b":[{"c":[]}]}]}"#, #"{"\\":1}"#,
            #"{"\/":1}"#, #"{"\u0061":1}"#, #"{"{":"}"}"#, #"{":":","}"#, #"{"a":"}{"}"#, #"{"é":"é","😀":"😀"}"#,
            #"{"\ud83d\ude00":1}"#, #"{"":{"":{"":""}}}"#, #"{"a":-0,"b":1e5,"c":[1,2,3]}"#, #"{"\n":"\n"}"#,
            "{\"" + String(repeating: "k", count: 200) + "\":1}",
        ])

    static let deep = (String(repeating: "[", count: 62) + String(repeating: "]", count: 62))

    static let acceptedArrays = cases(
        "5, arrays",
        [
            "[]", "[[]]", "[1]", "[1,2]", #"["",{},[],0,null]"#, "[[[[[]]]]]", "[1,\"a\",[2,{\"b\":[3]}]]", deep,
            "[[],[]]",
            "[[],{}]", "[{},[]]", "[{},{}]", "[[[1],2],3]", "[0,-0,0.0]", #"["[","]","[]"]"#, #"["]","["]"#, "[\"\"]",
            #"["a","b","c"]"#, "[" + (0..<100).map(String.init).joined(separator: ",") + "]",
            "[" + String(repeating: "[],", count: 40) + "[]]",
        ])

    static let acceptedNumbers = cases(
        "6, numbers",
        [
            "0", "-0", "1", "-1", "9", "10", "0.0", "0.5", "-0.5", "1.25", "0.000", "1.0e0", "1e1", "1E1", "1e+1",
            "1e-1",
            "1E+10", "1e01", "0e0", "-0e-0", "0.1e1", "20", "100", "-10", "0E0", "0e-0", "0E+0", "-0.0", "0.0e-00",
            "1E-01",
            "1e-0", "1e+00", "5e5", "1.0", "-1.5E+3", "-9", "90", "-100", "1.10", "10.01", "1.5e1", "1.5E-1", "-1.5e+1",
            "2147483648", "-2147483649", "4294967296", "123.456", "0.1", "0.01", "99.99e9", "[0]", "[-0]", "[0,1]",
            "[1.5]",
            "[1e5,1E5]", "{\"a\":0}", "{\"a\":-1.5e-5}", "7 ", "-7\t",
        ])

    static let acceptedStrings = cases(
        "7, strings",
        [
            #""""#, #"" ""#, #""a""#, #""\"""#, #""\\""#, #""\/""#, "\"/\"", #""\b""#, #""\f""#, #""\n""#, #""\r""#,
            #""\t""#, #""\b\f\n\r\t""#, #""\u0041""#, #""\u00e9""#, #""\u00E9""#, #""\uAbCd""#, #""\uabcd""#,
            #""\uABCD""#,
            #""\u001f""#, #""\u0020""#, #""\u0022""#, #""\u005C""#, #""\u007f""#, #""\u0080""#, #""\u2028""#,
            #""\ud7ff""#,
            #""\ue000""#, #""\ufeff""#, #""\ud83d\ude00""#, #""\uD83D\uDE00""#, #""\ud800\udc00""#, #""\udbff\udfff""#,
            #""\ud83d\ude00\ud83d\ude00""#, #""a\ud834\udd1eb""#, #""\\u0041""#, #""\\\\""#, #""\\\"""#, #""\\ud800""#,
            #""\"\"\"\"""#, "\"'\"", "\"[{]}:,\"", "\"}{\"", "\"/*x*/\"", "\"//\"", "\"true\"", "\"1e5\"", "\"é€😀\"",
            "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{FEFF}\"",
            "\"\u{200E}\u{202E}\"",
            "\"" + String(repeating: "a", count: 63) + "\"", "\"" + String(repeating: "a", count: 64) + "\\n\"",
            "\"" + String(repeating: "\\\"", count: 70) + "\"", "\"" + String(repeating: "\\\\", count: 65) + "\"",
            "\"" + String(repeating: "a", count: 61) + "\\ud83d\\ude00\"",
            "\"" + String(repeating: "é", count: 40) + "\"",
        ])

    static let acceptedUTF8 = bytes(
        "8.1, UTF-8",
        [
            [0xC2, 0x80], [0xC2, 0xBF], [0xC3, 0xBF], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xE1, 0x80, 0x80],
            [0xEC, 0xBF, 0xBF], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBD], [0xF0, 0x90, 0x80, 0x80],
            [0xF1, 0x80, 0x80, 0x80], [0xF3, 0xBF, 0xBF, 0xBD], [0xF4, 0x8F, 0xBF, 0xBF],
            [0x61, 0xC3, 0xA9, 0x62, 0xE2, 0x82, 0xAC, 0x63, 0xF0, 0x9F, 0x98, 0x80],
        ])
}
