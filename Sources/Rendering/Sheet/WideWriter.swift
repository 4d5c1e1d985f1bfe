internal import Metrics

/// Writes `wide`: one row a window and series, one column a metric and statistic (contract §8).
///
///     Timestamp,campaign,Send,Delivery
///     2026-03-01 00:00:00,spring,12,11
///
/// In: a ``ResultTable``. Out: UTF-8 to a sink. A metric without a datapoint is an empty cell; a window and series
/// without any has no row. Times are local, so an hour that occurs twice gives two rows that look alike, in order of
/// time.
struct WideWriter {
    private let options: RenderOptions
    private let clock: WallClock
    private let dialect: CSVDialect
    private let metrics: MetricPlaces

    init(options: RenderOptions, clock: WallClock) {
        self.options = options
        self.clock = clock
        dialect = CSVDialect(options)
        metrics = MetricPlaces(options.metrics)
    }

    /// Writes a table.
    func write(_ table: ResultTable, to sink: any ByteSink) throws -> RenderedSize {
        var output = OutputBuffer(sink: sink)
        let columns = DimensionColumns(table.dimensionSets)
        appendHeader(columns, to: &output.bytes)

        var seriesCells = SeriesCells(columns: columns, dialect: dialect)
        var windowCell: [UInt8] = []
        var currentWindow: UInt32?
        var datapoints = [Int?](repeating: nil, count: options.metrics.count)
        var next = 0
        var rows = 0
        while next < table.rows.count {
            let first = table.rows[next]
            guard collect(&datapoints, from: table.rows, at: &next) else { continue }
            if first.window != currentWindow {
                currentWindow = first.window
                windowCell = cell(of: table.windows[Int(first.window)])
            }
            seriesCells.show(first.series, of: table)
            output.bytes.append(contentsOf: windowCell)
            output.bytes.append(contentsOf: seriesCells.bytes)
            for datapoint in datapoints {
                let row = datapoint.map { table.rows[$0] }
                for statistic in options.statistics {
                    output.bytes.append(dialect.delimiter)
                    dialect.appendNumber(row.flatMap { table.value(of: statistic, in: $0) }, to: &output.bytes)
                }
            }
            output.bytes.append(contentsOf: dialect.lineEnd)
            rows += 1
            try output.flushIfFull()
        }
        return RenderedSize(rows: rows, bytes: try output.finish(), isSheet: true)
    }

    /// Finds the datapoints of the window and series at `next`, by place of their metric, and moves `next` behind them.
    ///
    /// - Returns: whether any metric of theirs was chosen.
    private func collect(_ datapoints: inout [Int?], from rows: [ResultTable.Row], at next: inout Int) -> Bool {
        for place in datapoints.indices { datapoints[place] = nil }
        let (window, series) = (rows[next].window, rows[next].series)
        var found = false
        while next < rows.count, rows[next].window == window, rows[next].series == series {
            if let place = metrics[rows[next].metric] {
                datapoints[place] = next
                found = true
            }
            next += 1
        }
        return found
    }

    private func appendHeader(_ columns: DimensionColumns, to bytes: inout [UInt8]) {
        if options.byteOrderMark { bytes.append(contentsOf: CSVDialect.byteOrderMark) }
        let names = options.metrics.flatMap { metric in
            options.statistics.count == 1
                ? [metric.name] : options.statistics.map { "\(metric.name):\($0.name)" }
        }
        let dimensions = columns.names.map(dialect.harmless)
        dialect.appendLine([Array("Timestamp".utf8)] + dimensions + names.map { Array($0.utf8) }, to: &bytes)
    }

    private func cell(of window: Window) -> [UInt8] {
        var timestamp: [UInt8] = []
        clock.appendLocal(window, to: &timestamp)
        var bytes: [UInt8] = []
        dialect.appendField(timestamp, to: &bytes)
        return bytes
    }
}
