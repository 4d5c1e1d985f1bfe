import Foundation

@testable import SESMetrics

/// Puts records into files in all the ways in which they arrive (contract §2).
struct Archive {
    var generator: SeededGenerator

    init(seed: UInt64) { generator = SeededGenerator(seed: seed ^ 0xA5A5) }

    /// Spreads records over files of a folder, each packed in its own way, and returns nothing but the files.
    mutating func write(_ records: [JSONTree], to folder: TemporaryFolder) throws {
        let count = generator.number(1...6)
        var parts = [[JSONTree]](repeating: [], count: count)
        for record in records { parts[generator.number(0...count - 1)].append(record) }
        for (index, part) in parts.enumerated() {
            let text = frame(wrap(part))
            let file = folder.url.appendingPathComponent("in/part-\(index)\(generator.pick(["", ".gz", ".txt"]))")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(pack(Array(text.utf8))).write(to: file)
        }
    }

    // MARK: Envelopes

    /// Puts some of the records into envelopes, up to two deep.
    private mutating func wrap(_ records: [JSONTree]) -> [JSONTree] {
        var wrapped: [JSONTree] = []
        var rest = records[...]
        while let record = rest.popFirst() {
            switch generator.number(0...9) {
            case 0: wrapped.append(notification(record))
            case 1: wrapped.append(eventBridge(record))
            case 2: wrapped.append(notification(eventBridge(record)))
            case 3: wrapped.append(notification(notification(record)))
            case 4:
                let group = [record] + rest.prefix(2)
                rest = rest.dropFirst(2)
                wrapped.append(lambda(group))
            case 5:
                let group = [record] + rest.prefix(3)
                rest = rest.dropFirst(3)
                wrapped.append(logs(group))
            default: wrapped.append(record)
            }
        }
        return wrapped
    }

    private mutating func notification(_ record: JSONTree) -> JSONTree {
        let text = record.text(generator.pick(JSONTree.Layout.allCases), using: &generator)
        return .object([
            ("Type", .string("Notification")), ("MessageId", .string("5a0e7c1e")),
            ("TopicArn", .string("arn:aws:sns:eu-west-1:111122223333:ses")),
            ("Message", .string(text + generator.pick(["", "\n"]))), ("Timestamp", .string("2026-03-01T00:00:00.000Z")),
        ])
    }

    private func eventBridge(_ record: JSONTree) -> JSONTree {
        .object([
            ("version", .string("0")), ("detail-type", .string("Email Sent")), ("source", .string("aws.ses")),
            ("time", .string("2026-03-01T00:00:00Z")), ("detail", record),
        ])
    }

    private mutating func lambda(_ records: [JSONTree]) -> JSONTree {
        var elements: [JSONTree] = []
        for record in records {
            elements.append(.object([("EventSource", .string("aws:sns")), ("Sns", notification(record))]))
        }
        return .object([("Records", .array(elements))])
    }

    private mutating func logs(_ records: [JSONTree]) -> JSONTree {
        var elements: [JSONTree] = []
        for record in records {
            let text = record.text(generator.pick([.compact, .varied]), using: &generator)
            elements.append(.object([("id", .string("1")), ("timestamp", .number("1")), ("message", .string(text))]))
        }
        return .object([
            ("messageType", .string("DATA_MESSAGE")), ("logGroup", .string("g")), ("logEvents", .array(elements)),
        ])
    }

    // MARK: Framing

    /// Lines of either ending, values back to back or over many lines, one array or several, with or without a mark.
    private mutating func frame(_ values: [JSONTree]) -> String {
        let mark = generator.isOne(in: 5) ? "\u{FEFF}" : ""
        let style = generator.number(0...6)
        if style == 6 {
            return mark + JSONTree.array(values).text(generator.pick(JSONTree.Layout.allCases), using: &generator)
        }
        var text = mark
        for value in values {
            switch style {
            case 0: text += value.compact + "\n"
            case 1: text += value.text(.varied, using: &generator) + "\r\n"
            case 2: text += value.text(.pretty, using: &generator) + "\n"
            case 3: text += value.compact
            case 4: text += value.text(.varied, using: &generator) + generator.pick([" ", "", "\n\n", " \n \r\n"])
            default: text += JSONTree.array([value]).compact + "\n"
            }
        }
        return style < 3 && generator.isOne(in: 4) ? String(text.dropLast()) : text
    }

    // MARK: Compression

    /// Plain, one gzip member, several whose seams are anywhere, or gzip in gzip, perhaps with padding behind.
    private mutating func pack(_ bytes: [UInt8]) throws -> [UInt8] {
        switch generator.number(0...4) {
        case 0: return bytes
        case 1: return try Archive.gzip(bytes[...]) + padding()
        case 2: return try members(bytes) + padding()
        case 3: return try Archive.gzip(members(bytes)[...])
        default: return try members(Archive.gzip(bytes[...])) + padding()
        }
    }

    private mutating func padding() -> [UInt8] {
        generator.pick([[], [], [UInt8](repeating: 0, count: 600), [0x0A], [0x0D, 0x0A, 0]])
    }

    private mutating func members(_ bytes: [UInt8]) throws -> [UInt8] {
        var packed: [UInt8] = []
        var start = 0
        while start < bytes.count || packed.isEmpty {
            let end = min(bytes.count, start + generator.number(0...max(1, bytes.count / 3)) + 1)
            packed += try Archive.gzip(bytes[start..<end]) + (generator.isOne(in: 4) ? [0, 0] : [])
            start = end
        }
        return packed
    }

    /// One gzip member.
    static func gzip(_ bytes: ArraySlice<UInt8>) throws -> [UInt8] {
        var packed: [UInt8] = []
        let encoder = GzipEncoder()
        try encoder.write(Array(bytes).span) { bytes in for index in bytes.indices { packed.append(bytes[index]) } }
        try encoder.finish { bytes in for index in bytes.indices { packed.append(bytes[index]) } }
        return packed
    }
}
