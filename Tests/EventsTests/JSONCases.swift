/// Texts that RFC 8259 accepts or refuses, by its sections; the verdicts are given by hand.
enum JSONCases {
    struct Case: CustomStringConvertible, Sendable {
        var section: String
        var bytes: [UInt8]

        var description: String {
            "\(section): \(String(decoding: bytes, as: UTF8.self).debugDescription) \(bytes.count < 12 ? "\(bytes)" : "")"
        }
    }

    private static func cases(_ section: String, _ texts: [String]) -> [Case] {
        texts.map { Case(section: section, bytes: Array($0.utf8)) }
    }

    private static func bytes(_ section: String, _ strings: [[UInt8]]) -> [Case] {
        strings.map { Case(section: section, bytes: [0x22] + $0 + [0x22]) }
    }

    static let deep = (String(repeating: "[", count: 62) + String(repeating: "]", count: 62))

    static let accepted: [Case] =
        cases(
            "2, white space",
            [
                " 1", "1 ", "\t1\r", "[ ]", "[\t1\t,\r2 ]", "{ }", "{ \"a\" : 1 }", "{\"a\"\t:\r1}",
                "{\"a\":1 , \"b\":2}",
            ])
        + cases("3, values", ["true", "false", "null", "[true,false,null]", "{\"true\":null}"])
        + cases(
            "4, objects",
            [
                "{}", #"{"a":1}"#, #"{"a":{"b":{}}}"#, #"{"":0}"#, #"{"a":1,"a":2}"#, #"{"a b":1}"#, #"{"\"":1}"#,
                #"{"\u0000":1}"#,
                #"{"a":[],"b":{},"c":"","d":0,"e":null}"#,
            ])
        + cases(
            "5, arrays",
            ["[]", "[[]]", "[1]", "[1,2]", #"["",{},[],0,null]"#, "[[[[[]]]]]", "[1,\"a\",[2,{\"b\":[3]}]]", deep])
        + cases(
            "6, numbers",
            [
                "0", "-0", "1", "-1", "9", "10", "123456789012345678901234567890", "0.0", "0.5", "-0.5", "1.25",
                "0.000", "1.0e0", "1e1", "1E1",
                "1e+1", "1e-1", "1E+10", "1e01", "0e0", "-0e-0", "0.1e1", "1e400", "-1e-400", "1.7976931348623157e308",
                "20", "100", "-10",
            ])
        + cases(
            "7, strings",
            [
                #""""#, #"" ""#, #""a""#, #""\"""#, #""\\""#, #""\/""#, "\"/\"", #""\b\f\n\r\t""#, #""\u0041""#,
                #""\u00e9""#, #""\u00E9""#, #""\uAbCd""#,
                #""\u0000""#, #""\u001f""#, #""\u2028""#, #""\ud83d\ude00""#, #""\\u0041""#, #""\\\\""#, #""\\\"""#,
                "\"'\"", "\"[{]}:,\"", "\"}{\"",
                "\"\u{7F}\"", "\"\u{80}\"", "\"\u{2028}\u{2029}\"", "\"\u{FEFF}\"", "\"\u{FFFE}\u{FFFF}\"",
                "\"\u{10FFFF}\"", "\"é€😀\"",
                "\"" + String(repeating: "a", count: 63) + "\"", "\"" + String(repeating: "a", count: 64) + "\\n\"",
                "\"" + String(repeating: "\\\"", count: 70) + "\"",
            ])
        + bytes(
            "8.1, UTF-8",
            [
                [0xC2, 0x80], [0xDF, 0xBF], [0xE0, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80],
                [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
            ])

    /// Kept with a warning, by contract §3.
    static let unpaired: [Case] = cases(
        "8.2, surrogates",
        [
            #""\ud800""#, #""\udbff""#, #""\udc00""#, #""\uDFFF""#, #""\ud800\ud800""#, #""\udc00\ud800""#,
            #""\ud800\u0041""#, #""\ud800x""#, #""\ud800\n""#,
            #""a\udc00b""#, #""\ud83d\ud83d\ude00""#, #""\ud83d\\ude00""#, #"{"\ud800":1}"#, #"[["\udead"]]"#,
        ])

    static let refused: [Case] =
        cases(
            "2, white space",
            [
                "[\u{0C}1]", "[\u{0B}1]", "[\u{A0}1]", "[1\u{2028}]", "[1\u{FEFF}]", "[\u{85}1]", "[1\u{0}]", "\u{0}1",
                "{\u{A0}}",
            ])
        + cases(
            "3, values",
            [
                "True", "FALSE", "Null", "nul", "nulls", "tru", "truee", "fals", "falsey", "undefined", "NaN", "nan",
                "Infinity", "-Infinity", "inf", "t", "f", "n",
                "[nul]", "[truefalse]", "[true false]", "yes", "'a'", "`a`", "a", "*", "<a/>", "/*x*/1", "//x", "#",
                "\\", "\\u0031",
            ])
        + cases(
            "4, objects",
            [
                "{", #"{"a"#, #"{"a""#, #"{"a":"#, #"{"a":1"#, #"{"a":1,"#, #"{"a":1,}"#, #"{,"a":1}"#,
                #"{"a":1,,"b":2}"#, #"{"a" 1}"#, #"{"a":}"#, #"{"a"}"#, #"{"a",1}"#,
                #"{a:1}"#, #"{'a':1}"#, #"{1:1}"#, #"{null:1}"#, #"{["a"]:1}"#, #"{"a"::1}"#, #"{:1}"#,
                #"{"a":1 "b":2}"#, #"{"a":1;"b":2}"#, #"{"a"=1}"#, #"{"a":1]"#, "{[]}", "{{}}", "{1}", "{,}",
                "{\"a\":1:2}",
            ])
        + cases(
            "5, arrays",
            [
                "[", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1;2]", "[1:2]", "[1}", "[[1]", "[\"a\"",
                "[\"a\",", "[1,2", "[{}", "[{]}", "[1 \"a\"]", "[\"\": 1]", "[a", "[-]", "[/**/]",
            ])
        + cases(
            "6, numbers",
            [
                "-", "+1", "+", "--1", "-a", "01", "-01", "00", "00.1", "1.", "-1.", ".5", "-.5", "1..2", "1.2.3", "1e",
                "1e+", "1e-", "1E", "1.e1", "1.5e", "0e", "0.e1", "e1",
                "1e1.5", "1ee1", "1e++1", "0x1", "0x", "1_000", "1a", "1f", "1L", "1 000", "0b1", "0o7", "1e١",
                "１", "٣", "-Inf", "[1.]", "[-]", "[01]", "[1e]", "[+1]", "[.1]", "{\"a\":01}",
            ])
        + cases(
            "7, strings",
            [
                #"""#, #""a"#, #""\"#, #""\""#, #""\\\""#, #""a\"#, #""\x41""#, #""\a""#, #""\v""#, #""\0""#, #""\'""#,
                #""\U0041""#, #""\ ""#, #""\u""#, #""\u0""#, #""\u00""#, #""\u004""#,
                #""\u004g""#, #""\u 041""#, #""\u-041""#, #""\u+041""#, #""\u{41}""#, #""\uD83D\u""#, #""\ud83d\u12""#,
                #""\ud83d\x""#, #""\ud83d\udeg0""#, "\"\\\u{E9}\"",
                "\"\t\"", "\"\r\"", "\"\u{0}\"", "\"\u{1}\"", "\"\u{1F}\"", "\"\u{1B}[0m\"", "\"a\u{8}b\"", "\"\\\t\"",
                "\"\\\u{0}\"", "\"a\" \"b\"", "\"a\"b", "[\"\t\"]", "{\"\u{1}\":1}",
            ])

    /// Refused for their encoding.
    static let invalidUTF8: [Case] = bytes(
        "8.1, UTF-8",
        [
            [0x80], [0xBF], [0xC0, 0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x41], [0xE0, 0x80, 0x80],
            [0xE0, 0x9F, 0xBF], [0xE2, 0x82], [0xED, 0xA0, 0x80],
            [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x9F, 0x98],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0x61, 0xE9, 0x62], [0xC3, 0xA9, 0xA9],
        ])
}
