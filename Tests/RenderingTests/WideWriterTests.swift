internal import Metrics
import Testing

@testable internal import Rendering

@Suite("wide") struct WideWriterTests {
    private let first = Window(at: marchFirst)
    private let second = Window(at: marchFirst + 300)

    @Test("one row a window and series, one column a metric, empty where there is no datapoint")
    func rows() throws {
        let table = ResultTable(
            dimensionSets: [[], ["campaign"]],
            points: [
                Point(window: first, metric: .send, samples: [1, 1]),
                Point(window: first, metric: .open, samples: [1]),
                Point(window: first, set: 1, values: ["spring"], metric: .delivery, samples: [1]),
                Point(window: second, metric: .open, samples: [1, 1, 1]),
            ])
        let options = RenderOptions(period: .seconds(300), metrics: [.send, .delivery, .open])
        #expect(
            try rendered(table, as: .wide, options) == """
                Timestamp,campaign,Send,Delivery,Open
                2026-03-01 00:00:00,,2,,1
                2026-03-01 00:00:00,spring,,1,
                2026-03-01 00:05:00,,,,3

                """)
    }

    @Test("several statistics give a column each, named with the metric")
    func statistics() throws {
        let table = ResultTable(
            points: [Point(window: first, metric: .bounce, samples: [1, 2])])
        let options = RenderOptions(
            period: .seconds(300), metrics: [.send, .bounce], statistics: [.sum, .average])
        #expect(
            try rendered(table, as: .wide, options) == """
                Timestamp,Send:Sum,Send:Average,Bounce:Sum,Bounce:Average
                2026-03-01 00:00:00,,,3,1.5

                """)
    }

    @Test("the columns of metrics stand in the order chosen, and rows without a chosen metric are left out")
    func chosenMetrics() throws {
        let table = ResultTable(
            points: [
                Point(window: first, metric: .send, samples: [1]),
                Point(window: second, metric: .open, samples: [1]),
                Point(window: second, metric: .click, samples: [1, 1]),
            ])
        let sink = CollectingSink()
        let options = RenderOptions(period: .seconds(300), metrics: [.click])
        let size = try OutputFormat.wide.render(table, options: options, to: sink)
        #expect(sink.text == "Timestamp,Click\n2026-03-01 00:05:00,2\n")
        #expect(size == RenderedSize(rows: 1, bytes: sink.bytes.count, isSheet: true))
    }

    @Test("a local hour that occurs twice gives two rows in order of time")
    func repeatedHour() throws {
        let table = ResultTable(
            points: [(1_792_886_400, 1), (1_792_890_000, 2)].map {
                Point(window: Window(at: $0.0, length: 3600), metric: .send, samples: [$0.1])
            })
        let options = RenderOptions(period: .seconds(3600), metrics: [.send])
        #expect(
            try rendered(table, as: .wide, options, clock: .berlin) == """
                Timestamp,Send
                2026-10-25 02:00:00,1
                2026-10-25 02:00:00,2

                """)
    }

    @Test("a table without rows is the header alone")
    func empty() throws {
        let options = RenderOptions(period: .week, metrics: [.send, .delivery])
        let table = ResultTable(dimensionSets: [["a"], ["b", "a"]], points: [])
        #expect(try rendered(table, as: .wide, options) == "Timestamp,a,b,Send,Delivery\n")
    }

    @Test("text from outside is quoted and made harmless, in the header too")
    func text() throws {
        let table = ResultTable(
            dimensionSets: [["+n", "x;y"]],
            points: [Point(window: first, values: ["-1", "a;b"], metric: .send, samples: [1, 2])])
        var options = RenderOptions(period: .seconds(300), metrics: [.send], statistics: [.average])
        options.byteOrderMark = true
        options.carriageReturns = true
        options.decimalComma = true
        options.delimiter = UInt8(ascii: ";")
        #expect(
            Array(try rendered(table, as: .wide, options).utf8)
                == [0xEF, 0xBB, 0xBF] + Array("Timestamp;'+n;\"x;y\";Send\r\n".utf8)
                + Array("2026-03-01 00:00:00;'-1;\"a;b\";1,5\r\n".utf8))
    }

    @Test("with a space or a colon between fields, times and headings are quoted")
    func oddDelimiter() throws {
        let table = ResultTable(points: [Point(window: first, metric: .send, samples: [1])])
        var options = RenderOptions(period: .seconds(300), metrics: [.send], statistics: [.sum, .maximum])
        options.delimiter = UInt8(ascii: " ")
        #expect(
            try rendered(table, as: .wide, options) == "Timestamp Send:Sum Send:Maximum\n\"2026-03-01 00:00:00\" 1 1\n")
        options.delimiter = UInt8(ascii: ":")
        #expect(
            try rendered(table, as: .wide, options)
                == "Timestamp:\"Send:Sum\":\"Send:Maximum\"\n\"2026-03-01 00:00:00\":1:1\n")
    }
}
