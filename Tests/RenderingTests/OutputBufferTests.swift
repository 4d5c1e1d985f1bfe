internal import Metrics
import Testing

@testable internal import Rendering

@Suite("Streaming") struct OutputBufferTests {
    /// A table of `windows` windows of ten metrics and three series, with values of up to 1,024 bytes.
    private static func largeTable(windows: Int) -> ResultTable {
        let series =
            [ResultTable.Series(dimensionSet: 0, values: [])]
            + [UInt8(ascii: "a"), UInt8(ascii: "b")].map {
                ResultTable.Series(dimensionSet: 1, values: [Array(repeating: $0, count: 1024)])
            }
        var rows: [ResultTable.Row] = []
        for window in 0..<windows {
            for place in series.indices {
                for metric in Metric.counts {
                    rows.append(
                        ResultTable.Row(
                            window: UInt32(window), series: UInt32(place), metric: metric,
                            statistics: StatisticSet([1, 2, Int64(window)])))
                }
            }
        }
        return ResultTable(
            windows: (0..<windows).map { Window(at: Int64($0) * 300) }, dimensionSets: [[], ["d"]], series: series,
            rows: rows)
    }

    private let options = RenderOptions(period: .seconds(300), metrics: Metric.counts, statistics: Statistic.basic)

    @Test("blocks are of 64 KiB and at most a row more, however large the table", arguments: OutputFormat.allCases)
    func blocks(_ format: OutputFormat) throws {
        let sink = CountingSink()
        let size = try format.render(OutputBufferTests.largeTable(windows: 300), options: options, to: sink)
        #expect(size.bytes == sink.total)
        #expect(size.bytes > 10 * OutputBuffer.flushThreshold)
        #expect(size.rows == (format == .wide ? 900 : 9000))
        #expect(sink.smallestBlockButLast >= OutputBuffer.flushThreshold)
        #expect(sink.largestBlock <= OutputBuffer.flushThreshold + 1024 + 1024)
    }

    @Test("a row larger than a block is written whole", arguments: OutputFormat.allCases)
    func largeRow(_ format: OutputFormat) throws {
        let value = String(repeating: "v", count: 200_000)
        let table = ResultTable(
            dimensionSets: [["d"]],
            points: [Point(window: Window(at: 0), values: [value], metric: .send, samples: [1])])
        let text = try rendered(table, as: format, options)
        #expect(text.contains(value))
    }

    @Test("what the sink throws comes through, and nothing more is written", arguments: OutputFormat.allCases, 0...2)
    func failure(_ format: OutputFormat, _ capacity: Int) {
        let sink = FullSink(capacity: capacity)
        #expect(throws: FullSink.NoSpace.self) {
            try format.render(OutputBufferTests.largeTable(windows: 300), options: options, to: sink)
        }
        #expect(sink.accepted == capacity)
    }

    @Test("the block is kept, so that writing many rows allocates it once")
    func capacity() throws {
        let sink = CountingSink()
        var buffer = OutputBuffer(sink: sink)
        let capacity = buffer.bytes.capacity
        for _ in 0..<200_000 {
            buffer.bytes.append(contentsOf: "2026-03-01T00:00:00Z,300\n".utf8)
            try buffer.flushIfFull()
        }
        #expect(buffer.bytes.capacity == capacity)
        #expect(try buffer.finish() == 5_000_000)
        #expect(sink.total == 5_000_000)
    }

    @Test("nothing written is no block")
    func nothing() throws {
        let sink = CollectingSink()
        var buffer = OutputBuffer(sink: sink)
        #expect(try buffer.finish() == 0)
        #expect(sink.blockSizes.isEmpty)
    }
}
