extension Vocabulary {
    /// Mail programs and browsers that people read mail with.
    static let userAgents: [StaticString] = [
        """
        Mozilla/5.0 (iPhone; CPU iPhone OS 18_3_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) \
        Mobile/15E148
        """,
        "Mozilla/5.0 (iPad; CPU OS 17_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
        """
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) \
        Chrome/133.0.0.0 Safari/537.36
        """,
        """
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/133.0.0.0 \
        Safari/537.36
        """,
        """
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/132.0.0.0 \
        Safari/537.36 Edg/132.0.0.0
        """,
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:135.0) Gecko/20100101 Firefox/135.0",
        "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.7.0",
        """
        Mozilla/5.0 (Linux; Android 14; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) \
        Chrome/133.0.6943.49 Mobile Safari/537.36
        """,
        """
        Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) \
        Chrome/133.0.6943.121 Mobile Safari/537.36
        """,
        """
        Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; WOW64; Trident/7.0; .NET4.0C; .NET4.0E; \
        Microsoft Outlook 16.0.18429; ms-office; MSOffice 16)
        """,
        "Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.18429; Pro)",
        "Outlook-iOS/723.5012.prod.iphone (4.2505.0)",
        "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html",
    ]
    static let gmailProxyAgent: StaticString =
        "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)"
    /// What Apple's Mail Privacy Protection sends: nothing but this (R§9).
    static let applePrivacyAgent: StaticString = "Mozilla/5.0"
    static let gatewayAgent: StaticString =
        """
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/119.0.0.0 \
        Safari/537.36
        """

    /// Link targets as JSON text; a number that identifies the reader follows.
    static let links: [StaticString] = [
        "https://www.shop.example/spring?utm_source=newsletter&utm_medium=email&utm_campaign=spring&ref=",
        "https://www.shop.example/new-arrivals?utm_source=newsletter&utm_medium=email&page=2&ref=",
        #"https:\/\/www.shop.example\/account\/orders?utm_source=receipt&utm_medium=email&order="#,
        "https://blog.example.com/2026/03/what-changed?utm_source=digest&utm_medium=email&reader=",
        #"https://www.example.com/caf\u00e9?lang=fr&utm_source=newsletter&id="#,
        "https://accounts.example.net/verify?token=8c1f0a52d7e94b3f&user=",
        "https://www.example.org/survey/17?score=9&utm_medium=email&respondent=",
        "https://www.example.com/unsubscribe?list=letters&u=",
    ]
    /// `linkTags` of each link, in the order of ``links``.
    static let linkTags: [StaticString] = [
        #"{"slot":["hero"],"kind":["banner","wide"]}"#, #"{"slot":["grid"],"kind":["product"]}"#, "{}",
        #"{"slot":["article"]}"#, #"{"slot":["footer"],"kind":["text"]}"#, "null", #"{"slot":["button"]}"#,
        #"{"slot":["footer"]}"#,
    ]

    static let smtpResponses: [StaticString] = [
        "250 2.0.0 OK DMARC:Quarantine ", "250 2.6.0 Queued mail for delivery -> 250 2.1.5 ",
        "250 2.0.0 Ok: queued as ", "250 ok dirdel ", "250 2.0.0 Message accepted for delivery ",
        "250 Requested mail action okay, completed: id=",
    ]

    static let delayTypes: [StaticString] = [
        "MailboxFull", "TransientCommunicationFailure", "SpamDetected", "General", "RecipientServerError",
        "InternalFailure", "IPFailure", "Undetermined",
    ]
    static let delayShares = [250, 350, 120, 120, 80, 20, 20]
    static let delayStatuses: [StaticString] = [
        "4.2.2", "4.4.7", "4.7.1", "4.4.2", "4.3.2", "4.4.0", "4.7.0", "4.0.0",
    ]
    static let delayDiagnostics: [StaticString] = [
        "smtp; 452 4.2.2 quota exceeded", "smtp; 421 4.4.1 Failed to establish connection",
        "smtp; 421 4.7.28 Our system has detected an unusual rate of unsolicited mail",
        #"smtp; 451 4.4.2 Timeout while waiting for \"DATA\""#, "smtp; 451 4.3.2 Please try again later",
        "smtp; 451 4.4.0 Temporary internal problem", "smtp; 421 4.7.0 IP not in whitelist, greylisted for 300 s",
        "smtp; 450 4.0.0 unknown",
    ]

    static let feedbackAgents: [StaticString] = [
        "Yahoo!-Mail-Feedback/2.0", "ReturnPathFBL/2.0", "Hotmail FBL", "Feedback-Loop-Mailer/1.4",
    ]
    static let feedbackTypes: [StaticString] = ["abuse", "other", "not-spam", "fraud"]
    static let feedbackShares = [920, 30, 40, 10]

    static let renderingErrors: [StaticString] = [
        "Attribute 'first_name' is not present in the rendering data.",
        "Attribute 'order' is not present in the rendering data.",
        #"Missing closing tag for {{#each items}} near \"total\""#,
    ]

    static let mailers: [StaticString] = ["Example Mailer 4.2.1", "Letterpress/2.9 (+https://letterpress.example)"]
}
