import Foundation
import Testing

/// The same records give the same bytes, whatever reads them and however they are packed (contract §5).
@Suite("Same bytes") struct SameBytesTests {
    /// An archive with copies, broken lines and every type, and ways to pack it again, each in a folder of its own.
    private static let packer = """
        import gzip, os, random, sys, zlib
        draw = random.Random(7)
        lines = [line for folder, _, files in sorted(os.walk("events")) for file in sorted(files)
                 for line in gzip.open(os.path.join(folder, file)).read().splitlines()]
        def pack(data, level=6, strategy=0, window=15, memory=8):
            packer = zlib.compressobj(level, zlib.DEFLATED, window + 16, memory, strategy)
            return packer.compress(data) + packer.flush()
        def flushed(data):
            packer = zlib.compressobj(6, zlib.DEFLATED, 31)
            kinds = [zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH]
            return b"".join(packer.compress(part) + packer.flush(draw.choice(kinds)) for part in cut(data)) + packer.flush()
        def cut(data):
            places = sorted(draw.randrange(len(data)) for _ in range(20))
            return [data[start:end] for start, end in zip([0] + places, places + [len(data)])]
        def write(name, parts):
            os.makedirs(name)
            for number, part in enumerate(parts):
                with open(f"{name}/{number}", "wb") as file: file.write(part)
        text = b"\\n".join(lines) + b"\\n"
        for level in range(10): write(f"level-{level}", [pack(text, level)])
        for name in ["FILTERED", "HUFFMAN_ONLY", "RLE", "FIXED"]: write(name.lower(), [pack(text, 6, getattr(zlib, "Z_" + name))])
        write("small-window", [pack(text, 9, window=9, memory=1)])
        write("flushed", [flushed(text)])
        write("members", [b"".join(pack(part, draw.randrange(10)) for part in cut(text))])
        write("padded-members", [b"".join(pack(part) + bytes(draw.randrange(3)) for part in cut(text))])
        write("nested", [pack(pack(text, 1), 9), ])
        write("members-within-members", [b"".join(map(pack, cut(b"".join(pack(part) for part in cut(text)))))])
        write("plain", [text])
        write("carriage-returns", [pack(text.replace(b"\\n", b"\\r\\n"))])
        shuffled = lines.copy()
        draw.shuffle(shuffled)
        write("shuffled", [pack(b"\\n".join(shuffled) + b"\\n")])
        write("split", [pack(b"\\n".join(shuffled[start::9]) + b"\\n", start) for start in range(9)])
        write("once-more", [pack(text), text, pack(b"\\n".join(shuffled) + b"\\n")])
        """

    private let folder: ScratchFolder

    init() throws {
        folder = try ScratchFolder()
        try SameBytesTests.generate("events", count: 300, in: folder)
    }

    private static func generate(_ name: String, count: Int, in folder: ScratchFolder) throws {
        let generator = Products.folder.appendingPathComponent("eventgen").path
        let options = ["--duplicates", "0.05", "--broken", "0.02", "--late", "0.1", "--every-type", "--tags", "2"]
        let output = folder.url.appendingPathComponent("manifest")
        try Data().write(to: output)
        try folder.run([generator, "--events", "\(count)", "--files", "3", "-o", name] + options, output: output)
    }

    private static let question = [
        "--period", "1h", "--time-zone", "Europe/Berlin", "--metrics", "all", "--statistics", "SampleCount,Sum,Maximum",
        "--dimensions", "ses:configuration-set", "--dimensions", "campaign,field/recipientDomain", "--quiet",
        "--summary", "summary.json", "--quarantine", "bad.ndjson",
    ]

    /// What a run gives: datapoints, what became of records where `counting` says so, and what was set aside.
    private struct Outcome: Equatable {
        var output: String
        var totals: String
        var quarantine: String
    }

    private func ask(_ input: String, _ environment: [String] = [], threads: Int = 1) throws -> Outcome {
        let arguments = ["metrics", input, "--threads", "\(threads)"] + SameBytesTests.question
        let run = try ToolRun(arguments, in: folder, prefix: ["env"] + environment)
        #expect(run.status == 1, "\(input): \(run.errors)")
        let summary = try SummaryTotals(summary: Data(contentsOf: folder.url.appendingPathComponent("summary.json")))
        let bad = try String(contentsOf: folder.url.appendingPathComponent("bad.ndjson"), encoding: .utf8)
        #expect(summary.records == summary.sum)
        return Outcome(output: run.text, totals: summary.text, quarantine: bad)
    }

    @Test("whatever kernel scans, whatever inflates, in blocks of any size, by any number of threads")
    func stages() throws {
        let expected = try ask("events")
        #expect(expected.output.split(separator: "\n").count > 500)
        #expect(expected.quarantine.split(separator: "\n").count == 6)
        var pinned = ["SESSTAT_INFLATER=zlib", "SESSTAT_INFLATER=isal"]
        pinned += ["scalar", "sse2", "avx2", "avx512", "neon"].map { "SESSTAT_KERNEL=\($0)" }
        pinned += [63, 64, 65, 1000, 40_000].map { "SESSTAT_BLOCK=\($0)" }
        for variable in pinned { #expect(try ask("events", [variable]) == expected, "\(variable)") }
        // Every byte of a record is looked at again with the next one: a few will do.
        try SameBytesTests.generate("few", count: 50, in: folder)
        let few = try ask("few")
        for size in 1...3 { #expect(try ask("few", ["SESSTAT_BLOCK=\(size)"]) == few, "\(size)") }
        let version = try ToolRun(["--version"], in: folder, prefix: ["env", "SESSTAT_INFLATER=zlib"])
        #expect(version.text.contains("inflater: zlib"))
        for threads in 2...8 {
            let block = "SESSTAT_BLOCK=\(threads * 101)"
            #expect(try ask("events", [block], threads: threads) == expected, "\(threads) threads")
        }
    }

    @Test("however the records are packed, cut into members, shuffled, split and copied")
    func packing() throws {
        try folder.write("pack.py", SameBytesTests.packer)
        try folder.run(["python3", "pack.py"])
        let expected = try ask("level-6")
        let folders = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
            .filter {
                !["events", "manifest", "pack.py", "summary.json", "bad.ndjson"].contains($0) && $0.first != "."
            }
        #expect(folders.count == 25)
        for (number, name) in folders.sorted().enumerated() {
            let inflater = number % 2 == 0 ? "zlib" : "isal"
            let found = try ask(name, ["SESSTAT_INFLATER=\(inflater)"], threads: 1 + number % 8)
            #expect(found.output == expected.output, "\(name)")
            if name != "once-more" { #expect(found.totals == expected.totals, "\(name)") }
        }
    }
}
