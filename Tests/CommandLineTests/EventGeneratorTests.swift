import Foundation
import Testing

/// Runs the built `eventgen`; its promises are what samples, tests and benchmarks count on.
@Suite("Event generator") struct EventGeneratorTests {
    static let kinds = [
        "Send": "send", "Delivery": "delivery", "Open": "open", "Click": "click", "Bounce": "bounce",
        "Complaint": "complaint", "Reject": "reject", "Rendering Failure": "failure",
        "DeliveryDelay": "deliveryDelay", "Subscription": "subscription",
    ]
    static let plain = ["--compression-level", "0"]

    @Test("the same options give the same bytes on any number of threads", arguments: [2, 5])
    func threads(count: Int) throws {
        let options = ["--events", "3000", "--files", "9", "--duplicates", "0.02", "--broken", "0.01"]
        let one = try GeneratedArchive(options + ["--threads", "1"])
        let many = try GeneratedArchive(options + ["--threads", "\(count)"])
        #expect(one.files == many.files)
        #expect(one.manifestLine == many.manifestLine)
    }

    @Test("another seed gives other records")
    func seeds() throws {
        let one = try GeneratedArchive(["--events", "50", "--files", "1", "--seed", "1"] + Self.plain)
        let other = try GeneratedArchive(["--events", "50", "--files", "1", "--seed", "2"] + Self.plain)
        #expect(Set(one.lines).isDisjoint(with: other.lines))
    }

    @Test("the manifest says exactly what is in the files")
    func manifest() throws {
        let archive = try GeneratedArchive(
            ["--events", "4000", "--duplicates", "0.03", "--broken", "0.02", "--every-type"] + Self.plain)
        var found: [String: [String]] = [:]
        var broken = 0
        for line in archive.lines {
            if let record = Self.intact(line), let type = record["eventType"] as? String {
                found[type, default: []].append(line)
            } else {
                broken += 1
            }
        }
        let manifest = archive.manifest
        #expect(manifest["distinct"] as? Int == 4000)
        #expect(manifest["duplicates"] as? Int == 120)
        #expect(manifest["broken"] as? Int == 80)
        #expect(broken == 80)
        #expect(archive.lines.count == 4200)
        #expect(manifest["lines"] as? Int == 4200)
        #expect(manifest["files"] as? Int == archive.files.count)
        #expect(manifest["plainBytes"] as? Int == archive.files.values.reduce(0) { $0 + $1.count })
        let events = try #require(manifest["events"] as? [String: [String: Int]])
        #expect(Set(events.keys) == Set(Self.kinds.keys))
        for (type, counts) in events {
            #expect(counts["records"] == found[type]?.count, "\(type)")
            #expect(counts["distinct"] == found[type].map { Set($0).count }, "\(type)")
        }
    }

    @Test("every type comes with its payload and a complete mail object", arguments: kinds.keys.sorted())
    func payloads(type: String) throws {
        let isRare = ["Reject", "Rendering Failure", "Complaint", "Subscription"].contains(type)
        let count = isRare ? 4 : 60
        let archive = try GeneratedArchive(
            ["--events", "\(count)", "--files", "2", "--every-type", "--tags", "3", "--types", type] + Self.plain)
        #expect(archive.lines.count == count)
        for line in archive.lines {
            let record = try #require(Self.intact(line))
            #expect(record["eventType"] as? String == type)
            #expect(Set(record.keys) == ["eventType", "mail", Self.kinds[type]])
            let mail = try #require(record["mail"] as? [String: Any])
            let tags = try #require(mail["tags"] as? [String: [String]])
            #expect(tags["ses:configuration-set"]?.count == 1 && tags["locale"] != nil && tags["team"] != nil)
            if type != "Rendering Failure" && type != "DeliveryDelay" {
                let headers = try #require(mail["headers"] as? [[String: String]])
                #expect((8...16).contains(headers.count))
            }
            // 60 characters; hexadecimal digits 5 to 16 are the send time in ms.
            let messageID = try #require(mail["messageId"] as? String)
            #expect(messageID.count == 60)
            let sent = try #require(Self.milliseconds(mail["timestamp"]))
            #expect(Int(messageID.dropFirst(4).prefix(12), radix: 16) == sent)
            #expect(try #require(Self.eventTime(record)) >= sent)
        }
    }

    @Test("objects are as many as asked for, named by their oldest record, and hold what arrived after it")
    func layout() throws {
        let archive = try GeneratedArchive(
            ["--events", "2000", "--files", "24", "--days", "3", "--start", "2026-02-27", "--late", "0.2"] + Self.plain)
        #expect(archive.files.count == 24)
        let pattern = /^(\d{4})\/(\d\d)\/(\d\d)\/(\d\d)\/ses-events-1-(\1-\2-\3-\4-\d\d-\d\d)-[0-9a-f-]{36}$/
        for (path, bytes) in archive.files {
            let match = try #require(try pattern.wholeMatch(in: path), "\(path)")
            var digits = String(match.5).split(separator: "-")
            digits = [digits[0...2].joined(separator: "-")[...], digits[3...5].joined(separator: ":")[...]]
            let name = try #require(Self.milliseconds("\(digits[0])T\(digits[1]).000Z"))
            for line in GeneratedArchive.lines(bytes) {
                // A record reaches Firehose up to nine seconds after its event.
                let time = try #require(Self.intact(line).flatMap(Self.eventTime))
                #expect(time > name - 9000)
            }
        }
        #expect(archive.files.keys.contains { $0 > "2026/03/02" })
    }

    @Test("without late events nothing comes after the days covered")
    func noLateEvents() throws {
        let archive = try GeneratedArchive(
            ["--events", "5000", "--days", "1", "--late", "0", "--duplicates", "0.1"] + Self.plain)
        #expect(archive.files.keys.allSatisfy { $0.hasPrefix("2026/03/01/") })
        let times = archive.lines.compactMap { Self.intact($0).flatMap(Self.eventTime) }
        #expect(times.count == 5500)
        #expect(try #require(times.max()) < #require(Self.milliseconds("2026-03-02T00:00:00.000Z")))
    }

    @Test("several members and other levels hold the same text", arguments: [("3", 4), ("9", 1), ("1", 400)])
    func members(level: String, count: Int) throws {
        let options = ["--events", "300", "--single-file"]
        let text = try GeneratedArchive(options + Self.plain)
        let packed = try GeneratedArchive(options + ["--compression-level", level, "--members", "\(count)"])
        let bytes = try #require(packed.files.values.first)
        #expect(try GeneratedArchive.unpacked(bytes) == text.files.values.first)
        let member = Data([0x1F, 0x8B, 8, 0, 0, 0, 0, 0, level == "1" ? 4 : level == "9" ? 2 : 0, 3])
        var found = 0
        var rest = bytes[...]
        while let range = rest.range(of: member) {
            found += 1
            rest = rest[range.upperBound...]
        }
        // No more members than records.
        #expect(found == min(count, 300))
    }

    @Test("pretty records differ from compact ones in spaces alone")
    func pretty() throws {
        let options = ["--events", "400", "--files", "1", "--every-type"] + Self.plain
        let compact = try GeneratedArchive(options).lines
        let spaced = try GeneratedArchive(options + ["--pretty"]).lines
        #expect(compact.count == spaced.count)
        for (left, right) in zip(compact, spaced) {
            let record = try #require(Self.intact(left) as NSDictionary?)
            #expect(record == Self.intact(right) as NSDictionary?)
            #expect(right.hasPrefix(#"{"eventType": ""#) && right.contains(#", "mail": {"timestamp": ""#))
        }
    }

    @Test("with many recipients every event is about some of the message's own")
    func recipients() throws {
        let archive = try GeneratedArchive(["--events", "3000", "--recipients", "50"] + Self.plain)
        var most = 0
        for line in archive.lines {
            let record = try #require(Self.intact(line))
            let mail = try #require(record["mail"] as? [String: Any])
            let destination = try #require(mail["destination"] as? [String])
            most = max(most, destination.count)
            #expect(Set(destination).count == destination.count)
            guard let delivery = record["delivery"] as? [String: Any] else { continue }
            let recipients = try #require(delivery["recipients"] as? [String])
            #expect(!recipients.isEmpty && Set(recipients).isSubset(of: destination))
        }
        #expect((20...50).contains(most))
    }

    @Test(
        "options that cannot be met are refused, with what is wrong",
        arguments: [
            ("--events 0", "--events 0 is outside 1 to"), ("--start 2026-02-30", "is no day"),
            ("--types Send,Nope", "'Nope' is no event type"), ("--types ,", "at least one"),
            ("--events 5 --files 6", "more than there are events"), ("--recipients 51", "outside 1 to 50"),
            ("--compression-level 10", "outside 0 to 9"), ("--broken 1.5", "outside 0.0 to 1.0"),
        ])
    func refusals(options: String, message: String) throws {
        let run = try GeneratedArchive.run(options.split(separator: " ").map(String.init) + ["-o", "/dev/null"])
        #expect(run.status == 64)
        #expect(run.errors.contains(message))
        #expect(run.output.isEmpty)
    }

    @Test("a folder that holds something is left alone, and a file that cannot be made is said to be so")
    func outputFailures() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "mine")
        try Data("mine".utf8).write(to: file)
        for output in [folder.path, file.path, file.path + "/below"] {
            let run = try GeneratedArchive.run(["--events", "20", "-o", output])
            #expect(run.status == 73)
            #expect(run.errors.hasPrefix("eventgen: "))
        }
        let run = try GeneratedArchive.run(["--events", "20", "--single-file", "-o", "/dev/full"])
        #expect(run.status == 73)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine"])
        #expect(try Data(contentsOf: file) == Data("mine".utf8))
    }

    /// The record, unless it is broken.
    private static func intact(_ line: String) -> [String: Any]? {
        let value = try? JSONSerialization.jsonObject(with: Data(line.utf8))
        guard let record = value as? [String: Any], eventTime(record) != nil else { return nil }
        return record
    }

    private static func eventTime(_ record: [String: Any]) -> Int? {
        guard let type = record["eventType"] as? String, let key = kinds[type] else { return nil }
        let owner = ["Send", "Reject", "Rendering Failure"].contains(type) ? "mail" : key
        return milliseconds((record[owner] as? [String: Any])?["timestamp"])
    }

    private static func milliseconds(_ value: Any?) -> Int? {
        guard let text = value as? String, text.count == 24 else { return nil }
        let strategy = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
        // Foundation takes the 30th of February for the 2nd of March; written back, it shows.
        guard let date = try? strategy.parse(text), strategy.format(date).prefix(10) == text.prefix(10) else {
            return nil
        }
        return Int((date.timeIntervalSince1970 * 1000).rounded())
    }
}

/// What one run of `eventgen` has written, read back from a temporary place.
struct GeneratedArchive {
    /// Contents by path below the output folder.
    let files: [String: Data]
    let manifestLine: String

    init(_ options: [String]) throws {
        let single = options.contains("--single-file")
        let folder = FileManager.default.temporaryDirectory.appending(path: "eventgen-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        if single { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false) }
        let run = try Self.run(options + ["-o", single ? folder.path + "/object" : folder.path])
        try #require(run.status == 0, "\(run.errors)")
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let url = folder.appending(path: path)
            if (try url.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
                files[path] = try Data(contentsOf: url)
            }
        }
        self.files = files
        manifestLine = run.output
    }

    var manifest: [String: Any] {
        (try? JSONSerialization.jsonObject(with: Data(manifestLine.utf8))) as? [String: Any] ?? [:]
    }

    /// All lines of all files, which have to be plain, in order of the files' names.
    var lines: [String] { files.sorted { $0.key < $1.key }.flatMap { Self.lines($0.value) } }

    static func lines(_ bytes: Data) -> [String] {
        bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    /// What `gzip` makes of packed bytes.
    static func unpacked(_ bytes: Data) throws -> Data {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        try bytes.write(to: file)
        return try launch(URL(filePath: "/bin/sh"), ["-c", "gzip -dc \"$0\"", file.path]).output
    }

    /// Runs the `eventgen` that was built beside these tests.
    static func run(_ arguments: [String]) throws -> (status: Int32, output: String, errors: String) {
        let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        let tool = tests.deletingLastPathComponent().appending(path: "eventgen")
        let run = try launch(tool, arguments)
        return (run.status, String(decoding: run.output, as: UTF8.self), run.errors)
    }

    private static func launch(_ tool: URL, _ arguments: [String]) throws
        -> (status: Int32, output: Data, errors: String)
    {
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = tool
        process.arguments = arguments
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        let problems = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return (process.terminationStatus, text, String(decoding: problems, as: UTF8.self))
    }
}
