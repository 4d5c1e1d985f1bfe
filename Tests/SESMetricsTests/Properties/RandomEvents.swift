import Foundation

/// Makes records as SES and its surroundings write them, from small pools, so that many are alike.
struct RandomEvents {
    static let types = [
        "Send": "send", "Delivery": "delivery", "Open": "open", "Click": "click", "Bounce": "bounce",
        "Complaint": "complaint", "Reject": "reject", "Rendering Failure": "failure",
        "DeliveryDelay": "deliveryDelay", "Subscription": "subscription",
    ]
    static let typeNames = types.keys.sorted()

    /// Instants around which zones change their clocks, years end, and days are left out; seconds since 1970.
    private static let anchors = [
        1_774_742_400, 1_792_886_400, 1_772_953_200, 1_793_512_800, 1_775_314_800, 1_791_039_600, 1_541_300_400,
        1_325_239_200, 1_767_225_600, 1_709_164_800,
    ]

    var generator: SeededGenerator
    private let anchor: Int
    /// Days on both sides of the anchor in which events lie.
    private let days: Int
    /// Whether records are padded, so that they pass the bounds of blocks.
    var padding = 0

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
        anchor = generator.pick(RandomEvents.anchors)
        days = generator.pick([0, 1, 3, 40])
    }

    /// An event with everything that its type needs.
    mutating func event() -> JSONTree {
        let type = generator.pick(RandomEvents.typeNames)
        let time = instant()
        let isNotification = ["Bounce", "Complaint", "Delivery"].contains(type) && generator.isOne(in: 6)
        var members = [
            (isNotification ? "notificationType" : "eventType", JSONTree.string(type)), ("mail", mail(time)),
        ]
        let isBare = ["Send", "Reject", "Rendering Failure"].contains(type) && generator.isOne(in: 2)
        if !isBare { members.append((RandomEvents.types[type]!, payload(type, time))) }
        if padding > 0 {
            members.append(("padding", .string(String(repeating: "x", count: generator.number(0...padding)))))
        }
        return .object(members)
    }

    /// A record that is no event, or a broken one, but JSON.
    mutating func oddity() -> JSONTree {
        let time = instant()
        let type = generator.pick(RandomEvents.typeNames)
        let payload = (RandomEvents.types[type]!, self.payload(type, time))
        let mail = ("mail", self.mail(time))
        switch generator.number(0...11) {
        case 0: return .object([("eventType", .string("Teleport")), mail])
        case 1: return .object([mail, payload])
        case 2: return .object([("eventType", .string(type)), payload])
        case 3: return .object([("eventType", .string(type)), mail])
        case 4: return .object([("eventType", .number("7")), mail, payload])
        case 5: return .object([("eventType", .string(type)), ("mail", .string("x")), payload])
        case 6:
            return .object([("eventType", .string("Open")), mail, ("open", .object([("timestamp", .string("soon"))]))])
        case 7:
            return .object([("eventType", .string("Open")), mail, ("open", .object([("timestamp", .number("1"))]))])
        case 8: return .object([("eventType", .string("Open")), mail, ("open", .object([]))])
        case 9: return .object([("notificationType", .string("AmazonSnsSubscriptionSucceeded"))])
        case 10: return .object([("notificationType", .string("Received")), mail])
        default: return .object([("rawData", .string("e30K")), ("attemptsMade", .number("4"))])
        }
    }

    // MARK: Parts

    private mutating func mail(_ time: Int) -> JSONTree {
        let sent = generator.isOne(in: 3) ? time : time - generator.number(0...400_000_000)
        var members: [(String, JSONTree)] = [
            ("messageId", .string("m\(generator.number(0...12))")),
            ("destination", .array(addresses().map(JSONTree.string))),
            (
                "source",
                .string(generator.pick(["news@example.com", "Ada <ada@Example.COM>", "\"@\" <b@x.org>", "none"]))
            ),
        ]
        if generator.isOne(in: 3) {
            let names = ["X-Campaign", "x-campaign", "Subject"].shuffled(using: &generator)
            let headers = names.prefix(2).map { name in
                JSONTree.object([
                    ("name", .string(name)), ("value", .string(generator.pick(["spring", "late summer"]))),
                ])
            }
            members.append(("headers", .array(headers)))
        }
        if !generator.isOne(in: 25) { members.append(("timestamp", .string(text(sent)))) }
        if !generator.isOne(in: 5) {
            members.append(("tags", .object([("ses:configuration-set", tag()), ("campaign", tag())])))
        }
        return .object(members)
    }

    private mutating func tag() -> JSONTree {
        let value = JSONTree.string(generator.pick(["a", "b", "B", "=1+1", "ä", "x,y", "say \"hi\"", "😀", "-z", ""]))
        switch generator.number(0...9) {
        case 0: return .null
        case 1: return .array([])
        case 2: return value
        case 3: return .array([value, .string("second")])
        default: return .array([value])
        }
    }

    private mutating func payload(_ type: String, _ time: Int) -> JSONTree {
        var members = [("timestamp", JSONTree.string(text(time)))]
        switch type {
        case "Delivery":
            members.append(("recipients", .array(addresses().map(JSONTree.string))))
            if generator.isOne(in: 2) {
                members.append(("processingTimeMillis", .number("\(generator.number(-9...99_999))")))
            }
        case "Bounce":
            members += [("feedbackId", .string("f\(generator.number(0...1))")), ("bounceType", bounceType())]
            members.append(("bounceSubType", .string(generator.pick(["General", "OnAccountSuppressionList"]))))
            members.append(("bouncedRecipients", recipients()))
        case "Complaint":
            members.append(("complainedRecipients", recipients()))
            if generator.isOne(in: 2) { members.append(("feedbackId", .string("f\(generator.number(0...1))"))) }
        case "DeliveryDelay": members.append(("delayedRecipients", recipients()))
        case "Open", "Click":
            members += [("ipAddress", .string("192.0.2.\(generator.number(1...2))"))]
            if generator.isOne(in: 2) {
                members.append(("userAgent", .string(generator.pick(["Mozilla/5.0", "Mozilla/5.0 (\"x\")"]))))
            }
            if type == "Click" {
                members.append(("link", .string("https://example.com/\(generator.number(0...1))")))
                members.append(("linkTags", generator.isOne(in: 3) ? .null : .object([("slot", tag())])))
            }
        case "Subscription": members.append(("contactList", .string(generator.pick(["Readers", "Others"]))))
        default: members = [("reason", .string("Bad content"))]
        }
        return .object(members)
    }

    private mutating func bounceType() -> JSONTree {
        generator.pick([.string("Permanent"), .string("Transient"), .string("Undetermined"), .string("Odd"), .null])
    }

    private mutating func addresses() -> [String] {
        let pool = [
            "ida@example.com", "jon@Example.com", "<kay@example.org>", "ooto+x@simulator.amazonses.com", "nobody",
        ]
        return (0..<generator.number(0...3)).map { _ in
            generator.pick(pool)
        }
    }

    private mutating func recipients() -> JSONTree {
        .array(addresses().map { .object([("emailAddress", .string($0)), ("action", .string("failed"))]) })
    }

    // MARK: Times

    /// Milliseconds since 1970, often on or just before an edge.
    private mutating func instant() -> Int {
        let second = anchor + generator.number(-days * 86_400...days * 86_400 + 86_400)
        switch generator.number(0...5) {
        case 0: return second / 3600 * 3_600_000
        case 1: return second / 900 * 900_000 - 1
        case 2: return second / 86_400 * 86_400_000
        default: return second * 1000 + generator.number(0...999)
        }
    }

    /// One of the forms in which times are written (R§1.6).
    private mutating func text(_ milliseconds: Int) -> String {
        let offset = generator.pick([0, 0, 0, 0, 0, 3600, -18_000, 20_700, 50_400])
        let isPlain = offset == 0 && !generator.isOne(in: 8)
        let date = Date(timeIntervalSince1970: Double(milliseconds / 1000 + offset))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(secondsFromGMT: 0)!
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let numbers = [parts.year!, parts.month!, parts.day!, parts.hour!, parts.minute!, parts.second!]
        let digits = numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }
        let fraction = String(1000 + milliseconds % 1000).dropFirst()
        let ending = generator.pick(["", "999", "123456"])
        let designator = isPlain ? "Z" : RandomEvents.designator(offset, generator.isOne(in: 2))
        let separator = generator.isOne(in: 9) ? " " : "T"
        return digits[0...2].joined(separator: "-") + separator + digits[3...5].joined(separator: ":")
            + (fraction == "000" && ending.isEmpty && generator.isOne(in: 2) ? "" : ".\(fraction)\(ending)")
            + designator
    }

    private static func designator(_ offset: Int, _ isShort: Bool) -> String {
        let minutes = String(100 + abs(offset) / 60 % 60).dropFirst()
        let hours = String(100 + abs(offset) / 3600).dropFirst()
        return (offset < 0 ? "-" : "+") + hours + (isShort ? "" : ":") + minutes
    }
}
