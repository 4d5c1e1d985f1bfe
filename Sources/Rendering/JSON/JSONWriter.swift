internal import Metrics

/// Writes `json`: one compact object, datapoints grouped by series (contract §8).
///
/// In: a ``ResultTable``. Out: UTF-8 to a sink, one line end at the end. A statistic that a datapoint lacks is an
/// absent key.
struct JSONWriter {
    private let options: RenderOptions
    private let clock: WallClock
    private let metrics: MetricPlaces
    /// `,"Sum":` for each statistic chosen.
    private let statisticKeys: [[UInt8]]

    init(options: RenderOptions, clock: WallClock) {
        self.options = options
        self.clock = clock
        metrics = MetricPlaces(options.metrics)
        statisticKeys = options.statistics.map { JSONWriter.key($0.name, after: ",") }
    }

    /// Writes a table.
    func write(_ table: ResultTable, to sink: any ByteSink) throws -> RenderedSize {
        var output = OutputBuffer(sink: sink)
        appendHead(to: &output.bytes)
        let order = SeriesOrder(table, metrics: metrics).rowNumbers
        let dimensionKeys = table.dimensionSets.map { $0.map(JSONWriter.dimensionKey) }
        var current: ResultTable.Row?
        for number in order {
            let row = table.rows[Int(number)]
            if let last = current, last.series == row.series, last.metric == row.metric {
                output.bytes.append(UInt8(ascii: ","))
            } else {
                output.bytes.append(contentsOf: (current == nil ? "" : "]},").utf8)
                let series = table.series[Int(row.series)]
                appendSeries(
                    row.metric, keys: dimensionKeys[series.dimensionSet], values: series.values, to: &output.bytes)
                current = row
            }
            appendDatapoint(row, of: table, to: &output.bytes)
            try output.flushIfFull()
        }
        output.bytes.append(contentsOf: (current == nil ? "]}\n" : "]}]}\n").utf8)
        return RenderedSize(rows: order.count, bytes: try output.finish(), isSheet: false)
    }

    /// Appends `{"Namespace":…,"Period":…,"TimeZone":…,"Metrics":[`.
    private func appendHead(to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"Namespace":"#.utf8)
        JSONText.append(options.namespace, to: &bytes)
        bytes.append(contentsOf: #","Period":"#.utf8)
        PeriodText.appendJSON(options.period, to: &bytes)
        bytes.append(contentsOf: #","TimeZone":"#.utf8)
        JSONText.append(clock.identifier, to: &bytes)
        bytes.append(contentsOf: #","Metrics":["#.utf8)
    }

    /// Appends `{"MetricName":…,"Dimensions":[…],"Unit":…,"Datapoints":[`.
    private func appendSeries(_ metric: Metric, keys: [[UInt8]], values: [[UInt8]], to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"MetricName":"#.utf8)
        JSONText.append(metric.name, to: &bytes)
        bytes.append(contentsOf: #","Dimensions":["#.utf8)
        for index in keys.indices {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            bytes.append(contentsOf: keys[index])
            JSONText.append(values[index], to: &bytes)
            bytes.append(UInt8(ascii: "}"))
        }
        bytes.append(contentsOf: #"],"Unit":"#.utf8)
        JSONText.append(metric.unit, to: &bytes)
        bytes.append(contentsOf: #","Datapoints":["#.utf8)
    }

    /// Appends `{"Timestamp":…,"Sum":…}`.
    private func appendDatapoint(_ row: ResultTable.Row, of table: ResultTable, to bytes: inout [UInt8]) {
        bytes.append(contentsOf: #"{"Timestamp":""#.utf8)
        clock.appendISO(table.windows[Int(row.window)], to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        for index in statisticKeys.indices {
            guard let value = table.value(of: options.statistics[index], in: row) else { continue }
            bytes.append(contentsOf: statisticKeys[index])
            NumberText.append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }

    /// `{"Name":"campaign","Value":`.
    private static func dimensionKey(_ name: String) -> [UInt8] {
        var bytes = Array(#"{"Name":"#.utf8)
        JSONText.append(name, to: &bytes)
        bytes.append(contentsOf: #","Value":"#.utf8)
        return bytes
    }

    private static func key(_ name: String, after prefix: String) -> [UInt8] {
        var bytes = Array(prefix.utf8)
        JSONText.append(name, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        return bytes
    }
}
