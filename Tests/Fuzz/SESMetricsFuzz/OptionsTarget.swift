package import FuzzSupport
internal import Metrics
@testable internal import SESMetrics

/// The texts of options: refused with a message that is fit for a terminal, or read; and what was read has a form that
/// reads the same.
package enum OptionsTarget: FuzzTarget {
    package static let name = "options"
    package static let sources = [
        "SESMetrics/Run/Arguments/", "SESMetrics/Text/Quantity", "SESMetrics/Inputs/GlobPattern",
        "SESMetrics/Inputs/FirehoseName", "Metrics/Calendar/Period", "Metrics/Providers/ProviderTable",
        "Metrics/Percentile",
    ]

    private static let environment = RunEnvironment(
        now: 1_774_852_215_250, processors: 1, zones: ZoneLoader(environmentFolder: nil), printError: { _ in },
        hasTerminal: false)

    /// Where each option's text goes; the first byte of the input chooses.
    private static let options: [@Sendable (inout MetricsArguments, String) -> Void] = [
        { $0.window.period = $1 }, { $0.window.startTime = $1 }, { $0.window.endTime = $1 }, { $0.window.now = $1 },
        { $0.window.placement = $1 }, { $0.window.timeZone = $1 }, { $0.selection.metrics.append($1) },
        { $0.selection.statistics.append($1) }, { $0.selection.dimensions.append($1) },
        { $0.selection.dimensionDefault = $1 }, { $0.selection.top = $1 }, { $0.selection.count = $1 },
        { $0.selection.simulator = $1 }, { $0.selection.fill = $1 }, { $0.selection.deduplication = $1 },
        { $0.filter.conditions.append($1) }, { $0.input.include.append($1) }, { $0.input.sinceKey = $1 },
        { $0.input.keySlack = $1 }, { $0.input.invalidUTF8 = $1 }, { $0.output.format = $1 },
        { $0.output.namespace = $1 }, { $0.output.delimiter = $1 }, { $0.limits.recordBytes = $1 },
        { $0.limits.inflatedBytes = $1 }, { $0.limits.depth = $1 }, { $0.limits.inflationRatio = $1 },
        { $0.limits.series = $1 }, { $0.run.threads = $1 }, { $0.run.memoryLimit = $1 }, { $0.run.tolerate = $1 },
    ]

    package static func run(_ input: inout FuzzInput) {
        var arguments = MetricsArguments()
        arguments.input.inputs = ["x"]
        for line in input.remainder().split(separator: 0x0A, maxSplits: 5) {
            let text = String(decoding: line.dropFirst(), as: UTF8.self)
            let option = Int(line[line.startIndex]) % options.count
            options[option](&arguments, text)
            compare(text)
        }
        do throws(RunFailure) {
            compare(try arguments.plan(environment: environment).conduct.request)
        } catch {
            check(error)
        }
    }

    /// A message says what is wrong in one line, in words that cannot steer a terminal.
    private static func check(_ failure: RunFailure) {
        if failure.status != .usage && failure.status != .noInput { differ("status \(failure.status) for an option") }
        for line in [failure.message, failure.advice ?? "-"] where line.isEmpty || SafeText.escaping(line) != line {
            differ("the message \(line.debugDescription)")
        }
    }

    /// Small grammars, each by itself.
    private static func compare(_ text: String) {
        if let period = try? Period(parsing: text) {
            if try! Period(parsing: period.description) != period { differ("\(text.debugDescription) is \(period)") }
            let window = WindowGrid(period: period, zone: .utc).window(containing: environment.now)
            if !(window.start...window.end - 1).contains(environment.now) { differ("\(period): \(window)") }
        }
        if let percentile = Percentile(text), Percentile(percentile.name) != percentile {
            differ("\(text.debugDescription) is \(percentile.name)")
        }
        if let bytes = Quantity.bytes(text), bytes < 0 || Quantity.bytes("\(bytes)") != bytes {
            differ("\(text.debugDescription) is \(bytes) bytes")
        }
        if let length = Quantity.milliseconds(text),
            length < 0 || length % 1000 != 0
                || Quantity.milliseconds("\(length / 1000)s") != length
        {
            differ("\(text.debugDescription) is \(length) ms")
        }
        if let dimension = Dimension(text), Dimension(dimension.name) != dimension || dimension.name != text {
            differ("the dimension \(text.debugDescription)")
        }
        let bytes = Array(text.utf8)
        _ = FirehoseName.time(in: bytes[...])
        _ = try? ProviderTable(parsing: bytes)
        let half = bytes.count / 2
        let pattern = GlobPattern(FilePath(bytes: Array(bytes[..<half])))
        _ = pattern.matches(FilePath(bytes: Array(bytes[half...])))
    }

    /// What a run was told to do, put as text and read again.
    private static func compare(_ request: RunRequest) {
        var arguments = MetricsArguments()
        arguments.input.inputs = ["x"]
        arguments.window.period = request.period.description
        arguments.window.timeZone = request.zone.identifier
        arguments.window.startTime = request.startTime.map(text)
        arguments.window.endTime = request.endTime.map(text)
        arguments.window.placement = request.placement.rawValue
        arguments.selection.metrics = request.metrics.map(\.name)
        arguments.selection.dimensions = request.dimensionSets.map { $0.map(\.name).joined(separator: ",") }
        arguments.selection.count = request.unit.rawValue
        arguments.selection.simulator = request.simulator.rawValue
        arguments.selection.deduplication = request.deduplication.rawValue
        arguments.selection.dimensionDefault = request.dimensionDefault
        arguments.filter.conditions = request.conditions.map {
            "\($0.dimension.name)\($0.isNegated ? "!" : "")=\($0.value)"
        }
        arguments.limits.recordBytes = "\(request.limits.recordBytes)"
        arguments.limits.inflatedBytes = "\(request.limits.inflatedBytes)"
        arguments.limits.depth = "\(request.limits.depth)"
        let again: RunRequest
        do throws(RunFailure) {
            again = try arguments.plan(environment: environment).conduct.request
        } catch {
            differ("\(arguments) is refused: \(error)")
        }
        let same =
            again.period == request.period && again.zone.identifier == request.zone.identifier
            && again.startTime == request.startTime && again.endTime == request.endTime
            && again.placement == request.placement && again.metrics == request.metrics
            && again.dimensionSets == request.dimensionSets && again.unit == request.unit
            && again.simulator == request.simulator && again.deduplication == request.deduplication
            && again.dimensionDefault == request.dimensionDefault && again.conditions == request.conditions
            && again.limits.recordBytes == request.limits.recordBytes
            && again.limits.inflatedBytes == request.limits.inflatedBytes && again.limits.depth == request.limits.depth
        if !same { differ("\(request)\nbecomes\n\(again)") }
    }

    /// Seconds cannot say all instants, a time with milliseconds can.
    private static func text(_ instant: Int64) -> String {
        var text: [UInt8] = []
        TimestampText(zone: .utc, style: .iso8601Milliseconds).append(instant, to: &text)
        return String(decoding: text, as: UTF8.self)
    }
}
