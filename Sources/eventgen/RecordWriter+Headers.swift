extension RecordWriter {
    /// `,"headers":[…]`: between 8 and 16 headers, the same for every record of the message.
    mutating func writeHeaders(_ message: Message) {
        var random = message.textStream(2)
        let sender = sender(of: message)
        let isNewsletter = message.campaign % 2 == 0
        out.write(#","headers":["#)
        if !message.isTemplated { writeReceived(message, &random) }
        out.write(#"{"name":"From","value":""#)
        out.write(sender.display)
        out.write(" <")
        writeSenderAddress(sender)
        out.write(#">"}"#)
        if message.configurationSet % 2 == 0 {
            header(#"Reply-To","value":"reply@"#)
            out.write(sender.domain)
            out.write(#""}"#)
        }
        header(#"To","value":""#)
        writeAddresses(message, message.allRecipients, open: "", close: "", separator: ", ")
        out.write(#""}"#)
        header(#"Subject","value":""#)
        out.write(subject(of: message).header)
        out.write(#""}"#)
        header(#"Date","value":""#)
        out.write(mailDate: message.sentAt)
        out.write(#""}"#)
        header(#"Message-ID","value":"<"#)
        out.write(uuidFrom: &random)
        out.write(byte: 0x40)
        out.write(sender.domain)
        out.write(#">"}"#)
        header(#"MIME-Version","value":"1.0"}"#)
        header(#"Content-Type","value":"multipart/alternative; boundary=\"----=_Part_"#)
        out.write(decimal: random.below(100_000))
        out.write(#"_"#)
        out.write(decimal: Int(message.sentAt))
        out.write(#"\""}"#)
        if isNewsletter { writeListHeaders(message, sender, &random) }
        header(#"Feedback-ID","value":"1.eu-west-1."#)
        writeCampaign(message.campaign)
        out.write(#":AmazonSES"}"#)
        header(#"X-SES-CONFIGURATION-SET","value":""#)
        writeConfigurationSet(message.configurationSet)
        out.write(#""}"#)
        if message.configurationSet % 4 == 1 { writeSignature(sender, &random) }
        if !isNewsletter { header(#"Auto-Submitted","value":"auto-generated"}"#) }
        header(#"X-Mailer","value":""#)
        out.write(Vocabulary.mailers[message.configurationSet % Vocabulary.mailers.count])
        out.write(#""}]"#)
    }

    /// The comma and beginning of a header object; the text holds its name and the start of its value.
    private mutating func header(_ text: StaticString) {
        out.write(#",{"name":""#)
        out.write(text)
    }

    /// The first header of the list.
    private mutating func writeReceived(_ message: Message, _ random: inout RandomStream) {
        out.write(#"{"name":"Received","value":"from mailer-"#)
        out.write(decimal: random.below(4))
        out.write(".example.com (mailer.example.com [192.0.2.")
        out.write(decimal: 40 + message.configurationSet % 8)
        out.write("]) by email-smtp.amazonaws.com with SMTP (SimpleEmailService-d-")
        out.write(hex: random.next(), digits: 9)
        out.write(") id ")
        out.write(hex: random.next(), digits: 12)
        out.write(" for <")
        writeAddress(message, 0)
        out.write(">; ")
        out.write(mailDate: message.sentAt)
        out.write(#" (UTC)"},"#)
    }

    private mutating func writeListHeaders(
        _ message: Message, _ sender: Vocabulary.Sender, _ random: inout RandomStream
    ) {
        header(#"List-Unsubscribe","value":"<https://"#)
        out.write(sender.domain)
        out.write("/unsubscribe?list=")
        writeCampaign(message.campaign)
        out.write("&reader=")
        out.write(decimal: message.firstReader)
        out.write("&token=")
        out.write(hex: random.next(), digits: 16)
        out.write(">, <mailto:unsubscribe@")
        out.write(sender.domain)
        out.write("?subject=")
        writeCampaign(message.campaign)
        out.write(#">"}"#)
        header(#"List-Unsubscribe-Post","value":"List-Unsubscribe=One-Click"}"#)
        header(#"List-ID","value":""#)
        writeCampaign(message.campaign)
        out.write(" <")
        writeCampaign(message.campaign)
        out.write(byte: 0x2E)
        out.write(sender.domain)
        out.write(#">"}"#)
    }

    /// The sender's own DKIM signature: long, and all noise.
    private mutating func writeSignature(_ sender: Vocabulary.Sender, _ random: inout RandomStream) {
        header(#"DKIM-Signature","value":"v=1; a=rsa-sha256; c=relaxed/relaxed; d="#)
        out.write(sender.domain)
        out.write("; s=s1; h=from:to:subject:date:message-id:mime-version:content-type; bh=")
        out.write(base64: 43, from: &random)
        out.write("=; b=")
        out.write(base64: 171, from: &random)
        out.write(#"="}"#)
    }
}
