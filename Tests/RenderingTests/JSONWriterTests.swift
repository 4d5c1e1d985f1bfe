internal import Metrics
import Testing

@testable internal import Rendering

@Suite("json") struct JSONWriterTests {
    private let first = Window(at: marchFirst)
    private let second = Window(at: marchFirst + 300)

    @Test("datapoints are grouped by dimension set, values and metric, in order of time")
    func grouping() throws {
        let table = ResultTable(
            dimensionSets: [[], ["campaign", "set"]],
            points: [
                Point(window: first, metric: .send, samples: [1, 1]),
                Point(window: first, metric: .open, samples: [1]),
                Point(window: first, set: 1, values: ["spring", "b"], metric: .send, samples: [1]),
                Point(window: second, metric: .send, samples: [1, 1, 1]),
                Point(window: second, set: 1, values: ["autumn", "c"], metric: .send, samples: [1]),
                Point(window: second, set: 1, values: ["spring", "a"], metric: .send, samples: [1]),
            ])
        let options = RenderOptions(period: .seconds(300), metrics: Metric.allCases)
        let dimensions = { (campaign: String, set: String) in
            #"[{"Name":"campaign","Value":"\#(campaign)"},{"Name":"set","Value":"\#(set)"}]"#
        }
        let expected =
            #"{"Namespace":"AWS/SES","Period":300,"TimeZone":"UTC","Metrics":["#
            + #"{"MetricName":"Send","Dimensions":[],"Unit":"Count","Datapoints":["#
            + #"{"Timestamp":"2026-03-01T00:00:00Z","Sum":2},{"Timestamp":"2026-03-01T00:05:00Z","Sum":3}]},"#
            + #"{"MetricName":"Open","Dimensions":[],"Unit":"Count","Datapoints":["#
            + #"{"Timestamp":"2026-03-01T00:00:00Z","Sum":1}]},"#
            + #"{"MetricName":"Send","Dimensions":\#(dimensions("autumn", "c")),"Unit":"Count","Datapoints":["#
            + #"{"Timestamp":"2026-03-01T00:05:00Z","Sum":1}]},"#
            + #"{"MetricName":"Send","Dimensions":\#(dimensions("spring", "a")),"Unit":"Count","Datapoints":["#
            + #"{"Timestamp":"2026-03-01T00:05:00Z","Sum":1}]},"#
            + #"{"MetricName":"Send","Dimensions":\#(dimensions("spring", "b")),"Unit":"Count","Datapoints":["#
            + #"{"Timestamp":"2026-03-01T00:00:00Z","Sum":1}]}]}"# + "\n"
        #expect(try rendered(table, as: .json, options) == expected)
    }

    @Test(
        "Period is a number of seconds, or a name",
        arguments: [
            (Period.seconds(60), "60"), (.seconds(86_400), "86400"), (.week, #""1w""#), (.month, #""1mo""#),
        ])
    func period(_ period: Period, _ expected: String) throws {
        let text = try rendered(ResultTable(points: []), as: .json, RenderOptions(period: period, metrics: [.send]))
        #expect(text == #"{"Namespace":"AWS/SES","Period":\#(expected),"TimeZone":"UTC","Metrics":[]}"# + "\n")
    }

    @Test("the zone is named and its offset written")
    func zone() throws {
        let table = ResultTable(points: [Point(window: first, metric: .send, samples: [1])])
        let options = RenderOptions(namespace: "a\"b", period: .seconds(300), metrics: [.send])
        #expect(
            try rendered(table, as: .json, options, clock: .berlin)
                == #"{"Namespace":"a\"b","Period":300,"TimeZone":"Europe/Berlin","Metrics":["#
                + #"{"MetricName":"Send","Dimensions":[],"Unit":"Count","Datapoints":["#
                + #"{"Timestamp":"2026-03-01T01:00:00+01:00","Sum":1}]}]}"# + "\n")
    }

    @Test("what is for spreadsheets does not touch it")
    func spreadsheetOptions() throws {
        let table = ResultTable(
            dimensionSets: [["=n"]], points: [Point(window: first, values: ["=v"], metric: .send, samples: [1, 2])])
        let plain = RenderOptions(period: .seconds(300), metrics: [.send], statistics: [.average, .sum])
        var options = plain
        options.byteOrderMark = true
        options.carriageReturns = true
        options.decimalComma = true
        options.delimiter = UInt8(ascii: ";")
        let text = try rendered(table, as: .json, options)
        #expect(text == (try rendered(table, as: .json, plain)))
        #expect(
            text.hasSuffix(
                #"[{"Name":"=n","Value":"=v"}],"Unit":"Count","Datapoints":["#
                    + #"{"Timestamp":"2026-03-01T00:00:00Z","Average":1.5,"Sum":3}]}]}"# + "\n"))
    }

    @Test("metrics that were not chosen are left out")
    func chosenMetrics() throws {
        let table = ResultTable(
            points: Metric.allCases.map { Point(window: first, metric: $0, samples: [1]) })
        let sink = CollectingSink()
        let options = RenderOptions(period: .seconds(300), metrics: [.bounce])
        let size = try OutputFormat.json.render(table, options: options, to: sink)
        #expect(sink.text.split(separator: "MetricName").count == 2)
        #expect(sink.text.contains(#"{"MetricName":"Bounce","#))
        #expect(size == RenderedSize(rows: 1, bytes: sink.bytes.count, isSheet: false))
    }
}
