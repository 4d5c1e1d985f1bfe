/// The words that records are made of, all as JSON text: what needs an escape already has it.
enum Vocabulary {
    static let weekdays: [StaticString] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    static let months: [StaticString] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]

    static let firstNames: [StaticString] = [
        "ada", "ben", "carla", "david", "elif", "finn", "greta", "hugo", "ida", "jon", "kim", "lena", "mira", "noah",
        "ola", "paul", "quinn", "rosa", "sam", "tara", "uwe", "vera", "wim", "xenia", "yuki", "zoe", "amir", "bela",
        "chen", "dora", "emil", "fatma",
    ]
    static let lastNames: [StaticString] = [
        "berg", "costa", "dahl", "evans", "fischer", "garcia", "hansen", "ito", "jansen", "kaya", "lopez", "meyer",
        "novak", "olsen", "peters", "quist", "rossi", "silva", "tanaka", "ueda", "vogel", "weber", "young", "ziegler",
    ]

    /// Mailbox providers; their addresses here have two underscores and a number, which most of them do not allow.
    static let providers: [StaticString] = [
        "gmail.com", "outlook.com", "hotmail.com", "yahoo.com", "icloud.com", "aol.com", "gmx.de", "web.de",
        "orange.fr", "comcast.net",
    ]
    /// Shares of 1,000 in the order of ``providers``; what is left has a company's domain.
    static let providerShares = [360, 90, 80, 100, 90, 20, 50, 40, 15, 15, 140]
    static let gmail = 0
    static let icloud = 4

    static let configurationSets: [StaticString] = [
        "letters", "receipts", "alerts", "marketing", "onboarding", "billing", "digest", "surveys",
    ]
    /// Who sends with each configuration set: identity, address, display name (JSON text of a header value's start).
    static let senders: [Sender] = [
        Sender(domain: "news.example.com", local: "news", display: "Example Letters"),
        Sender(domain: "shop.example.com", local: "orders", display: #"\"Example Shop, Inc.\""#),
        Sender(domain: "alerts.example.net", local: "no-reply", display: "Example Alerts"),
        Sender(domain: "mail.example.org", local: "hello", display: #"Caf\u00e9 Example"#),
        Sender(domain: "accounts.example.net", local: "welcome", display: "Välkommen Example"),
    ]

    struct Sender {
        let domain: StaticString
        let local: StaticString
        let display: StaticString
    }

    static let campaigns: [StaticString] = [
        "spring-sale", "welcome", "newsletter", "order-update", "password-reset", "weekly-digest", "new-arrivals",
        "survey", "invoice", "cart-reminder", "webinar", "changelog",
    ]

    static let tagNames: [StaticString] = [
        "locale", "tier", "team", "experiment", "cohort", "store", "template-version", "segment",
    ]
    /// How many values each user tag has, in the order of ``tagNames``.
    static let tagCardinalities = [6, 3, 12, 2, 52, 250, 9, 1000]

    static let operations: [StaticString] = ["SendEmail", "SendRawEmail", "SendBulkEmail", "SendTemplatedEmail"]
    static let tlsVersions: [StaticString] = ["TLSv1.3", "TLSv1.2"]
    static let templates: [StaticString] = ["SpringSale", "Welcome", "OrderUpdate", "WeeklyDigest"]
    static let simulatorNames: [StaticString] = ["success", "bounce", "ooto", "complaint", "suppressionlist"]

    /// A subject as mail headers carry it, and as `commonHeaders` show it.
    struct Subject {
        let header: StaticString
        let common: StaticString

        init(_ text: StaticString) {
            header = text
            common = text
        }

        init(_ header: StaticString, shown common: StaticString) {
            self.header = header
            self.common = common
        }
    }

    static let subjects: [Subject] = [
        Subject("Your weekly digest"), Subject("New arrivals for spring"), Subject("Confirm your e-mail address"),
        Subject("Your order has shipped"), Subject("Invoice for March"), Subject("You left something in your cart"),
        Subject(#"\"Last chance\" to save 20%"#), Subject(#"Your statement 03\/2026 is ready"#),
        Subject("=?UTF-8?Q?Fr=C3=BChlingsangebote_f=C3=BCr_Sie?=", shown: "Frühlingsangebote für Sie"),
        Subject("=?UTF-8?Q?D=C3=A9couvrez_nos_nouveaut=C3=A9s?=", shown: #"D\u00e9couvrez nos nouveaut\u00e9s"#),
        Subject("=?UTF-8?B?5pil44Gu44K744O844Or?=", shown: "春のセール"),
        Subject("=?UTF-8?B?8J+OiSBTYWxlIHN0YXJ0cyBub3c=?=", shown: #"\ud83c\udf89 Sale starts now"#),
        Subject("=?UTF-8?B?8J+agCBDaGFuZ2Vsb2c=?=", shown: "🚀 Changelog"), Subject("How did we do?"),
        Subject(#"Path C:\\Reports is full"#), Subject("Reset your password"),
    ]

    /// What a campaign's subjects are: two neighbours in ``subjects``.
    static func subject(campaign: Int, variant: Int) -> Subject {
        subjects[(campaign * 2 + variant) % subjects.count]
    }
}
