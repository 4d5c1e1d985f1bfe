internal import Foundation
internal import Metrics
import Testing

@testable internal import Rendering

/// Reads the output back with a reader of its own and compares it with the table.
@Suite("Read back") struct RoundTripTests {
    private let statistics = Statistic.basic

    private func options(_ seed: UInt64) -> RenderOptions {
        var options = RenderOptions(period: .seconds(300), metrics: Metric.allCases, statistics: statistics)
        options.rawText = seed % 2 == 0
        options.carriageReturns = seed % 3 == 0
        options.delimiter =
            [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t"), UInt8(ascii: "'")][Int(seed % 4)]
        return options
    }

    private func reader(_ options: RenderOptions) -> CSVReader {
        CSVReader(delimiter: options.delimiter, lineEnd: options.carriageReturns ? [0x0D, 0x0A] : [0x0A])
    }

    /// What a text field must read as.
    private func expected(_ value: [UInt8], _ options: RenderOptions) -> [UInt8] {
        let isFormula = value.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
        return isFormula && !options.rawText ? [UInt8(ascii: "'")] + value : value
    }

    /// The dimension columns of a table, by the plainest code.
    private func columns(_ table: ResultTable) -> [String] {
        table.dimensionSets.joined().reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    private func cells(_ series: ResultTable.Series, _ table: ResultTable, _ options: RenderOptions) -> [[UInt8]] {
        columns(table).map { name in
            table.dimensionSets[series.dimensionSet].firstIndex(of: name)
                .map { expected(series.values[$0], options) } ?? []
        }
    }

    private func number(_ field: [UInt8]) -> Double? { Double(String(decoding: field, as: UTF8.self)) }

    private func number(_ value: DatapointValue?) -> Double? {
        switch value {
        case .whole(let whole): Double(whole)
        case .fraction(let fraction): fraction
        case nil: nil
        }
    }

    @Test("csv of any bytes gives back every row", arguments: 0..<60 as Range<UInt64>)
    func csv(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let table = ResultTable.random(bytes: true, using: &generator)
        let options = options(seed)
        let sink = CollectingSink()
        let size = try OutputFormat.csv.render(table, options: options, to: sink)
        let records = try #require(reader(options).records(sink.bytes))
        #expect(size.rows == table.rows.count)
        try #require(records.count == table.rows.count + 1)
        let names = columns(table)
        #expect(records[0][4..<4 + names.count].elementsEqual(names.map { expected(Array($0.utf8), options) }))
        for (record, row) in zip(records.dropFirst(), table.rows) {
            try #require(record.count == 4 + names.count + statistics.count + 1)
            #expect(record[3] == Array(row.metric.name.utf8))
            #expect(record[4..<4 + names.count].elementsEqual(cells(table.series[Int(row.series)], table, options)))
            for (place, statistic) in statistics.enumerated() {
                #expect(number(record[4 + names.count + place]) == number(table.value(of: statistic, in: row)))
            }
        }
    }

    @Test("wide of any bytes gives back every datapoint", arguments: 0..<60 as Range<UInt64>)
    func wide(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let table = ResultTable.random(bytes: true, using: &generator)
        let options = options(seed)
        let sink = CollectingSink()
        let size = try OutputFormat.wide.render(table, options: options, to: sink)
        let records = try #require(reader(options).records(sink.bytes))
        let groups = table.windows.indices.flatMap { window in
            table.series.indices.map { series in table.rows.filter { $0.window == window && $0.series == series } }
        }.filter { !$0.isEmpty }
        #expect(size.rows == groups.count)
        try #require(records.count == groups.count + 1)
        let names = columns(table)
        for (record, group) in zip(records.dropFirst(), groups) {
            try #require(record.count == 1 + names.count + Metric.allCases.count * statistics.count)
            #expect(
                record[1..<1 + names.count].elementsEqual(cells(table.series[Int(group[0].series)], table, options)))
            let values = Metric.allCases.flatMap { metric in
                statistics.map { statistic in
                    number(group.first { $0.metric == metric }.flatMap { table.value(of: statistic, in: $0) })
                }
            }
            #expect(record.dropFirst(1 + names.count).map(number) == values)
        }
    }

    @Test("json gives back every datapoint, in order", arguments: 0..<60 as Range<UInt64>)
    func json(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let table = ResultTable.random(bytes: false, using: &generator)
        let sink = CollectingSink()
        try OutputFormat.json.render(table, options: options(seed), to: sink)
        #expect(sink.bytes.last == 0x0A && sink.bytes.count { $0 == 0x0A } == 1)
        let root = try #require(try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: Any])
        var groups = try #require(root["Metrics"] as? [[String: Any]])[...]
        for series in table.series.indices {
            for metric in Metric.allCases {
                let rows = table.rows.filter { $0.series == series && $0.metric == metric }
                if rows.isEmpty { continue }
                let next = groups.popFirst()
                let group = try #require(next)
                #expect(group["MetricName"] as? String == metric.name)
                #expect(group["Unit"] as? String == metric.unit)
                let dimensions = try #require(group["Dimensions"] as? [[String: String]])
                #expect(dimensions.compactMap { $0["Name"] } == table.dimensionSets[table.series[series].dimensionSet])
                #expect(dimensions.compactMap { $0["Value"].map { Array($0.utf8) } } == table.series[series].values)
                let datapoints = try #require(group["Datapoints"] as? [[String: Any]])
                try #require(datapoints.count == rows.count)
                for (datapoint, row) in zip(datapoints, rows) {
                    let minute = 5 * row.window
                    let clock = "\(minute / 60 + 100)".dropFirst() + ":" + "\(minute % 60 + 100)".dropFirst()
                    #expect(datapoint["Timestamp"] as? String == "2026-03-01T\(clock):00Z")
                    for statistic in statistics {
                        #expect(
                            (datapoint[statistic.name] as? NSNumber)?.doubleValue
                                == number(table.value(of: statistic, in: row)))
                    }
                }
            }
        }
        #expect(groups.isEmpty)
    }
}
