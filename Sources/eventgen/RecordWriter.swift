/// Formats the lines of an object straight into a byte buffer.
///
/// In: entries of the index, in order. Out: ``out``, which the caller empties whenever it likes between lines.
struct RecordWriter: ~Copyable {
    let scenario: Scenario
    var planner: MessagePlanner
    var out = ByteBuffer(capacity: 1 << 19)
    /// Stands in for the event's own time while a record with a bad timestamp is written.
    var badTime: StaticString?
    /// Room for a text that has to be gone through again; in use within one call only.
    var scratch = ByteBuffer(capacity: 1 << 13)

    init(_ scenario: Scenario) {
        self.scenario = scenario
        planner = MessagePlanner(scenario)
    }

    /// Appends one line and gives back the kind of the event that it is about.
    mutating func write(_ entry: EventIndex.Entry) -> EventKind {
        let start = out.count
        let message = planner.plan(entry.message)
        let event = planner.events[Int(entry.event)]
        var damage = RandomStream(seed: scenario.seed, .damage, UInt64(entry.message), UInt64(entry.event) + 1)
        switch entry.role {
        case .original, .copy:
            writeRecord(message, event, number: entry.event)
        case .badTimestamp:
            badTime = RecordWriter.badTimes[damage.below(RecordWriter.badTimes.count)]
            writeRecord(message, event, number: entry.event)
            badTime = nil
        case .noise:
            out.write(RecordWriter.noise[damage.below(RecordWriter.noise.count)])
        case .cut:
            writeRecord(message, event, number: entry.event)
            cut(from: start, at: start + 20 + damage.below(out.count - start - 20))
        }
        out.write(byte: 0x0A)
        return event.kind
    }

    private mutating func writeRecord(_ message: Message, _ event: PlannedEvent, number: UInt16) {
        let start = out.count
        var random = RandomStream(seed: scenario.seed, .event, UInt64(message.index), UInt64(number))
        out.write(#"{"eventType":""#)
        out.write(event.kind.wireName)
        out.write(#"","#)
        // AWS's examples have the payload first for these three, and last for the others (R§1.1).
        switch event.kind {
        case .bounce, .complaint, .click:
            writePayload(message, event, &random)
            out.write(byte: 0x2C)
            writeMail(message, event)
        default:
            writeMail(message, event)
            out.write(byte: 0x2C)
            writePayload(message, event, &random)
        }
        out.write(byte: 0x7D)
        if scenario.pretty { addSpaces(from: start) }
    }

    /// Drops what follows `end`, and what a cut inside a character would leave of it.
    private mutating func cut(from start: Int, at end: Int) {
        var end = end
        while end > start, out[end] & 0xC0 == 0x80 { end -= 1 }
        out.truncate(to: end)
    }

    /// Puts a space after every colon and comma outside strings, as Python's `json.dumps` does.
    private mutating func addSpaces(from start: Int) {
        scratch.truncate(to: 0)
        var inString = false
        var escaped = false
        for position in start..<out.count {
            let byte = out[position]
            scratch.write(byte: byte)
            if escaped {
                escaped = false
            } else if byte == 0x5C {
                escaped = true
            } else if byte == 0x22 {
                inString.toggle()
            } else if !inString, byte == 0x3A || byte == 0x2C {
                scratch.write(byte: 0x20)
            }
        }
        out.truncate(to: start)
        out.write(contentsOf: scratch)
    }

    /// Times that no calendar has, or that are none.
    private static let badTimes: [StaticString] = [
        "2026-02-30T10:00:00.000Z", "2026-13-01T00:00:00.000Z", "2026-03-14T25:10:00.000Z", "yesterday",
        "14/03/2026 09:26:53", "2026-03-14T09:26:53.589", "1773480413589",
    ]

    /// Lines that are no JSON at all.
    private static let noise: [StaticString] = [
        "-- MARK --", "<html><body><h1>503 Service Temporarily Unavailable</h1></body></html>",
        "upload failed: connection reset by peer", "eventType,messageId,timestamp", "%!s(<nil>)", ")]}',",
    ]
}

extension RecordWriter {
    /// The event's own time, in quotes.
    mutating func writeEventTime(_ time: Int64) {
        out.write(byte: 0x22)
        if let badTime { out.write(badTime) } else { out.write(timestamp: time) }
        out.write(byte: 0x22)
    }

    /// An identifier as SES makes them: the Region, the time in ms, noise and a fixed end; 60 characters (R§1.7).
    mutating func writeIdentifier(at time: Int64, _ random: inout RandomStream) {
        out.write("0102")
        out.write(hex: UInt64(time), digits: 12)
        out.write(byte: 0x2D)
        out.write(uuidFrom: &random)
        out.write("-000000")
    }

    mutating func writeMessageID(_ message: Message) {
        var random = message.textStream(1)
        writeIdentifier(at: message.sentAt, &random)
    }

    /// The address of recipient `position`, without quotes.
    mutating func writeAddress(_ message: Message, _ position: Int) {
        if let simulator = message.simulator {
            out.write(Vocabulary.simulatorNames[simulator.rawValue])
            if message.index % 2 == 0 {
                out.write("+run")
                out.write(decimal: Int(message.index % 10))
            }
            out.write("@simulator.amazonses.com")
            return
        }
        let recipient = message.recipient(position)
        out.write(Vocabulary.firstNames[recipient.firstName])
        out.write(byte: 0x5F)
        out.write(Vocabulary.lastNames[recipient.lastName])
        out.write(byte: 0x5F)
        out.write(decimal: recipient.number)
        out.write(byte: 0x40)
        writeDomain(recipient.domain)
    }

    mutating func writeDomain(_ domain: Int) {
        if domain < Vocabulary.providers.count {
            out.write(Vocabulary.providers[domain])
        } else {
            out.write("mail.company-")
            out.write(decimal: domain - Vocabulary.providers.count)
            out.write(".example")
        }
    }

    /// The addresses of all recipients in `mask`, each between `open` and `close`, with commas between them.
    mutating func writeAddresses(
        _ message: Message, _ mask: UInt64, open: StaticString = #"""#, close: StaticString = #"""#,
        separator: StaticString = ","
    ) {
        var rest = mask
        while rest != 0 {
            out.write(open)
            writeAddress(message, rest.trailingZeroBitCount)
            out.write(close)
            rest &= rest - 1
            if rest != 0 { out.write(separator) }
        }
    }

    mutating func writeSenderAddress(_ sender: Vocabulary.Sender) {
        out.write(sender.local)
        out.write(byte: 0x40)
        out.write(sender.domain)
    }
}
