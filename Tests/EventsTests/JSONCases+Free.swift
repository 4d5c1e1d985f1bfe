/// What RFC 8259 leaves to the one who reads it; the answers are stated in "Record format".
extension JSONCases {
    /// Read without a warning: numbers beyond any machine's, equal names, U+0000, characters that are none.
    static let free =
        cases(
            "4, equal names", [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"{"a":{},"a":[]}"#, #"{"":1,"":2,"":3}"#]
        )
        + cases(
            "6, range and precision",
            [
                "1e400", "-1e400", "1e-400", "-1e-400", "1e999999999999", "0e999999999999", "1.7976931348623157e308",
                "4.9e-324", "2.2250738585072011e-308", "123.456e+789", "9007199254740993", "9223372036854775808",
                "-9223372036854775809", "18446744073709551616", "123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890", String(repeating: "9", count: 500),
                "0." + String(repeating: "0", count: 500) + "1", "1E" + String(repeating: "0", count: 300) + "1",
                "1000000000000000000000000e0", "-" + String(repeating: "1", count: 70),
            ])
        + cases("7, U+0000", [#""\u0000""#, #"{"\u0000":1}"#, #""a\u0000b""#])
        + cases(
            "8.2, characters that are none",
            [
                #""\uffff""#, #""\ufffe""#, #""\ufdd0""#, #""\udbff\udffe""#,
            ])
        + bytes(
            "8.2, characters that are none",
            [[0xEF, 0xBF, 0xBE, 0xEF, 0xBF, 0xBF], [0xEF, 0xB7, 0x90, 0xF0, 0x9F, 0xBF, 0xBF]])

    /// Read with the warning `unpaired_surrogate` (contract §3).
    static let unpaired = cases(
        "8.2, surrogates",
        [
            #""\ud800""#, #""\udbff""#, #""\udc00""#, #""\uDFFF""#, #""\uDADA""#, #""\ud800\ud800""#,
            #""\udc00\ud800""#,
            #""\udc00\udc00""#, #""\ud800\u0041""#, #""\ud800x""#, #""\ud800\n""#, #""\ud800\"""#, #""\ud800\\""#,
            #""a\udc00b""#, #""\ud83d\ud83d\ude00""#, #""\ud83d\ude00\ude00""#, #""\ud83d\\ude00""#, #""\ud888\u1234""#,
            #""\ud800é""#, #""\uD800\uD800\n""#, #"{"\ud800":1}"#, #"[["\udead"]]"#, #"["\ud800","\udc00"]"#,
            "\"" + String(repeating: "a", count: 57) + "\\ud83d" + String(repeating: "a", count: 10) + "\"",
        ])
}
