import Testing

@testable import SESMetrics

@Suite("Redaction") struct RedactionTests {
    private func masked(_ text: String) -> String {
        String(decoding: Redaction.mask.text(Array(text.utf8)), as: UTF8.self)
    }

    private func maskedAddress(_ text: String) -> String {
        String(decoding: Redaction.mask.address(Array(text.utf8)), as: UTF8.self)
    }

    @Test(
        "a long text that almost is an address takes no longer than it is long", .timeLimit(.minutes(1)),
        arguments: ["@[", "a@[", "\"@", "a@", "@", "%40[", "?a@", "&=a@", "\"a\"@[x", "<", "@]["])
    func longTexts(shape: String) {
        let text = String(repeating: shape, count: 200_000 / shape.utf8.count)
        let found = AddressSearch.addresses(in: Array(text.utf8))
        #expect(zip(found, found.dropFirst()).allSatisfy { $0.local.upperBound <= $1.local.lowerBound })
    }

    @Test(
        "addresses are found wherever they stand in a text",
        arguments: [
            ("ida@example.net", "***@example.net"),
            ("550 <ida.b+c@example.net>: no", "550 <***@example.net>: no"),
            ("to ida@example.net, and jon@a.example.", "to ***@example.net, and ***@a.example."),
            ("arn:aws:ses:eu:1:identity/ida@example.net", "arn:aws:ses:eu:1:identity/***@example.net"),
            ("https://x.example/?e=ida%40example.net&f=1", "https://x.example/?e=***%40example.net&f=1"),
            ("https://x.example/?a=1&e=ida%2540example.net", "https://x.example/?a=1&e=***%2540example.net"),
            ("https://x.example/ida@example.net/off", "https://x.example/***@example.net/off"),
            ("bounce+ida=example.net@x.example", "***@x.example"),
            ("?r=bounce+ida=example.net@x.example", "?r=***@x.example"),
            ("\"ida b\"@example.net", "***@example.net"), ("ida@[192.0.2.1]", "***@[192.0.2.1]"),
            ("ä@münchen.example", "***@münchen.example"), ("a@b@c", "***@***@c"), ("ida@", "***@"),
            ("@example.net", "@example.net"), ("100 % of it", "100 % of it"), ("", ""),
        ])
    func texts(text: String, expected: String) {
        #expect(masked(text) == expected)
    }

    @Test(
        "in a place of addresses nothing but them is shown",
        arguments: [
            ("Ida Example <ida@example.net>", "***@example.net"),
            ("\"B, C\" <b@x.example>, d@y.example", "***@x.example, ***@y.example"), ("Ida Example", "***"), ("", ""),
        ])
    func addresses(text: String, expected: String) {
        #expect(maskedAddress(text) == expected)
    }

    @Test("one person has one hash, in a link and with a domain in other letters too; another key gives another")
    func hashes() {
        let first = Redaction.hash(HMAC(key: Array("0123456789abcdef".utf8)))
        let second = Redaction.hash(HMAC(key: Array("0123456789abcdeg".utf8)))
        func local(_ redaction: Redaction, _ text: String) -> Substring {
            let redacted = String(decoding: redaction.text(Array(text.utf8)), as: UTF8.self)
            return redacted.prefix(32)
        }
        let plain = local(first, "i+da@example.net")
        #expect(plain.count == 32 && plain.allSatisfy(\.isHexDigit))
        #expect(local(first, "i%2Bda%40example.net") == plain)
        #expect(local(first, "i+da@EXAMPLE.net") == plain)
        #expect(local(first, "I+da@example.net") != plain)
        #expect(local(second, "i+da@example.net") != plain)
    }

    @Test(
        "SHA-256 gives the hashes of FIPS 180-4",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
        ])
    func sha256(text: String, expected: String) {
        #expect(hexadecimal(SHA256.hash(Array(text.utf8))) == expected)
    }

    @Test("HMAC gives the codes of RFC 4231, also for keys longer than a block")
    func hmac() {
        let short = HMAC(key: Array("Jefe".utf8)).code(of: Array("what do ya want for nothing?".utf8))
        #expect(hexadecimal(short) == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        let long = HMAC(key: [UInt8](repeating: 0xAA, count: 131))
            .code(of: Array("Test Using Larger Than Block-Size Key - Hash Key First".utf8))
        #expect(hexadecimal(long) == "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")
    }

    private func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
