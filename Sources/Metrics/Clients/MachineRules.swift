/// The rules of `MachineOpen` and `MachineClick`.
///
/// They are tried in order, and the first that matches decides. Patterns are in lower case.
/// Whoever changes a rule raises ``version``, which the documentation names, as numbers of different versions cannot be
/// compared.
enum MachineRules {
    /// Of the table below.
    static let version = 1

    /// The table.
    static let all: [MachineRule] = [
        // Image proxies come first, so that nothing in what they say is taken for something else. They fetch when a person
        // opens. https://www.scientiamobile.com/what-is-google-image-proxy/ ; R§9
        MachineRule("google-image-proxy", .imageProxy, .contains("googleimageproxy")),
        // https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html
        MachineRule("yahoo-mail-proxy", .imageProxy, .contains("yahoomailproxy")),
        // https://github.com/matomo-org/device-detector/issues/5668
        MachineRule("seznam-email-proxy", .imageProxy, .contains("seznamemailproxy")),

        // Apple Mail Privacy Protection says this and no more. R§9;
        // https://help.socketlabs.com/docs/identifying-apple-mpp-opens-in-notification-api-events
        MachineRule("apple-privacy", .prefetch, .equals("mozilla/5.0"), family: "Apple Mail Privacy Protection"),
        // Gmail, ahead of a reader who is logged in. https://bird.com/blog/gmail-prefetching-images ;
        // https://github.com/mautic/mautic/pull/10245
        MachineRule("gmail-prefetch", .prefetch, .contains("edge/12.246 mozilla/5.0")),

        // https://github.com/mssola/user_agent/issues/71
        MachineRule("gmail-sampling", .scanner, .contains("gmail-content-sampling")),
        // https://www.gmass.co/blog/false-opens-in-gmail/
        MachineRule("barracuda", .scanner, .contains("barracuda")),
        // https://check.live-direct-marketing.online/blog/bot-clicks-security-scanners-detect (these three)
        MachineRule("proofpoint", .scanner, .contains("proofpoint")),
        MachineRule("cisco", .scanner, .contains("ciscosecureemail")),
        MachineRule("mimecast", .scanner, .contains("mimecast")),
        // https://learn.microsoft.com/bingwebmaster (BingPreview is Microsoft's page renderer)
        MachineRule("bing-preview", .scanner, .contains("bingpreview")),
        // A browser without a window.
        MachineRule("headless-browser", .scanner, .contains("headlesschrome")),

        // https://suped.com/learn/email-deliverability/how-can-i-identify-bot-user-agents-in-my-email-click-data
        MachineRule("slack", .preview, .contains("slackbot")),
        MachineRule("facebook", .preview, .contains("facebookexternal")),
        MachineRule("snapchat", .preview, .contains("snap url preview")),

        // https://webmasterid.com/user-agents/uptime-monitor-user-agents
        MachineRule("uptimerobot", .monitor, .contains("uptimerobot")),
        MachineRule("pingdom", .monitor, .contains("pingdom")),
        MachineRule("statuscake", .monitor, .contains("statuscake")),
        MachineRule("site24x7", .monitor, .contains("site24x7")),
        MachineRule("datadog", .monitor, .contains("datadogsynthetics")),

        // Libraries that name themselves; the page at "slack" has them. Those of apps that people use (okhttp, CFNetwork,
        // Dalvik) are not among them.
        MachineRule("python", .library, .contains("python-requests")),
        MachineRule("python", .library, .begins("python/")),
        MachineRule("python", .library, .contains("aiohttp")),
        MachineRule("curl", .library, .begins("curl/")),
        MachineRule("wget", .library, .begins("wget/")),
        MachineRule("java", .library, .begins("java/")),
        MachineRule("java", .library, .begins("apache-httpclient")),
        MachineRule("java", .library, .begins("ahc/")),
        MachineRule("java", .library, .begins("jetty/")),
        MachineRule("go", .library, .begins("go-http-client")),
        MachineRule("lua", .library, .begins("lua-resty-http")),
    ]
}
