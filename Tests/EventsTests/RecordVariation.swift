/// Other records of the shape of a given one: all keys, and the name of the type, as they are, all other values new.
enum RecordVariation {
    /// Sound text of the same shape; unless it `isSound`, halves of surrogate pairs may be in it.
    static func vary(_ record: [UInt8], _ random: inout SeededGenerator, isSound: Bool = false) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        while at < record.count {
            switch record[at] {
            case UInt8(ascii: "\""):
                var end = at + 1
                while record[end] != UInt8(ascii: "\"") { end += record[end] == UInt8(ascii: "\\") ? 2 : 1 }
                end += 1
                let text = Array(record[at..<end])
                var next = end
                while next < record.count, record[next] <= 0x20 { next += 1 }
                let isKey = next < record.count && record[next] == UInt8(ascii: ":")
                result += isKey || isFixed(text) || random.once(in: 4) ? text : string(&random, isSound: isSound)
                at = end
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
                while at < record.count, "+-.eE0123456789".utf8.contains(record[at]) { at += 1 }
                result += Array(random.pick(["0", "-0.5", "1512", "1e3", "-12.75E+2", "123456789012345678"]).utf8)
            default:
                result.append(record[at])
                at += 1
            }
        }
        return result
    }

    /// The names of types, in their quotes, tell which payload is read.
    private static func isFixed(_ text: [UInt8]) -> Bool {
        EventTypeNames.all.contains(String(decoding: text.dropFirst().dropLast(), as: UTF8.self))
    }

    private static func string(_ random: inout SeededGenerator, isSound: Bool) -> [UInt8] {
        let parts = [
            "", "a", "news@example.com", "2026-03-14T09:26:53.589Z", #"\""#, #"\\"#, #"\n\t\/"#, #"\u00e9"#, "é", "😀",
            #"\ud83d\ude00"#, #"\uDBFF\uDFFF"#, "}{", "],[", #"\\\""#, String(repeating: "long ", count: 40),
        ]
        let broken = [#"\ud83d"#, #"\ude00"#, #"\ud83d\ud83d"#, #"\ud83dx"#]
        var text = "\""
        for _ in 0..<random.below(4) {
            text += isSound || !random.once(in: 30) ? random.pick(parts) : random.pick(broken)
        }
        return Array((text + "\"").utf8)
    }
}

private enum EventTypeNames {
    static let all = Set([
        "Send", "Delivery", "Open", "Click", "Bounce", "Complaint", "Reject", "Rendering Failure", "RenderingFailure",
        "renderingFailure", "DeliveryDelay", "Subscription",
    ])
}
