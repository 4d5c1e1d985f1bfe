/// Records of a few kinds, as short as they may be, for tests of whole runs.
enum ReportEvents {
    private static func mail(_ id: String, _ time: String, _ recipients: [String], campaign: String) -> String {
        let list = recipients.map { "\"\($0)\"" }.joined(separator: ",")
        return #""mail":{"timestamp":"\#(time)","messageId":"\#(id)","sendingAccountId":"111122223333","#
            + #""destination":[\#(list)],"tags":{"campaign":["\#(campaign)"]}}"#
    }

    /// A message that was sent and delivered, or else bounced for good.
    static func message(
        _ id: String, at time: String, to recipients: [String] = ["ida@example.net"], campaign: String = "letters",
        bounces: Bool = false
    ) -> String {
        let mail = mail(id, time, recipients, campaign: campaign)
        let list = recipients.map { "{\"emailAddress\":\"\($0)\"}" }.joined(separator: ",")
        let end =
            bounces
            ? #"{"eventType":"Bounce",\#(mail),"bounce":{"bounceType":"Permanent","bounceSubType":"General","#
                + #""feedbackId":"\#(id)","timestamp":"\#(time)","bouncedRecipients":[\#(list)]}}"#
            : #"{"eventType":"Delivery",\#(mail),"delivery":{"timestamp":"\#(time)","recipients":[]}}"#
        return #"{"eventType":"Send",\#(mail),"send":{}}"# + "\n" + end + "\n"
    }

    /// A complaint about a message, with more members as JSON.
    static func complaint(_ id: String, at time: String, campaign: String = "letters", _ more: String = "") -> String {
        #"{"eventType":"Complaint",\#(mail(id, time, ["ida@example.net"], campaign: campaign)),"complaint":"#
            + #"{"timestamp":"\#(time)","feedbackId":"c\#(id)","complainedRecipients":[]\#(more)}}"# + "\n"
    }

    /// An open, or a click on a link.
    static func response(
        _ id: String, sent: String, at time: String, to recipients: [String] = ["ida@example.net"],
        campaign: String = "letters", link: String? = nil, userAgent: String = "Firefox/124.0"
    ) -> String {
        let mail = mail(id, sent, recipients, campaign: campaign)
        let payload = #"{"timestamp":"\#(time)","ipAddress":"203.0.113.9","userAgent":"\#(userAgent)""#
        guard let link else { return #"{"eventType":"Open",\#(mail),"open":\#(payload)}}"# + "\n" }
        return #"{"eventType":"Click",\#(mail),"click":\#(payload),"link":"\#(link)"}}"# + "\n"
    }
}
