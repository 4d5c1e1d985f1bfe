extension RecordWriter {
    mutating func writeOpen(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        out.write(#""open":{"timestamp":"#)
        writeEventTime(event.time)
        writeClient(message, event, &random)
        out.write(#""}"#)
    }

    mutating func writeClick(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        let link = random.below(Vocabulary.links.count)
        out.write(#""click":{"timestamp":"#)
        writeEventTime(event.time)
        writeClient(message, event, &random)
        out.write(#"","link":""#)
        out.write(Vocabulary.links[link])
        out.write(decimal: message.firstReader)
        out.write(#"","linkTags":"#)
        out.write(Vocabulary.linkTags[link])
        out.write(byte: 0x7D)
    }

    /// `,"ipAddress":"…","userAgent":"…` without the last quote.
    private mutating func writeClient(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        let client = Client(rawValue: event.variant) ?? .person
        // A person keeps their address and programs over all messages; a proxy has many addresses.
        var person = RandomStream(seed: scenario.seed, .reader, UInt64(message.firstReader), 1)
        let home = person.below(65_536)
        let agents = (person.below(Vocabulary.userAgents.count), person.below(Vocabulary.userAgents.count))
        out.write(#","ipAddress":""#)
        switch client {
        case .person: out.write(address: 198, 18, host: home)
        case .gmailProxy: out.write(address: 66, 249, host: 0x5400 | random.below(256))
        case .applePrivacy: out.write(address: 17, 58, host: random.below(65_536))
        case .securityGateway: out.write(address: 198, 19, host: home & 0x0F0F)
        }
        out.write(#"","userAgent":""#)
        switch client {
        case .person: out.write(Vocabulary.userAgents[random.below(4) == 0 ? agents.1 : agents.0])
        case .gmailProxy: out.write(Vocabulary.gmailProxyAgent)
        case .applePrivacy: out.write(Vocabulary.applePrivacyAgent)
        case .securityGateway: out.write(Vocabulary.gatewayAgent)
        }
    }
}
