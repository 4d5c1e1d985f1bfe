import Foundation
import Testing

/// Inputs that are small, or of an ordinary size, and ask for much: what comes of them is right, within the memory that
/// the tool promises and within two minutes, where anything that grows with the square of the input would take hours.
@Suite("Bombs") struct BombTests {
    /// An input, and what the tool must make of it.
    struct Bomb: CustomTestStringConvertible, Sendable {
        var testDescription: String
        /// Python that writes the input to standard output, by `put(text or bytes)`; `send(id, members)` is a record.
        var input: String
        var arguments: [String]
        var status = 0
        /// A part of the summary.
        var summary: String
    }

    private static let maker = """
        import gzip, sys
        def put(part): sys.stdout.buffer.write(part if isinstance(part, bytes) else part.encode())
        def send(id, members="", destination="", tags="", type="Send", payload='"send":{}'):
            return ('{"eventType":"%s","mail":{"timestamp":"2026-03-01T12:00:00Z","messageId":"%s","source":"a@b.example",'
                    '"sendingAccountId":"111122223333","destination":[%s],"tags":{%s}},%s%s}\\n'
                    % (type, id, destination, tags, payload, members))
        def domains(first, count): return ",".join('"a@d%d.x"' % number for number in range(first, first + count))
        member = gzip.compress(send("m").encode(), mtime=0)

        """

    private static let daily = ["metrics", "--period", "1d"]
    private static let large = ["--max-record-size", "64M", "--max-envelope-size", "64M"]
    private static let byDomain = ["--dimensions", "field/recipientDomain"]

    static let bombs = [
        Bomb(
            testDescription: "a million keys in one object",
            input: #"put(send("a", ',"x":{' + ",".join('"k%d":0' % n for n in range(1000000)) + "}") + send("b"))"#,
            arguments: daily + large, summary: #""records":2,"counted":2,"#),
        Bomb(
            testDescription: "a million keys in one object, beyond the limit of a record",
            input: #"put(send("a", ',"x":{' + ",".join('"k%d":0' % n for n in range(1000000)) + "}") + send("b"))"#,
            arguments: daily, status: 1, summary: #""rejected":{"too_long":1}"#),
        Bomb(
            testDescription: "a million tags of one message",
            input: #"put(send("a", tags=",".join('"t%d":["v"]' % -n for n in range(1000000))) + send("b"))"#,
            arguments: daily + large + ["--dimensions", "t-999999"], summary: #""records":2,"counted":2,"#),
        Bomb(
            testDescription: "40,000 tags of one message, each smaller than the one before, in a report",
            input: #"put(send("a", tags=",".join('"t%06d":["v"]' % -n for n in range(40000))) + send("b"))"#,
            arguments: ["check"], summary: ""),
        Bomb(
            testDescription: "a quarter of a million values of a dimension",
            input: "for n in range(5): put(send(n, destination=domains(n * 50000, 50000)))",
            arguments: daily + byDomain + ["--max-series", "1000"], summary: #""warnings":{"series_folded":1}"#),
        Bomb(
            testDescription: "45,000 domains in the recipients of one message, by which opens are told apart",
            input: #"""
                all = domains(0, 45000)
                put(send("a", destination=all) + send("a", type="Open", destination=all,
                    payload='"open":{"timestamp":"2026-03-01T12:00:00Z"}'))
                """#,
            arguments: ["engagement", "--format", "json", "--by", "send", "--max-series", "1000"] + byDomain,
            summary: #""records":2,"counted":2,"#),
        Bomb(
            testDescription: "100,000 members of gzip", input: "put(member * 100000)",
            arguments: daily + ["--deduplicate", "off"], summary: #""records":100000,"counted":100000,"#),
        Bomb(
            testDescription: "100,000 members of nothing, within a member",
            input: #"put(gzip.compress(gzip.compress(b"") * 100000 + member))"#,
            arguments: daily, summary: #""records":1,"counted":1,"#),
        Bomb(
            testDescription: "20,000 members with a wrong checksum: not all are listed",
            input: #"put((member[:-8] + bytes(4) + member[-4:]) * 20000)"#,
            arguments: daily, status: 1, summary: #""unlistedDamage":1"#),
        Bomb(
            testDescription: "4 MB of what looks like the beginning of a member",
            input: #"put(member + (b"\x1f\x8b\x08" + bytes(6) + b"\x03") * 400000 + member)"#,
            arguments: daily, status: 1, summary: #""records":2,"counted":1,"duplicate":1,"#),
        Bomb(
            testDescription: "a quarter of a gigabyte of zeros, packed three times",
            input: "put(gzip.compress(gzip.compress(gzip.compress(bytes(1 << 28), 1))))",
            arguments: daily, status: 1, summary: #""counted":0,"#),
        Bomb(
            testDescription: "a quarter of a gigabyte of zeros, packed twice",
            input: "put(gzip.compress(gzip.compress(bytes(1 << 28), 1)))",
            arguments: daily, status: 1, summary: #""code":"inflation_limit""#),
        Bomb(
            testDescription: "a megabyte of address literals that are never closed, to be redacted",
            input:
                #"put(send("a", ',"x":0', type="Click", payload='"click":{"timestamp":"2026-03-01T12:00:00Z","link":"%s"}' % ("@[" * 500000)))"#,
            arguments: ["events", "--redact", "mask"], summary: #""records":1,"counted":1,"#),
        Bomb(
            testDescription: "a hundred thousand broken records on one line, set aside",
            input: #"put('{"a":{}{' * 100000 + "\n" + send("b"))"#,
            arguments: daily + ["--quarantine", "bad.ndjson.gz"], status: 1, summary: #""counted":1,"#),
    ]

    @Test("what asks for much gets what is right, in bounded memory", arguments: bombs)
    func bomb(_ bomb: Bomb) throws {
        let folder = try ScratchFolder()
        try folder.write("make.py", BombTests.maker + bomb.input)
        try folder.run(["sh", "-c", "python3 make.py > input"])
        let report = bomb.summary.isEmpty ? [] : ["--summary", "summary.json"]
        let measured = try MeasuredRun(bomb.arguments + ["input", "--quiet"] + report, in: folder)
        #expect(measured.run.status == bomb.status, "\(measured.run.errors.prefix(500))")
        #expect(measured.peak <= 150, "MiB")
        if !report.isEmpty {
            let summary = try String(contentsOf: folder.url.appendingPathComponent("summary.json"), encoding: .utf8)
            #expect(summary.contains(bomb.summary), "\(summary)")
        }
    }
}
