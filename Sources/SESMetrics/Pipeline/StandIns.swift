internal import Metrics

// What the calendar of Metrics and the formats of Rendering bring, in the least form that this module builds with.

struct PeriodError: Error {
    var description: String
}

struct TimeExpressionError: Error {
    var description: String
}

struct TimeZoneError: Error {
    var description: String
}

extension Period {
    init(parsing text: String) throws(PeriodError) {
        let units = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "": 1]
        let digits = text.prefix { $0.isNumber }
        guard let number = Int(digits), let unit = units[String(text.dropFirst(digits.count))] else {
            throw PeriodError(description: "period \"\(text)\" is not available; the nearest are 5m and 6m")
        }
        self = .seconds(number * unit)
    }
}

enum TimeExpression {
    static func parse(_ text: String, now: Int64, zone: TimeZoneRules) throws(TimeExpressionError) -> Int64 {
        if text == "now" { return now }
        guard let seconds = Int64(text) else {
            throw TimeExpressionError(description: "time \"\(text)\" is not a time")
        }
        return seconds * 1000
    }
}

extension TimeZoneRules {
    init(identifier: String, tzif: [UInt8]) throws(TimeZoneError) {
        guard tzif.starts(with: Array("TZif".utf8)) else { throw TimeZoneError(description: "not in TZif format") }
        self = .utc
    }
}

protocol ByteSink: AnyObject {
    func write(_ bytes: Span<UInt8>) throws
}

struct RenderOptions: Sendable {
    var namespace = "AWS/SES"
    var period: Period
    var zone: TimeZoneRules
    var metrics: [Metric]
    var statistics: [Statistic]
    var rawText = false
    var carriageReturns = false
    var byteOrderMark = false
    var delimiter = UInt8(ascii: ",")
    var decimalComma = false

    init(namespace: String, period: Period, zone: TimeZoneRules, metrics: [Metric], statistics: [Statistic]) {
        self.namespace = namespace
        self.period = period
        self.zone = zone
        self.metrics = metrics
        self.statistics = statistics
    }

    static func allowsDelimiter(_ byte: UInt8) -> Bool {
        byte != 0 && byte != 10 && byte != 13 && byte != 34 && byte < 128
    }
}

struct RenderedSize {
    var rows: Int
    var exceedsSpreadsheet: Bool { rows > 1_048_575 }
}

enum OutputFormat: String, CaseIterable, Sendable {
    case csv, wide, json

    init?(fileName: String) {
        guard let ending = fileName.split(separator: ".").last else { return nil }
        self.init(rawValue: String(ending))
    }

    func render(_ table: ResultTable, options: RenderOptions, to sink: any ByteSink) throws -> RenderedSize {
        let line = Array("Timestamp,Period,Namespace,MetricName,Sum,Unit\n".utf8)
        try sink.write(line.span)
        return RenderedSize(rows: table.rows.count)
    }
}
