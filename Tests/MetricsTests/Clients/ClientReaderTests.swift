import Events
import Foundation
import Testing

@testable import Metrics

@Suite("User agents") struct ClientReaderTests {
    struct Client: Sendable, CustomStringConvertible {
        let userAgent: String
        let family: String
        let rule: String?
        let isMachineOpen: Bool
        let isMachineClick: Bool

        init(_ userAgent: String, _ family: String, _ rule: String? = nil, open: Bool = false, click: Bool = false) {
            self.userAgent = userAgent
            self.family = family
            self.rule = rule
            isMachineOpen = open
            isMachineClick = click
        }

        var description: String { userAgent }
    }

    private static let windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"

    static let clients = [
        Client("Mozilla/5.0", "Apple Mail Privacy Protection", "apple-privacy", open: true),
        Client("Mozilla/5.0 ", "other"),
        Client(
            "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
            "Gmail image proxy", "google-image-proxy"),
        Client(
            "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", "Yahoo Mail proxy",
            "yahoo-mail-proxy"),
        Client("Mozilla/5.0 SeznamEmailProxy/2.0.174", "Seznam Email proxy", "seznam-email-proxy"),
        Client(
            windows + " Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Mozilla/5.0", "machine", "gmail-prefetch",
            open: true),
        Client(
            windows + " Chrome/42.0.2311.135 Safari/537.36 Edge/12.246 Gmail-content-sampling", "machine",
            "gmail-sampling", open: true, click: true),
        Client("Barracuda Sentinel (EE)", "machine", "barracuda", open: true, click: true),
        Client("UptimeRobot/2.0", "machine", "uptimerobot", open: true, click: true),
        Client("Slackbot-LinkExpanding 1.0", "machine", "slack", open: true, click: true),
        Client("curl/8.5.0", "machine", "curl", open: true, click: true),
        Client("not curl/8.5.0", "other"),
        Client("python-requests/2.26.0", "machine", "python", open: true, click: true),
        Client(windows + " Chrome/133.0.0.0 Safari/537.36", "Chrome"),
        Client(windows + " Chrome/132.0.0.0 Safari/537.36 Edg/132.0.0.0", "Edge"),
        Client("Mozilla/5.0 (Windows NT 10.0; rv:135.0) Gecko/20100101 Firefox/135.0", "Firefox"),
        Client("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.7.0", "Thunderbird"),
        Client(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_3 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148",
            "Apple Mail"),
        Client(
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.4 Safari/605.1.15",
            "Safari"),
        Client("Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.18429; Pro)", "Outlook"),
        Client("Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 10.0; Trident/7.0)", "Internet Explorer"),
        Client("", "other"),
    ]

    private func reader() -> ClientReader { ClientReader(key: KeyedHash.Key(seed: (1, 2))) }

    @Test("a user agent has one family, and a rule decides whether it is a machine's", arguments: clients)
    func client(client: Client) {
        var reader = reader()
        for text in [client.userAgent, client.userAgent.uppercased(), client.userAgent] {
            Array(text.utf8).withUnsafeBytes { bytes in
                let family = reader.family(bytes).description
                let isMachine = [false, true].map { reader.isMachine(bytes, isClick: $0) }
                #expect(family == client.family)
                #expect(isMachine == [client.isMachineOpen, client.isMachineClick])
            }
        }
        let lowercase = Array(client.userAgent.lowercased().utf8)
        #expect(
            lowercase.withUnsafeBytes { text in MachineRules.all.first { $0.matches(text) } }?.name.description
                == client.rule)
    }

    @Test("patterns are in lower case, as the text that they are compared with")
    func patterns() {
        for rule in MachineRules.all {
            switch rule.pattern {
            case .equals(let word), .begins(let word), .contains(let word):
                #expect(word.description == word.description.lowercased())
            }
        }
    }

    @Test("every rule and family, and the version of the rules, is documented")
    func documented() throws {
        let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/SESMetrics/SESMetrics.docc/MetricsAndDefinitions.md")
        let text = try String(contentsOf: page, encoding: .utf8)
        let names =
            MachineRules.all.flatMap { [$0.name.description, $0.family.description] }
            + ClientFamily.all.map(\.name.description)
        let missing = Set(names).filter { !text.contains("`\($0)`") }
        #expect(missing.isEmpty)
        let namesVersion = text.contains("version \(MachineRules.version)")
        #expect(namesVersion)
    }

    @Test("the verdict is the same when many other user agents were seen, and of a very long one by its beginning")
    func many() {
        var reader = reader()
        for number in 0..<40_000 {
            Array("agent \(number)".utf8).withUnsafeBytes {
                let isMachine = reader.isMachine($0, isClick: false)
                #expect(!isMachine)
            }
        }
        let long = "curl/8" + String(repeating: "x", count: 5000)
        Array(long.utf8).withUnsafeBytes {
            let isMachine = reader.isMachine($0, isClick: true)
            #expect(isMachine)
        }
        let hidden = String(repeating: "x", count: 5000) + "barracuda"
        Array(hidden.utf8).withUnsafeBytes {
            let isMachine = reader.isMachine($0, isClick: true)
            #expect(!isMachine)
        }
    }

    @Test("opens and clicks by machines are counted apart, and stay in their counts")
    func counted() throws {
        let agents = ["Mozilla/5.0", "curl/8", "Mozilla/5.0 (X11; Linux) Firefox/120.0"]
        let records = agents.flatMap { agent in
            [EventType.open, .click].map { type in EventRecord(type).with { $0.payload["userAgent"] = agent } }
        }
        let options = countingOptions { $0.metrics = [.open, .click, .machineOpen, .machineClick] }
        let outcome = try count(distinct(records), options)
        #expect(outcome.total(.open) == 3)
        #expect(outcome.total(.machineOpen) == 2)
        #expect(outcome.total(.machineClick) == 1)
        let alone = try count(distinct(records), countingOptions { $0.metrics = [.machineClick] })
        #expect(alone.tally == .of(counted: 3, filtered: 3))
        #expect(alone.total(.machineClick) == 1)
    }

    @Test("the family is a dimension of opens and clicks; other events, and those without a user agent, have none")
    func dimension() throws {
        let records =
            [EventRecord(.open), EventRecord(.send)]
            + [EventRecord(.click).with { $0.payload["userAgent"] = nil }]
            + [EventRecord(.open).with { $0.payload["userAgent"] = "Thunderbird" }]
        let outcome = try count(distinct(records), countingOptions(dimensions: [["field/userAgentFamily"]]))
        #expect(outcome.sums(.open, set: 1) == ["Apple Mail Privacy Protection": 1, "Thunderbird": 1])
        #expect(outcome.sums(.send, set: 1) == ["none": 1])
        #expect(outcome.sums(.click, set: 1) == ["none": 1])
    }
}
