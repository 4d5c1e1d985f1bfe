import Events
import Inflate
import Testing

@testable import SESMetrics

@Suite("Names in a report") struct SurveyedNameTests {
    private func region(_ arn: String) -> String? {
        let bytes = Array(arn.utf8)
        return unsafe bytes.withUnsafeBytes { arn in
            unsafe SurveyedName.region(inARN: arn).map { String(decoding: unsafe arn[$0], as: UTF8.self) }
        }
    }

    @Test("the Region is the fourth field of an ARN")
    func regions() {
        #expect(region("arn:aws:ses:eu-west-1:111122223333:identity/example.com") == "eu-west-1")
        #expect(region("arn:aws-cn:ses:cn-north-1:1:x:y") == "cn-north-1")
        for wrong in [
            "", "arn", "arn:aws:ses:eu-west-1", "arn:aws:ses::1:x", "a:b:c:EU:1", "a:b:c:x@y:1", "a:b:c:\u{1B}:1",
        ] {
            #expect(region(wrong) == nil, "\(wrong)")
        }
        #expect(region("a:b:c:" + String(repeating: "x", count: 33) + ":") == nil)
    }

    @Test("accounts have twelve digits; nothing else is shown")
    func accounts() {
        let text = { (text: String) in
            unsafe Array(text.utf8).withUnsafeBytes { unsafe SurveyedName.account($0) }
                .map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(text("012345678901") == nil)
        #expect(text("") == "(none)")
        for wrong in ["1", "01234567890a", "0123456789012", "kim@example.org"] { #expect(text(wrong) == "(invalid)") }
    }

    @Test("an address or a text that is too long does not stand for itself")
    func names() {
        let text = { (text: String) in
            unsafe Array(text.utf8).withUnsafeBytes { unsafe SurveyedName.name($0, limit: 20) }
                .map { String(decoding: $0, as: UTF8.self) }
        }
        #expect(text("letters") == nil)
        #expect(text("") == "(none)")
        #expect(text("kim@example.org") == "(address)")
        #expect(text("kim@example.org-and-more") == "(too long)")
    }
}

@Suite("Pages of text") struct TextPageTests {
    @Test("columns are aligned, and lines do not end in spaces")
    func table() {
        var page = TextPage(hasColour: false)
        page.heading("One")
        page.table([.left, .right, .left], [["a", "1", "x"], ["äöü", "1,000", ""], ["", "", "y"]])
        page.heading("Two")
        page.line("line")
        page.verdict("good", isGood: true)
        #expect(
            page.text == """
                One
                  a        1  x
                  äöü  1,000
                              y

                Two
                  line
                  good

                """)
    }

    @Test("colours are around titles and verdicts alone")
    func colours() {
        var page = TextPage(hasColour: true)
        page.heading("One")
        page.table([.left], [["a"]])
        page.verdict("bad", isGood: false)
        #expect(page.text == "\u{1B}[1mOne\u{1B}[0m\n  a\n  \u{1B}[31mbad\u{1B}[0m\n")
    }

    @Test("colours are for terminals, unless somebody does not want them")
    func welcome() {
        #expect(TerminalColour.isWelcome(onTerminal: true, terminal: "xterm", noColour: nil))
        #expect(TerminalColour.isWelcome(onTerminal: true, terminal: nil, noColour: ""))
        #expect(!TerminalColour.isWelcome(onTerminal: true, terminal: "xterm", noColour: "0"))
        #expect(!TerminalColour.isWelcome(onTerminal: true, terminal: "dumb", noColour: nil))
        #expect(!TerminalColour.isWelcome(onTerminal: false, terminal: "xterm", noColour: nil))
    }
}

@Suite("Advice") struct AdviceTests {
    @Test("there is one line for everything that can be wrong")
    func all() {
        let lines =
            RejectReason.allCases.map(\.advice) + InputDamage.Code.allCases.map(\.advice)
            + RecordWarning.allCases.map(\.advice) + RunWarning.allCases.map(\.advice)
        for line in lines {
            #expect(!line.isEmpty && line.count < 120 && !line.contains("\n") && line.last != ".", "\(line)")
        }
    }
}
