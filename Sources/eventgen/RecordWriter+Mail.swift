extension RecordWriter {
    static let account: StaticString = "111122223333"

    func sender(of message: Message) -> Vocabulary.Sender {
        Vocabulary.senders[message.configurationSet % Vocabulary.senders.count]
    }

    func subject(of message: Message) -> Vocabulary.Subject {
        Vocabulary.subject(campaign: message.campaign, variant: Int(message.index % 2))
    }

    /// `"mail":{…}`, with what SES leaves out for some kinds left out (R§1.4).
    mutating func writeMail(_ message: Message, _ event: PlannedEvent) {
        out.write(#""mail":{"timestamp":"#)
        switch event.kind {
        case .send, .reject, .renderingFailure:
            writeEventTime(message.sentAt)
        default:
            out.write(byte: 0x22)
            out.write(timestamp: message.sentAt)
            out.write(byte: 0x22)
        }
        let sender = sender(of: message)
        out.write(#","source":""#)
        if message.configurationSet % 3 == 0 {
            out.write(sender.display)
            out.write(" <")
            writeSenderAddress(sender)
            out.write(byte: 0x3E)
        } else {
            writeSenderAddress(sender)
        }
        if event.kind != .open && event.kind != .click {
            out.write(#"","sourceArn":"arn:aws:ses:eu-west-1:111122223333:identity/"#)
            out.write(sender.domain)
        }
        out.write(#"","sendingAccountId":""#)
        out.write(RecordWriter.account)
        out.write(#"","messageId":""#)
        writeMessageID(message)
        out.write(#"","destination":["#)
        writeAddresses(message, message.allRecipients)
        out.write(message.recipientCount > 40 ? #"],"headersTruncated":true"# : #"],"headersTruncated":false"#)
        if event.kind != .renderingFailure && event.kind != .deliveryDelay {
            writeHeaders(message)
            writeCommonHeaders(message, event)
        }
        writeTags(message, event)
        out.write(byte: 0x7D)
    }

    private mutating func writeCommonHeaders(_ message: Message, _ event: PlannedEvent) {
        let sender = sender(of: message)
        out.write(#","commonHeaders":{"from":[""#)
        out.write(sender.display)
        out.write(" <")
        writeSenderAddress(sender)
        out.write(#">"]"#)
        if message.configurationSet % 2 == 0 {
            out.write(#","replyTo":["reply@"#)
            out.write(sender.domain)
            out.write(#""]"#)
        }
        out.write(#","date":""#)
        out.write(mailDate: message.sentAt)
        out.write(#"","to":["#)
        writeAddresses(message, message.allRecipients)
        out.write(#"],"messageId":""#)
        writeMessageID(message)
        // Templates are rendered after the Send record is written, so it has no subject yet.
        if !(message.isTemplated && event.kind == .send) {
            out.write(#"","subject":""#)
            out.write(subject(of: message).common)
        }
        out.write(#""}"#)
    }

    /// `,"tags":{…}`: the automatic tags, then the user's.
    private mutating func writeTags(_ message: Message, _ event: PlannedEvent) {
        var random = message.textStream(3)
        let sender = sender(of: message)
        out.write(#","tags":{"ses:source-tls-version":[""#)
        out.write(Vocabulary.tlsVersions[random.below(8) == 0 ? 1 : 0])
        out.write(#""],"ses:operation":[""#)
        out.write(message.isTemplated ? "SendTemplatedEmail" : Vocabulary.operations[message.configurationSet % 3])
        out.write(#""],"ses:configuration-set":[""#)
        writeConfigurationSet(message.configurationSet)
        out.write(#""],"ses:source-ip":["192.0.2."#)
        out.write(decimal: 40 + message.configurationSet % 8)
        out.write(#""],"ses:from-domain":[""#)
        out.write(sender.domain)
        out.write(#""],"ses:caller-identity":["mailer-role"]"#)
        if event.kind == .delivery {
            out.write(#","ses:outgoing-ip":["198.51.100."#)
            out.write(decimal: 1 + random.below(32))
            out.write(#""],"ses:outgoing-tls-version":["TLSv1.3"]"#)
        }
        out.write(#","campaign":[""#)
        writeCampaign(message.campaign)
        out.write(#""]"#)
        var values = message.textStream(4)
        for number in 0..<scenario.tags {
            out.write(#",""#)
            writeTagName(number)
            out.write(#"":[""#)
            out.write(decimal: values.below(Vocabulary.tagCardinalities[number % Vocabulary.tagCardinalities.count]))
            out.write(#""]"#)
        }
        out.write(byte: 0x7D)
    }

    /// A configuration set's name: a word, with a number once the words are used up.
    mutating func writeConfigurationSet(_ number: Int) {
        writeNumbered(Vocabulary.configurationSets, number)
    }

    /// A campaign's name, likewise.
    mutating func writeCampaign(_ number: Int) {
        writeNumbered(Vocabulary.campaigns, number)
    }

    private mutating func writeTagName(_ number: Int) {
        writeNumbered(Vocabulary.tagNames, number)
    }

    private mutating func writeNumbered(_ words: [StaticString], _ number: Int) {
        out.write(words[number % words.count])
        guard number >= words.count else { return }
        out.write(byte: 0x2D)
        out.write(decimal: number / words.count + 1)
    }
}
