internal import Metrics

/// Writes `csv`: a header, then one row a datapoint in the order of the table (contract §8).
///
///     Timestamp,Period,Namespace,MetricName,campaign,Sum,Unit
///     2026-03-01T00:00:00Z,300,AWS/SES,Send,spring,12,Count
///
/// In: a ``ResultTable``. Out: UTF-8 to a sink. A row is put together from pieces that outlive it: what the window,
/// the metric and the series say is written once for as long as it stays the same.
struct CSVWriter {
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

        let metricCells = options.metrics.map { cell($0.name) }
        let rowEnds = options.metrics.map { cell($0.unit) + dialect.lineEnd }
        var seriesCells = SeriesCells(columns: columns, dialect: dialect)
        var windowCells: [UInt8] = []
        var currentWindow: UInt32?
        var rows = 0
        for row in table.rows {
            guard let metric = metrics[row.metric] else { continue }
            if row.window != currentWindow {
                currentWindow = row.window
                windowCells = cells(of: table.windows[Int(row.window)])
            }
            seriesCells.show(row.series, of: table)
            output.bytes.append(contentsOf: windowCells)
            output.bytes.append(contentsOf: metricCells[metric])
            output.bytes.append(contentsOf: seriesCells.bytes)
            for statistic in options.statistics {
                output.bytes.append(dialect.delimiter)
                dialect.appendNumber(table.value(of: statistic, in: row), to: &output.bytes)
            }
            output.bytes.append(contentsOf: rowEnds[metric])
            rows += 1
            try output.flushIfFull()
        }
        return RenderedSize(rows: rows, bytes: try output.finish(), isSheet: true)
    }

    private func appendHeader(_ columns: DimensionColumns, to bytes: inout [UInt8]) {
        if options.byteOrderMark { bytes.append(contentsOf: CSVDialect.byteOrderMark) }
        let first = ["Timestamp", "Period", "Namespace", "MetricName"].map { Array($0.utf8) }
        let last = (options.statistics.map(\.name) + ["Unit"]).map { Array($0.utf8) }
        dialect.appendLine(first + columns.names.map(dialect.harmless) + last, to: &bytes)
    }

    /// Timestamp, Period and Namespace.
    private func cells(of window: Window) -> [UInt8] {
        var timestamp: [UInt8] = []
        clock.appendISO(window, to: &timestamp)
        var bytes: [UInt8] = []
        dialect.appendField(timestamp, to: &bytes)
        bytes.append(dialect.delimiter)
        dialect.appendNumber(.whole(PeriodText.seconds(of: window, period: options.period)), to: &bytes)
        bytes.append(dialect.delimiter)
        dialect.appendText(Array(options.namespace.utf8), to: &bytes)
        return bytes
    }

    /// A field of our own words, with the delimiter before it.
    private func cell(_ text: String) -> [UInt8] {
        var bytes = [dialect.delimiter]
        dialect.appendField(Array(text.utf8), to: &bytes)
        return bytes
    }
}
