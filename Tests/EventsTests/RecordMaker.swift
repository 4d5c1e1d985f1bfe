import Testing

@testable import Events

/// Random records: every type, any order of keys, any white space and escapes, duplicate keys, `null`, values of the
/// wrong type, keys that nobody knows.
struct RecordMaker {
    private var random: SeededGenerator
    /// How often something is wrong with a member: once in so many times.
    private let faults: Int

    /// A record as text.
    static func record(_ random: inout SeededGenerator, faults: Int = 40) -> [UInt8] {
        var maker = RecordMaker(random: random, faults: faults)
        let text = maker.record()
        random = maker.random
        return Array(text.utf8)
    }

    // MARK: JSON

    private mutating func space() -> String {
        guard random.once(in: 6) else { return "" }
        return String((0...random.below(3)).map { _ in random.pick([" ", "\t", "\r", "\n"] as [Character]) })
    }

    /// A string in one of its spellings.
    private mutating func string(_ text: String) -> String {
        let escapesMore = random.once(in: 4)
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += random.once(in: 2) ? "\\n" : "\\u000a"
            case _ where scalar.value < 0x20: result += hex(scalar.value)
            case _ where escapesMore && random.once(in: 4):
                for unit in String(scalar).utf16 { result += hex(UInt32(unit)) }
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    private mutating func hex(_ unit: UInt32) -> String {
        let digits = String(unit, radix: 16, uppercase: random.once(in: 2))
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    private mutating func array(_ elements: [String]) -> String {
        var parts: [String] = []
        for element in elements { parts.append(space() + element + space()) }
        return "[" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "]"
    }

    private mutating func object(_ members: [(String, String)]) -> String {
        var parts: [String] = []
        for (key, value) in members { parts.append(space() + string(key) + space() + ":" + space() + value + space()) }
        parts.shuffle(using: &random)
        return "{" + (parts.isEmpty ? space() : parts.joined(separator: ",")) + "}"
    }

    /// Any value.
    private mutating func junk(depth: Int = 0) -> String {
        switch random.below(depth < 4 ? 9 : 7) {
        case 0: return "null"
        case 1: return random.pick(["true", "false"])
        case 2: return random.pick(["0", "-0", "12", "-7.25", "1e3", "1E-2", "9007199254740993", "0.5e+1"])
        case 3: return string(random.pick(["", "}{", "\"", "\\", "a\nb", "[1,2", "ünïcode", "😀", "\u{7F}\u{2028}"]))
        case 4: return string("2026-03-14T09:26:53.589Z")
        case 5: return random.pick([#""\ud83d""#, #""\udc00x""#, #""\ud800\u0041""#, #""\\ud800""#])
        case 6: return "[]"
        case 7: return array((0..<random.below(4)).map { _ in junk(depth: depth + 1) })
        default:
            let keys = ["a", "b", "eventType", "mail", "timestamp", "", "ключ"].shuffled(using: &random)
            return object(keys.prefix(random.below(4)).map { ($0, junk(depth: depth + 1)) })
        }
    }

    // MARK: SES

    /// A member, which may be missing, null, of another type, or there twice.
    private mutating func member(_ key: String, _ value: String) -> [(String, String)] {
        guard random.once(in: faults) else { return [(key, value)] }
        switch random.below(5) {
        case 0: return []
        case 1: return [(key, "null")]
        case 2: return [(key, junk())]
        case 3: return [(key, value), (key, junk())]
        default: return [(key, value), (key, "null")]
        }
    }

    private mutating func time(around base: Int64) -> String {
        if random.once(in: faults) {
            return string(random.pick(["", "yesterday", "2026-02-30T00:00:00Z", "2026-03-14T09:26:60Z", "2026-03-14"]))
        }
        let spread: Int64 = random.pick([1, 1500, 60_000, 86_400_000, 61 * 86_400_000])
        return string(TimeForm.text(base + Int64.random(in: -spread...spread, using: &random), &random))
    }

    private mutating func addresses() -> [String] {
        let pool = ["ida@example.net", "Jon <JON@Example.org>", "\"k\\im\"@example.com", "ünal@example.org", ""]
        let count = random.once(in: faults) ? 0 : 1 + random.below(3)
        return (0..<count).map { _ in random.pick(pool) }
    }

    private mutating func record() -> String {
        let base = Int64.random(in: 1_500_000_000_000...1_900_000_000_000, using: &random)
        let type = random.pick(EventType.allCases)
        var name = type.wireName
        if type == .renderingFailure, random.once(in: 4) {
            name = random.pick(["RenderingFailure", "Rendering failure", "renderingFailure"])
        }
        if random.once(in: faults) { name = random.pick(["send", "Teleport", "", "Received", "Open "]) }
        let typeKey = random.once(in: 8) ? "notificationType" : "eventType"
        var members = member(typeKey, string(name)) + member("mail", mail(base))
        members += member(type.payloadKey, payload(type, base))
        if random.once(in: faults) { members.append((random.pick(EventType.allCases).payloadKey, junk())) }
        if random.once(in: faults) {
            let other = random.pick(EventType.allCases)
            members.append((other.payloadKey, payload(other, base)))
        }
        for _ in 0..<random.below(3) { members.append((random.pick(["extra", "Mail", "event\u{0}Type"]), junk())) }
        return object(members)
    }

    private mutating func mail(_ base: Int64) -> String {
        var tags: [(String, String)] = [("ses:configuration-set", array([string("letters")]))]
        for _ in 0..<random.below(3) {
            let values = (0..<random.below(3)).map { _ in string(random.pick(["march", "a\"b", "ü", ""])) }
            tags.append((random.pick(["campaign", "ses:source-ip", "a-tag-with-a-rather-long-name"]), array(values)))
        }
        if random.once(in: faults) {
            // A warning that a tag is no array is drawn also where a later tag of that name is one.
            tags.removeAll { $0.0 == "campaign" }
            tags.append(("campaign", random.pick([string("bare"), "null"])))
        }
        var members = member("timestamp", time(around: base)) + member("messageId", string("m-\(random.below(1000))"))
        members += member("source", string(random.pick(["news@example.com", "Ada <ada@example.com>"])))
        members += member("destination", array(addresses().map { string($0) })) + member("tags", object(tags))
        let account = random.once(in: faults) ? random.pick(["11112222333", "11112222333x", ""]) : "111122223333"
        members.append(("sendingAccountId", string(account)))
        members += [("headersTruncated", "false"), ("commonHeaders", junk())]
        return object(members)
    }

    private mutating func payload(_ type: EventType, _ base: Int64) -> String {
        var members: [(String, String)] = []
        if !type.isTimedByMail { members += member("timestamp", time(around: base)) }
        switch type {
        case .delivery:
            members += member("recipients", array(addresses().map { string($0) }))
            members += member("processingTimeMillis", random.pick(["0", "940", "-3", "123456789012345678"]))
        case .bounce:
            members += member("bouncedRecipients", recipientObjects())
            members += member("bounceType", string(random.pick(["Permanent", "Transient", "Undetermined", "Odd"])))
            members += member(
                "bounceSubType",
                string(random.pick(["General", "OnAccountSuppressionList", "OnTenantSuppressionList", "Odd"])))
        case .complaint:
            members += member("complainedRecipients", recipientObjects())
            members += member("complaintFeedbackType", string(random.pick(["abuse", "not-spam", "odd"])))
            members.append(("complaintSubType", "null"))
        case .deliveryDelay:
            members += member("delayedRecipients", recipientObjects())
            members += member("delayType", string(random.pick(["MailboxFull", "SendingDeferral", "Odd"])))
        case .click:
            members += member("link", string("https://example.com/?a=\"\\"))
            members += member("linkTags", random.pick(["null", #"{"slot":["hero"]}"#]))
        default: break
        }
        members.append(("extra", junk()))
        return object(members)
    }

    private mutating func recipientObjects() -> String {
        let objects = addresses().map {
            object([("emailAddress", string($0)), ("status", string("5.1.1")), ("extra", junk())])
        }
        return objects.count == 1 && random.once(in: 4) ? objects[0] : array(objects)
    }
}

/// Instants in the forms of R§1.6 and contract §11.
enum TimeForm {
    static func text(_ milliseconds: Int64, _ random: inout SeededGenerator) -> String {
        let offset = random.once(in: 2) ? 0 : 15 * (random.below(113) - 56)
        let local = milliseconds + Int64(offset) * 60_000
        let seconds = Int(local / 1000) - (local % 1000 < 0 ? 1 : 0)
        let thousandths = Int(local - Int64(seconds) * 1000)
        let date = CivilDate(daysSinceEpoch: seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0))
        let clock = seconds - date.daysSinceEpoch * 86_400
        func digits(_ number: Int, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        var text = "\(digits(date.year, 4))-\(digits(date.month, 2))-\(digits(date.day, 2))"
        text += random.once(in: 4) ? " " : "T"
        text += "\(digits(clock / 3600, 2)):\(digits(clock / 60 % 60, 2)):\(digits(clock % 60, 2))"
        let fraction = digits(thousandths, 3)
        switch random.below(5) {
        case 0: text += "." + fraction + digits(random.below(1000), 3)
        case 1: text += "." + fraction + digits(random.below(1_000_000), 6)
        case 2: text += "." + fraction.prefix(1)
        case 3: break
        default: text += "." + fraction
        }
        if random.once(in: 5) { text += " " }
        if offset == 0, !random.once(in: 5) { return text + "Z" }
        let minutes = abs(offset)
        let colon = random.once(in: 2) ? ":" : ""
        return text + (offset < 0 ? "-" : "+") + digits(minutes / 60, 2) + colon + digits(minutes % 60, 2)
    }
}
