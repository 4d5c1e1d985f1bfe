import Events
import Foundation
import Glibc
import Testing

@testable import SESMetrics

@Suite("Quarantine") struct QuarantineTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func quarantine(_ path: FilePath, inputs count: Int) -> Quarantine {
        let inputs = (0..<count).map { ResolvedInput(path: FilePath("in-\($0)"), origin: .named) }
        return Quarantine(path: path, inputs: inputs, limits: RunLimits(), files: .local)
    }

    private func entry(_ input: Int, offset: Int64 = 0, truncated: Bool = false) -> QuarantineEntry {
        QuarantineEntry(
            input: input, member: 1, line: 2, offset: offset, reason: .jsonSyntax, detail: "at \"x\"",
            isTruncated: truncated)
    }

    private func line(_ raw: [UInt8], limit: Int = 100, truncated: Bool = false) -> String {
        var json = JSONBytes()
        entry(0, offset: 3, truncated: truncated).append(raw: raw.span, path: FilePath("p"), limit: limit, to: &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    private let head = #"{"input":"p","member":1,"line":2,"offset":3,"reason":"json_syntax","detail":"at \"x\"","#

    @Test("text is raw, other bytes are base64, what is too long is cut and says so")
    func lines() {
        #expect(line(Array("{é\u{7}".utf8)) == head + "\"raw\":\"{é\\u0007\"}\n")
        #expect(line([0xFF, 0x41]) == head + "\"rawBase64\":\"/0E=\"}\n")
        #expect(line(Array("abcdef".utf8), limit: 4) == head + "\"raw\":\"abcd\",\"rawTruncated\":true}\n")
        #expect(line(Array("abc".utf8), truncated: true) == head + "\"raw\":\"abc\",\"rawTruncated\":true}\n")
        #expect(line([]) == head + "\"raw\":\"\"}\n")
    }

    @Test("a cut through a character leaves the whole characters before it", arguments: ["é", "日", "👍"])
    func cutCharacter(_ character: String) {
        let raw = Array("ab\(character)".utf8)
        for limit in 3..<raw.count {
            #expect(line(raw, limit: limit) == head + "\"raw\":\"ab\",\"rawTruncated\":true}\n")
        }
        #expect(line([0x61, 0xFF, 0x62], limit: 2).contains("rawBase64"))
    }

    @Test("what several workers found comes out in order of inputs and offsets, also beyond what memory holds")
    func order() throws {
        let path = folder.path("bad.ndjson")
        let quarantine = quarantine(path, inputs: 6)
        let filler = Array(String(repeating: "x", count: 100_000).utf8)
        for worker in 0..<2 {
            let spool = quarantine.makeSpool()
            for input in [worker + 4, worker, worker + 2] {
                for offset in 0..<Int64(8) { try spool.add(entry(input, offset: offset), raw: filler.span) }
            }
            quarantine.collect(spool)
        }
        #expect(folder.names.isEmpty)
        let target = try OutputTarget(path, in: .local)
        try quarantine.write(to: target)
        try target.commit()
        let lines = try #require(folder.text("bad.ndjson")).split(separator: "\n")
        let read = try lines.map { line in
            let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
            #expect((object["raw"] as? String)?.utf8.count == filler.count)
            return "\(try #require(object["input"] as? String)) \(try #require(object["offset"] as? Int))"
        }
        #expect(read == (0..<6).flatMap { input in (0..<8).map { "in-\(input) \($0)" } })
    }

    @Test("a name that ends in .gz is gzipped, also when nothing was rejected", arguments: [0, 40])
    func gzipped(entries: Int64) throws {
        let path = folder.path("bad.gz")
        let quarantine = quarantine(path, inputs: 1)
        let spool = quarantine.makeSpool()
        var seed: UInt64 = 1
        let noise = (0..<50_000).map { _ in
            seed = seed &* 6_364_136_223_846_793_005 &+ 1
            return UInt8(truncatingIfNeeded: seed >> 56)
        }
        for offset in 0..<entries { try spool.add(entry(0, offset: offset), raw: noise.span) }
        quarantine.collect(spool)
        let target = try OutputTarget(path, in: .local)
        try quarantine.write(to: target)
        try target.commit()
        let gunzip = Process()
        gunzip.executableURL = URL(fileURLWithPath: "/bin/sh")
        gunzip.arguments = ["-c", "gzip -dc < '\(path.text)' > '\(folder.path("plain").text)'"]
        try gunzip.run()
        gunzip.waitUntilExit()
        #expect(gunzip.terminationStatus == 0)
        let plain = try #require(folder.text("plain"))
        #expect(plain.split(separator: "\n").count == Int(entries))
    }

    @Test("a disk that is full is status 74")
    func full() throws {
        let quarantine = quarantine(FilePath("/dev/full"), inputs: 1)
        let spool = quarantine.makeSpool()
        try spool.add(entry(0), raw: [UInt8](repeating: 1, count: 3).span)
        quarantine.collect(spool)
        let target = try OutputTarget(FilePath("/dev/full"), in: .local)
        let error = #expect(throws: OutputError.self) { try quarantine.write(to: target) }
        #expect(error?.kind == .cannotWrite)
    }
}
