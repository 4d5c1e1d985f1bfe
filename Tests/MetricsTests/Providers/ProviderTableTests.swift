import Events
import Testing

@testable import Metrics

@Suite("Mailbox providers") struct ProviderTableTests {
    private func provider(_ domain: String, in table: ProviderTable) -> String {
        Array(domain.utf8).withUnsafeBytes { String(decoding: table.provider(of: $0), as: UTF8.self) }
    }

    private func table(_ text: String) throws -> ProviderTable { try ProviderTable(parsing: Array(text.utf8)) }

    @Test(
        "well-known domains have their provider without a table, in any case",
        arguments: [
            ("gmail.com", "Gmail"), ("GoogleMail.com", "Gmail"), ("hotmail.co.uk", "Microsoft"), ("aol.com", "Yahoo"),
            ("yahoo.co.jp", "Yahoo Japan"), ("me.com", "Apple"), ("web.de", "WEB.DE"), ("att.net", "AT&T"),
            ("example.com", "other"), ("mail.gmail.com", "other"), ("", "other"),
        ])
    func standard(domain: String, expected: String) {
        #expect(provider(domain, in: .standard) == expected)
    }

    @Test("a table names domains, and with *. all below one, the nearest first")
    func patterns() throws {
        let table = try table(
            """
            # a remark
            Example.EDU \t Our University \r
            *.example.edu   Departments

            *.law.example.edu Law School
            chess.example.edu Chess Club
            """)
        #expect(provider("example.edu", in: table) == "Our University")
        #expect(provider("Physics.example.edu", in: table) == "Departments")
        #expect(provider("a.b.example.edu", in: table) == "Departments")
        #expect(provider("x.law.example.edu", in: table) == "Law School")
        #expect(provider("law.example.edu", in: table) == "Departments")
        #expect(provider("chess.example.edu", in: table) == "Chess Club")
        #expect(provider("notexample.edu", in: table) == "other")
        #expect(provider("gmail.com", in: table) == "other", "the table stands in for the one built in")
        #expect(provider(String(repeating: "x.", count: 200) + "example.edu", in: table) == "other")
    }

    @Test("of two entries for one domain the last counts; a table may be empty")
    func repeated() throws {
        #expect(provider("a.example", in: try table("a.example One\na.example Two")) == "Two")
        #expect(provider("a.example", in: try table("")) == "other")
    }

    @Test(
        "a line that is no entry is refused, by its number",
        arguments: [
            "lonely.example", "a@b.example Name", "*.*.example Name", ".example Name", "*. Name", "a.example \t ",
        ])
    func refused(line: String) {
        #expect(throws: ProviderTable.ParseError(line: 3)) { try table("# first\nok.example Name\n\(line)\n") }
    }

    @Test("each recipient has a provider; the number of recipients is that of each")
    func dimension() throws {
        let record = EventRecord(.delivery).with {
            $0.recipients = ["a@gmail.com", "<b@googlemail.com>", "c@example.com", "nobody"]
        }
        let options = countingOptions(dimensions: [["field/recipientProvider"]]) { $0.unit = .recipients }
        #expect(try count([record], options).sums(.delivery, set: 1) == ["Gmail": 2, "other": 1, "none": 1])
        let table = try table("example.com Ours")
        let own = countingOptions(dimensions: [["field/recipientProvider", "field/recipientDomain"]]) {
            $0.providers = table
        }
        #expect(
            try count([record], own).sums(.delivery, set: 1).keys.sorted() == [
                "Ours|example.com", "none|none", "other|gmail.com", "other|googlemail.com",
            ])
    }
}
