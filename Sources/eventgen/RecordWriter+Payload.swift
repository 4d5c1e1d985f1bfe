extension RecordWriter {
    /// The member that belongs to the event's kind, `"send":{}` and so on (R§1.5).
    mutating func writePayload(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        switch event.kind {
        case .send: out.write(#""send":{}"#)
        case .reject: out.write(#""reject":{"reason":"Bad content"}"#)
        case .delivery: writeDelivery(message, event, &random)
        case .deliveryDelay: writeDelay(message, event, &random)
        case .bounce: writeBounce(message, event, &random)
        case .complaint: writeComplaint(message, event, &random)
        case .open: writeOpen(message, event, &random)
        case .click: writeClick(message, event, &random)
        case .renderingFailure: writeRenderingFailure(message, &random)
        case .subscription: writeSubscription(message, event)
        }
    }

    private mutating func writeDelivery(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        out.write(#""delivery":{"timestamp":"#)
        writeEventTime(event.time)
        out.write(#","processingTimeMillis":"#)
        out.write(decimal: Int(event.time - message.sentAt))
        out.write(#","recipients":["#)
        writeAddresses(message, event.recipients)
        out.write(#"],"smtpResponse":""#)
        if planner.firstDomain(in: event.recipients) == Vocabulary.gmail {
            out.write("250 2.0.0 OK  ")
            out.write(decimal: Int(event.time / 1000))
            out.write(byte: 0x20)
            out.write(hex: random.next(), digits: 13)
            out.write("-")
            out.write(hex: random.next(), digits: 11)
            out.write(" - gsmtp")
        } else {
            out.write(Vocabulary.smtpResponses[random.below(Vocabulary.smtpResponses.count)])
            out.write(hex: random.next(), digits: 10)
        }
        out.write(#"","reportingMTA":""#)
        writeOutgoingHost(&random)
        out.write(#"","remoteMtaIp":""#)
        out.write(address: 203, 0, host: 0x7100 | random.below(256))
        out.write(#""}"#)
    }

    private mutating func writeDelay(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        let sort = random.pick(perMille: Vocabulary.delayShares)
        out.write(#""deliveryDelay":{"timestamp":"#)
        writeEventTime(event.time)
        out.write(#","delayType":""#)
        out.write(Vocabulary.delayTypes[sort])
        out.write(#"","expirationTime":""#)
        out.write(timestamp: message.sentAt + 50_400_000)
        out.write(#"","delayedRecipients":["#)
        var rest = event.recipients
        while rest != 0 {
            out.write(#"{"emailAddress":""#)
            writeAddress(message, rest.trailingZeroBitCount)
            out.write(#"","status":""#)
            out.write(Vocabulary.delayStatuses[sort])
            out.write(#"","diagnosticCode":""#)
            out.write(Vocabulary.delayDiagnostics[sort])
            out.write(#""}"#)
            rest &= rest - 1
            if rest != 0 { out.write(byte: 0x2C) }
        }
        out.write("]}")
    }

    private mutating func writeComplaint(_ message: Message, _ event: PlannedEvent, _ random: inout RandomStream) {
        out.write(#""complaint":{"feedbackId":""#)
        writeIdentifier(at: event.time + 75, &random)
        out.write(#"","complaintSubType":null,"complainedRecipients":["#)
        writeAddresses(message, event.recipients, open: #"{"emailAddress":""#, close: #""}"#)
        out.write(#"],"timestamp":"#)
        writeEventTime(event.time)
        out.write(#","userAgent":""#)
        if message.simulator != nil {
            out.write("Amazon SES Mailbox Simulator")
            out.write(#"","complaintFeedbackType":"abuse"}"#)
            return
        }
        out.write(Vocabulary.feedbackAgents[random.below(Vocabulary.feedbackAgents.count)])
        out.write(#"","complaintFeedbackType":""#)
        out.write(Vocabulary.feedbackTypes[random.pick(perMille: Vocabulary.feedbackShares)])
        // The provider's own clock: some seconds earlier, written with its offset.
        let arrival = event.time - 9000
        let local = CalendarTime(milliseconds: arrival - 4 * CalendarTime.millisecondsPerHour)
        out.write(#"","arrivalDate":""#)
        out.write(dateOf: local)
        out.write(byte: 0x54)
        out.write(clockOf: local)
        out.write(#".000-04:00"}"#)
    }

    private mutating func writeRenderingFailure(_ message: Message, _ random: inout RandomStream) {
        out.write(#""failure":{"templateName":""#)
        out.write(Vocabulary.templates[message.campaign % Vocabulary.templates.count])
        out.write(#"","errorMessage":""#)
        out.write(Vocabulary.renderingErrors[random.below(Vocabulary.renderingErrors.count)])
        out.write(#""}"#)
    }

    private mutating func writeSubscription(_ message: Message, _ event: PlannedEvent) {
        out.write(#""subscription":{"contactList":"Readers","timestamp":"#)
        writeEventTime(event.time)
        out.write(#","source":"UnsubscribeHeader","newTopicPreferences":{"unsubscribeAll":"#)
        out.write(message.index % 3 == 0 ? "true" : "false")
        out.write(#","topicSubscriptionStatus":[{"topicName":"Letters","subscriptionStatus":"OptOut"},"#)
        out.write(#"{"topicName":"Offers","subscriptionStatus":"OptOut"}]},"oldTopicPreferences":{"unsubscribeAll":"#)
        out.write(#"false,"topicSubscriptionStatus":[{"topicName":"Letters","subscriptionStatus":"OptIn"},"#)
        out.write(#"{"topicName":"Offers","subscriptionStatus":"OptOut"}]}}"#)
    }

    /// A host of SES that hands mail over.
    mutating func writeOutgoingHost(_ random: inout RandomStream) {
        out.write("b224-")
        out.write(decimal: 1 + random.below(32))
        out.write(".smtp-out.eu-west-1.amazonses.com")
    }
}
