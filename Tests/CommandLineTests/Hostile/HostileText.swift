import Foundation

/// Records in which every text comes from someone who means harm.
enum HostileText {
    /// What steers a terminal, ends a line or turns text around, by a name.
    static let steering: KeyValuePairs<String, String> = [
        "colour": "\u{1B}[31mX", "C1": "\u{9B}31mX", "title": "\u{1B}]0;X\u{7}", "link": "\u{1B}]8;;x\u{1B}\\X",
        "separators": "X\u{2028}Y\u{2029}Z", "override": "\u{202E}gpj", "isolate": "\u{2067}X",
        "marks": "\u{200F}X\u{61C}",
        "lines": "X\nY\rZ", "tab": "\tX", "null": "\u{0}X", "delete": "X\u{7F}\u{8}", "next line": "X\u{85}Y",
    ]

    /// What a spreadsheet takes for a formula, or for its beginning.
    static let formulas = [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "=cmd|' /C x'!A0", "=\"a\",\"b\"", "-2+3+x\"y", "+",
    ]

    /// A text within JSON's quotes.
    static func quoted(_ text: String) -> String {
        text.unicodeScalars.map { scalar in
            let code = String(scalar.value, radix: 16)
            return scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
                ? "\\u" + String(repeating: "0", count: 4 - code.count) + code : String(scalar)
        }.joined()
    }

    private static let time = #""timestamp":"2026-03-01T12:00:00Z""#

    /// Payloads with `§` in place of the text, by their type: all fields that any command shows.
    private static let payloads: KeyValuePairs<String, String> = [
        "Send": #""send":{}"#,
        "Delivery":
            #""delivery":{\#(time),"recipients":["a@§"],"smtpResponse":"§","reportingMTA":"§","remoteMtaIp":"§"}"#,
        "Bounce":
            #""bounce":{\#(time),"feedbackId":"§","bounceType":"§","bounceSubType":"§","reportingMTA":"§","bouncedRecipients":[{"emailAddress":"a@§","action":"§","status":"§","diagnosticCode":"§"}]}"#,
        "Complaint":
            #""complaint":{\#(time),"feedbackId":"§","complaintSubType":"§","complaintFeedbackType":"§","arrivalDate":"§","userAgent":"§","complainedRecipients":[{"emailAddress":"a@§"}]}"#,
        "DeliveryDelay":
            #""deliveryDelay":{\#(time),"delayType":"§","expirationTime":"§","delayedRecipients":[{"emailAddress":"a@§","status":"§","diagnosticCode":"§"}]}"#,
        "Open": #""open":{\#(time),"ipAddress":"§","userAgent":"§"}"#,
        "Click": #""click":{\#(time),"ipAddress":"§","userAgent":"§","link":"§","linkTags":{"slot":["§"]}}"#,
        "Reject": #""reject":{"reason":"§"}"#,
        "Rendering Failure": #""failure":{"templateName":"§","errorMessage":"§"}"#,
        "Subscription":
            #""subscription":{\#(time),"contactList":"§","source":"§","newTopicPreferences":{"§":"§"}}"#,
    ]

    /// An event of every type with a text in all places; `account` may be another, as events of several are not mixed.
    static func events(_ text: String, account: String = "§") -> [String] {
        let mail =
            #""mail":{"timestamp":"2026-03-01T12:00:00Z","messageId":"§","source":"§ <a@§.example>","sourceArn":"arn:aws:ses:§:1:identity/§","sourceIp":"§","callerIdentity":"§","sendingAccountId":"\#(account)","destination":["a@§"],"headers":[{"name":"X","value":"§"}],"commonHeaders":{"from":["§"],"to":["§"],"cc":["§"],"bcc":["§"],"replyTo":["§"],"sender":["§"],"returnPath":"§","date":"§","messageId":"§","subject":"§"},"tags":{"ses:configuration-set":["§"],"campaign":["§"],"§":["§"]}}"#
        return payloads.map { type, payload in
            #"{"eventType":"\#(type)",\#(mail),\#(payload)}"#.replacing("§", with: quoted(text))
        }
    }

    /// Records with the text in a place for which they are ignored or rejected.
    static func oddities(_ text: String) -> [String] {
        [
            #"{"eventType":"§","mail":{}}"#, #"{"notificationType":"§"}"#, #"{"§":1}"#, #""§""#,
            #"{"eventType":"Open","mail":{"messageId":"m"},"open":{"timestamp":"§"}}"#,
            #"{"eventType":"Open","mail":"§","open":"§"}"#, #"{"Type":"Notification","Message":"§"}"#,
            #"{"rawData":"§","attemptsMade":1,"errorMessage":"§"}"#,
        ].map { $0.replacing("§", with: quoted(text)) } + [text.filter { $0 != "\0" }]
    }
}
