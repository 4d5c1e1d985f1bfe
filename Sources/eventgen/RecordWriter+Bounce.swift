extension RecordWriter {
    mutating func writeBounce(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        let cause = BounceCause(rawValue: event.variant) ?? .general
        out.write(#""bounce":{"feedbackId":""#)
        writeIdentifier(at: event.time + 75, &random)
        out.write(#"","bounceType":""#)
        out.write(cause.bounceType)
        out.write(#"","bounceSubType":""#)
        out.write(cause.bounceSubType)
        out.write(#"","bouncedRecipients":["#)
        let diagnostics = cause.diagnostics
        let diagnostic = diagnostics.isEmpty ? nil : diagnostics[random.below(diagnostics.count)]
        var rest = event.recipients
        while rest != 0 {
            let position = rest.trailingZeroBitCount
            out.write(#"{"emailAddress":""#)
            writeAddress(message, position)
            out.write(byte: 0x22)
            if let status = cause.status {
                out.write(#","action":"failed","status":""#)
                out.write(status)
                out.write(byte: 0x22)
            }
            if let diagnostic {
                out.write(#","diagnosticCode":""#)
                writeDiagnostic(diagnostic, message, position)
                out.write(byte: 0x22)
            }
            out.write(byte: 0x7D)
            rest &= rest - 1
            if rest != 0 { out.write(byte: 0x2C) }
        }
        out.write(#"],"timestamp":"#)
        writeEventTime(event.time)
        switch cause {
        case .suppressed, .accountSuppressed:
            out.write(#","reportingMTA":"dns; amazonses.com"}"#)
        case .outOfOffice, .undetermined:
            out.write(byte: 0x7D)
        default:
            out.write(#","reportingMTA":"dns; "#)
            writeOutgoingHost(&random)
            out.write(#""}"#)
        }
    }

    /// A diagnostic text with the recipient's address in place of each `%`.
    private mutating func writeDiagnostic(_ text: StaticString, _ message: Message, _ position: Int) {
        let start = out.count
        out.write(text)
        let end = out.count
        guard (start..<end).contains(where: { out[$0] == 0x25 }) else { return }
        scratch.truncate(to: 0)
        for index in start..<end { scratch.write(byte: out[index]) }
        out.truncate(to: start)
        for index in 0..<scratch.count {
            if scratch[index] == 0x25 { writeAddress(message, position) } else { out.write(byte: scratch[index]) }
        }
    }
}
