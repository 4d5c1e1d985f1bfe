import Testing

@testable import Events

@Suite("Tags and headers") struct TagAndHeaderTests {
    @Test("tags and link tags that are no object are missing", arguments: ["null", "[]", "7", #""x""#, "{}"])
    func noTags(value: String) {
        #expect(
            values(
                Samples.send.with(value, for: #"{"ses:configuration-set":["letters"]}"#), .tag("ses:configuration-set"))
                == [""])
        #expect(
            values(Samples.record(.click).with(value, for: #"{"slot":["hero"]}"#), .linkTag("slot"), .field(.link)) == [
                "", "https://example.com/",
            ])
    }

    @Test(
        "tag names are compared exactly, of any length",
        arguments: [
            "a", "1234567", "12345678", "123456789", "1234567890123456", "12345678901234567",
            "a-name-of-much-more-than-sixteen-bytes",
        ])
    func tagNames(name: String) {
        let near = [
            name + "x", String(name.dropLast()), name.uppercased() == name ? name + " " : name.uppercased(),
            "x" + name.dropFirst() + "y",
        ]
        let tags = (near + [name]).map { #""\#($0)":["\#($0)!"]"# }.shuffled().joined(separator: ",")
        let record = Samples.send.with(tags, for: #""ses:configuration-set":["letters"]"#)
        #expect(values(record, .tag(name)) == [name + "!"])
    }

    @Test("many tags, headers and link tags are told apart")
    func manyColumns() {
        let names = (0..<60).map { "name-\($0)-\(String(repeating: "x", count: $0 % 20))" }
        var plan = FieldPlan()
        for name in names {
            _ = plan.index(of: .linkTag(name))
            _ = plan.index(of: .header(name))
            #expect(plan.index(of: .tag(name)) == plan.columns.count - 1)
        }
        #expect(plan.index(of: .tag(names[0])) == 2)
        let tags = names.map { #""\#($0)":["t-\#($0)"]"# }.joined(separator: ",")
        let headers = names.map { #"{"name":"\#($0.uppercased())","value":"h-\#($0)"}"# }.joined(separator: ",")
        let linkTags = names.map { #""\#($0)":["l-\#($0)"]"# }.joined(separator: ",")
        let record = Samples.record(.click).with(linkTags, for: #""slot":["hero"]"#)
            .with("{\(tags)},\"headers\":[\(headers)]", for: #"{"ses:configuration-set":["letters"]}"#)
        let expected = names.flatMap { ["l-\($0)", "h-\($0)", "t-\($0)"] }
        #expect(reading(record, plan: plan).events.map(\.values) == [expected])
    }

    /// A Send with these headers, before its tags as SES writes them, or behind.
    private func record(headers: String, behindTags: Bool = false) -> String {
        behindTags
            ? Samples.send.with(
                #"{"ses:configuration-set":["letters"]},"headers":\#(headers)"#,
                for: #"{"ses:configuration-set":["letters"]}"#)
            : Samples.send.with(#""headers":\#(headers),"tags""#, for: #""tags""#)
    }

    @Test("a header is found whatever its case, also where tags stand behind it", arguments: [false, true])
    func header(behindTags: Bool) {
        let record = record(
            headers:
                #"[{"name":"From","value":"x"},{"name":"x-CAMPAIGN","value":"march"},{"value":"b","name":"X-Other"}]"#,
            behindTags: behindTags)
        #expect(
            values(record, .header("X-Campaign"), .tag("ses:configuration-set"), .header("x-other"), .header("From"))
                == ["march", "letters", "b", "x"])
    }

    @Test("the first header of a name counts")
    func firstHeader() {
        #expect(values(record(headers: #"[{"name":"a","value":"1"},{"name":"A","value":"2"}]"#), .header("a")) == ["1"])
        #expect(values(record(headers: #"[{"name":"A","value":""},{"name":"a","value":"2"}]"#), .header("a")) == [""])
    }

    @Test("of two lists of headers the last counts")
    func lastHeaders() {
        let twice = record(
            headers: #"[{"name":"a","value":"1"},{"name":"b","value":"1"}],"headers":[{"name":"a","value":"2"}]"#)
        #expect(values(twice, .header("a"), .header("b")) == ["2", ""])
        #expect(values(record(headers: #"[{"name":"a","value":"1"}],"headers":null"#), .header("a")) == [""])
    }

    @Test("escapes in the name and the value of a header mean what they stand for")
    func escapedHeader() {
        let record = record(headers: #"[{"name":"X\u002dCamp\u0061ign","value":"m\u0061rch"}]"#)
        #expect(values(record, .header("X-Campaign")) == ["march"])
    }

    @Test(
        "what is no list of headers gives none",
        arguments: [
            "null", "7", #""x""#, "[]", "[7,null,[]]", #"[{"name":"a"}]"#, #"[{"name":7,"value":"x"}]"#,
            #"[{"value":"x"}]"#, #"[{"name":"a","value":7}]"#,
        ])
    func noHeaders(value: String) {
        #expect(values(record(headers: value), .header("a")) == [""])
    }

    @Test(
        "absent, null and values of another type are missing",
        arguments: ["null", "7", "true", #"["x"]"#, "{}", #""""#])
    func missing(value: String) {
        #expect(values(Samples.send.with(value, for: #""news@example.com""#), .field(.source)) == [""])
        #expect(values(Samples.record(.open).with(value, for: #""Mozilla/5.0""#), .field(.userAgent)) == [""])
    }

    @Test("keys that look alike are no fields")
    func foreignKeys() {
        let record = Samples.send.with(
            #""Source":"x","source ":"y","sourc":"z","commonHeaders":{"source":"q"},"headersTruncated""#,
            for:
                #""source":"news@example.com","sendingAccountId":"111122223333","destination":["ida@example.net"],"headersTruncated""#
        )
        #expect(values(record, .field(.source)) == [""])
    }

    // MARK: Recipients, numbers, flags
}
