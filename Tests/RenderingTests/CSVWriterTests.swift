internal import Metrics
import Testing

@testable internal import Rendering

@Suite("csv") struct CSVWriterTests {
    private let first = Window(at: marchFirst)
    private let second = Window(at: marchFirst + 300)

    @Test("rows stand in the order of the table, with a column for every dimension of any set")
    func rows() throws {
        let table = ResultTable(
            dimensionSets: [[], ["campaign"], ["ses:configuration-set", "campaign"]],
            points: [
                Point(window: second, metric: .send, samples: [1]),
                Point(window: first, metric: .delivery, samples: [1]),
                Point(window: first, metric: .send, samples: [1, 1]),
                Point(window: first, set: 1, values: ["spring"], metric: .send, samples: [1]),
                Point(window: first, set: 1, values: ["autumn"], metric: .send, samples: [1]),
                Point(window: first, set: 2, values: ["main", "spring"], metric: .send, samples: [1]),
            ])
        let options = RenderOptions(period: .seconds(300), metrics: [.send, .delivery])
        #expect(
            try rendered(table, as: .csv, options) == """
                Timestamp,Period,Namespace,MetricName,campaign,ses:configuration-set,Sum,Unit
                2026-03-01T00:00:00Z,300,AWS/SES,Send,,,2,Count
                2026-03-01T00:00:00Z,300,AWS/SES,Delivery,,,1,Count
                2026-03-01T00:00:00Z,300,AWS/SES,Send,autumn,,1,Count
                2026-03-01T00:00:00Z,300,AWS/SES,Send,spring,,1,Count
                2026-03-01T00:00:00Z,300,AWS/SES,Send,spring,main,1,Count
                2026-03-01T00:05:00Z,300,AWS/SES,Send,,,1,Count

                """)
    }

    @Test("statistics stand in the order chosen")
    func statistics() throws {
        let table = ResultTable(points: [Point(window: first, metric: .bounce, samples: [1, 2, 2])])
        let options = RenderOptions(
            period: .seconds(300), metrics: [.bounce], statistics: [.average, .sampleCount, .sum, .minimum, .maximum])
        #expect(
            try rendered(table, as: .csv, options) == """
                Timestamp,Period,Namespace,MetricName,Average,SampleCount,Sum,Minimum,Maximum,Unit
                2026-03-01T00:00:00Z,300,AWS/SES,Bounce,1.6666666666666667,3,5,1,2,Count

                """)
    }

    @Test("a table without rows is the header alone, and no dimensions are no columns")
    func empty() throws {
        let options = RenderOptions(period: .seconds(300), metrics: Metric.allCases)
        let table = ResultTable(dimensionSets: [[], ["b", "a"]], points: [])
        #expect(
            try rendered(table, as: .csv, options) == "Timestamp,Period,Namespace,MetricName,b,a,Sum,Unit\n")
        #expect(
            try rendered(ResultTable(points: []), as: .csv, options)
                == "Timestamp,Period,Namespace,MetricName,Sum,Unit\n")
    }

    @Test(
        "Period is the period up to an hour, above that the window's real length",
        arguments: [
            (Period.seconds(1), 1, "1"), (.seconds(3600), 3600, "3600"), (.seconds(86_400), 82_800, "82800"),
            (.seconds(86_400), 90_000, "90000"), (.seconds(7200), 3600, "3600"), (.week, 604_800, "604800"),
            (.week, 601_200, "601200"), (.month, 2_678_400, "2678400"),
        ] as [(Period, Int64, String)])
    func period(_ period: Period, _ length: Int64, _ expected: String) throws {
        let window = Window(at: marchFirst, length: length)
        let table = ResultTable(points: [Point(window: window, metric: .send, samples: [1])])
        let text = try rendered(table, as: .csv, RenderOptions(period: period, metrics: [.send]))
        #expect(text.hasSuffix("\n2026-03-01T00:00:00Z,\(expected),AWS/SES,Send,1,Count\n"))
    }

    @Test("outside UTC timestamps carry the offset of their instant")
    func offsets() throws {
        let table = ResultTable(
            points: [1_792_886_400, 1_792_890_000].map {
                Point(window: Window(at: $0, length: 3600), metric: .send, samples: [1])
            })
        let options = RenderOptions(period: .seconds(3600), metrics: [.send])
        #expect(
            try rendered(table, as: .csv, options, clock: .berlin) == """
                Timestamp,Period,Namespace,MetricName,Sum,Unit
                2026-10-25T02:00:00+02:00,3600,AWS/SES,Send,1,Count
                2026-10-25T02:00:00+01:00,3600,AWS/SES,Send,1,Count

                """)
    }

    @Test("text from outside is quoted and made harmless, in the header too")
    func text() throws {
        let table = ResultTable(
            dimensionSets: [["-name", "a,b"]],
            points: [Point(window: first, values: ["=cmd()", "say \"hi\""], metric: .send, samples: [1])])
        var options = RenderOptions(namespace: "@mine", period: .seconds(300), metrics: [.send])
        #expect(
            try rendered(table, as: .csv, options) == """
                Timestamp,Period,Namespace,MetricName,'-name,"a,b",Sum,Unit
                2026-03-01T00:00:00Z,300,'@mine,Send,'=cmd(),"say ""hi""\",1,Count

                """)
        options.rawText = true
        #expect(
            try rendered(table, as: .csv, options) == """
                Timestamp,Period,Namespace,MetricName,-name,"a,b",Sum,Unit
                2026-03-01T00:00:00Z,300,@mine,Send,=cmd(),"say ""hi""\",1,Count

                """)
    }

    @Test("a mark, carriage returns, a delimiter and a decimal comma can be had")
    func spreadsheetOptions() throws {
        let table = ResultTable(
            dimensionSets: [["d"]], points: [Point(window: first, values: ["a,b;c"], metric: .send, samples: [1, 2])])
        var options = RenderOptions(period: .seconds(300), metrics: [.send], statistics: [.average])
        options.byteOrderMark = true
        options.carriageReturns = true
        options.decimalComma = true
        options.delimiter = UInt8(ascii: ";")
        #expect(
            Array(try rendered(table, as: .csv, options).utf8)
                == [0xEF, 0xBB, 0xBF]
                + Array("Timestamp;Period;Namespace;MetricName;d;Average;Unit\r\n".utf8)
                + Array("2026-03-01T00:00:00Z;300;AWS/SES;Send;\"a,b;c\";1,5;Count\r\n".utf8))
    }

    @Test("with a delimiter that times and words hold, they are quoted")
    func oddDelimiter() throws {
        let table = ResultTable(points: [Point(window: first, metric: .send, samples: [1])])
        var options = RenderOptions(period: .seconds(300), metrics: [.send])
        options.delimiter = UInt8(ascii: "0")
        #expect(
            try rendered(table, as: .csv, options).hasSuffix(
                "\n\"2026-03-01T00:00:00Z\"0\"300\"0AWS/SES0Send010Count\n"))
        options.delimiter = UInt8(ascii: "e")
        #expect(
            try rendered(table, as: .csv, options).hasSuffix("\n2026-03-01T00:00:00Ze300eAWS/SESe\"Send\"e1eCount\n"))
    }

    @Test("names that differ in their bytes are two columns, also where Unicode calls them equal")
    func canonicalEquivalents() throws {
        let table = ResultTable(
            dimensionSets: [["\u{E9}"], ["e\u{301}"]],
            points: [
                Point(window: first, set: 0, values: ["x"], metric: .send, samples: [1]),
                Point(window: first, set: 1, values: ["y"], metric: .send, samples: [1]),
            ])
        let text = try rendered(table, as: .csv, RenderOptions(period: .seconds(300), metrics: [.send]))
        let lines = text.split(separator: "\n").map { Array($0.utf8) }
        #expect(lines[0] == Array("Timestamp,Period,Namespace,MetricName,\u{E9},e\u{301},Sum,Unit".utf8))
        #expect(lines[1] == Array("2026-03-01T00:00:00Z,300,AWS/SES,Send,x,,1,Count".utf8))
        #expect(lines[2] == Array("2026-03-01T00:00:00Z,300,AWS/SES,Send,,y,1,Count".utf8))
    }

    @Test("metrics that were not chosen are left out")
    func chosenMetrics() throws {
        let table = ResultTable(
            points: Metric.allCases.map { Point(window: first, metric: $0, samples: [1]) })
        let sink = CollectingSink()
        let options = RenderOptions(period: .seconds(300), metrics: [.open, .reject])
        let size = try OutputFormat.csv.render(table, options: options, to: sink)
        #expect(
            sink.text == """
                Timestamp,Period,Namespace,MetricName,Sum,Unit
                2026-03-01T00:00:00Z,300,AWS/SES,Open,1,Count
                2026-03-01T00:00:00Z,300,AWS/SES,Reject,1,Count

                """)
        #expect(size == RenderedSize(rows: 2, bytes: sink.bytes.count, isSheet: true))
    }
}
