/// What `field/userAgentFamily` calls a mail program or browser.
struct ClientFamily: Sendable {
    /// The value of the dimension.
    let name: StaticString
    /// What a user agent holds, all of it, in lower case.
    private let parts: [StaticString]
    /// What it does not hold.
    private let absent: StaticString?

    init(_ name: StaticString, _ parts: StaticString..., without absent: StaticString? = nil) {
        self.name = name
        self.parts = parts
        self.absent = absent
    }

    /// Whether a user agent, in lower case, is of this family.
    func matches(_ userAgent: UnsafeRawBufferPointer) -> Bool {
        for part in parts where unsafe !LowercaseText.contains(part, in: userAgent) { return false }
        if let absent, unsafe LowercaseText.contains(absent, in: userAgent) { return false }
        return true
    }

    /// The families in order: the first that matches decides, since nearly all browsers also call themselves Mozilla,
    /// Safari and Chrome.
    static let all: [ClientFamily] = [
        // Through a proxy, nothing is known of the program behind it.
        ClientFamily("Gmail image proxy", "googleimageproxy"),
        ClientFamily("Yahoo Mail proxy", "yahoomailproxy"),
        ClientFamily("Seznam Email proxy", "seznamemailproxy"),
        // Mail programs.
        ClientFamily("Outlook", "outlook"),
        ClientFamily("Outlook", "ms-office"),
        ClientFamily("Outlook", "microsoft office"),
        ClientFamily("Thunderbird", "thunderbird"),
        ClientFamily("Apple Mail", "applewebkit", "mac os x", without: "safari/"),
        // Browsers, the more particular first.
        ClientFamily("Edge", "edg/"),
        ClientFamily("Edge", "edge/"),
        ClientFamily("Edge", "edga/"),
        ClientFamily("Edge", "edgios/"),
        ClientFamily("Opera", "opr/"),
        ClientFamily("Samsung Internet", "samsungbrowser/"),
        ClientFamily("Firefox", "firefox/"),
        ClientFamily("Firefox", "fxios/"),
        ClientFamily("Chrome", "crios/"),
        ClientFamily("Chrome", "chrome/"),
        ClientFamily("Safari", "safari/", "version/"),
        ClientFamily("Internet Explorer", "trident/"),
        ClientFamily("Internet Explorer", "msie "),
    ]

    /// What all are called that no entry matches.
    static let other: StaticString = "other"
}
