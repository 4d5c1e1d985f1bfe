import Metrics
import Rendering
import Testing

@testable import SESMetrics

@Suite("Arguments") struct ArgumentTests {
    private let environment = RunEnvironment(
        now: 1_773_480_302_007, processors: 3, zones: ZoneLoader(environmentFolder: nil), printError: { _ in },
        hasTerminal: false)

    private func plan(_ change: (inout MetricsArguments) -> Void = { _ in }) throws -> MetricsPlan {
        var arguments = MetricsArguments()
        arguments.input.inputs = ["x"]
        change(&arguments)
        return try arguments.plan(environment: environment)
    }

    private func failure(_ change: (inout MetricsArguments) -> Void) throws -> RunFailure {
        let failure = try #require(#expect(throws: RunFailure.self) { _ = try plan(change) })
        #expect(failure.status == .usage)
        #expect(failure.advice != nil)
        return failure
    }

    @Test("the defaults are those of the contract")
    func defaults() throws {
        let plan = try plan()
        let request = plan.request
        #expect(request.metrics == Metric.counts)
        #expect(request.dimensionSets.isEmpty)
        #expect(request.includesAccountLevel)
        #expect(request.period == .seconds(300))
        #expect(request.zone.isUTC)
        #expect(request.startTime == nil && request.endTime == nil)
        #expect(request.placement == .event)
        #expect(request.deduplication == .logical)
        #expect(request.threads == 3)
        #expect(request.limits == RunLimits())
        #expect(request.inputs == InputSelection(arguments: [FilePath("x")]))
        #expect(plan.output == FilePath("-"))
        #expect(plan.summary == nil && request.quarantine == nil)
        #expect(plan.format == .csv)
        #expect(plan.options.namespace == "AWS/SES")
        #expect(plan.options.statistics == [.sum])
        #expect(plan.options.delimiter == UInt8(ascii: ","))
        #expect(plan.tolerance == Tolerance())
    }

    @Test("metrics come in the order of the contract, each once, whatever case and order they are typed in")
    func metrics() throws {
        #expect(try plan { $0.selection.metrics = ["bounce,Send", "send"] }.request.metrics == [.send, .bounce])
        #expect(try plan { $0.selection.metrics = ["Open,counts"] }.request.metrics == Metric.counts)
        let failure = try failure { $0.selection.metrics = ["Bounces"] }
        #expect(failure.message == #"--metrics: there is no "Bounces""#)
        #expect(failure.advice?.hasPrefix("did you mean Bounce? valid are Send, Delivery,") == true)
        #expect(try self.failure { $0.selection.metrics = ["Send,,Open"] }.message.contains("empty name"))
    }

    @Test("statistics come in the order given, each once; percentiles are refused where no metric has them")
    func statistics() throws {
        let plan = try plan { $0.selection.statistics = ["maximum,Sum", "Sum"] }
        #expect(plan.options.statistics == [.maximum, .sum])
        #expect(try failure { $0.selection.statistics = ["p99.9"] }.message.contains("percentile"))
        #expect(try failure { $0.selection.statistics = ["Avrage"] }.advice?.hasPrefix("did you mean Average?") == true)
        #expect(try failure { $0.selection.statistics = ["pxx"] }.message == #"--statistics: there is no "pxx""#)
    }

    @Test("dimension sets come in the order given, and a repeated set is one")
    func dimensions() throws {
        let plan = try plan {
            $0.selection.dimensions = [
                "campaign,ses:configuration-set", "field/link", "ses:configuration-set,campaign",
            ]
        }
        #expect(
            plan.request.dimensionSets.map { $0.map(\.name) } == [
                ["campaign", "ses:configuration-set"], ["field/link"],
            ])
        #expect(try failure { $0.selection.dimensions = ["a,a"] }.message.contains("twice"))
        #expect(try failure { $0.selection.dimensions = ["a,"] }.message.contains("empty name"))
        #expect(try failure { $0.selection.dimensions = [""] }.message.contains("empty name"))
        #expect(try failure { $0.selection.dimensions = ["header/"] }.message.contains("lacks a name"))
        let kind = try failure { $0.selection.dimensions = ["headers/X-Id"] }
        #expect(kind.advice?.hasPrefix("did you mean header/X-Id?") == true)
        let field = try failure { $0.selection.dimensions = ["field/bouncetype"] }
        #expect(field.advice?.hasPrefix("did you mean field/bounceType?") == true)
    }

    @Test("no set and no account level is a usage error")
    func noAccountLevel() throws {
        _ = try failure { $0.selection.noAccountLevel = true }
        let plan = try plan {
            $0.selection.noAccountLevel = true
            $0.selection.dimensions = ["a"]
        }
        #expect(!plan.request.includesAccountLevel)
    }

    @Test("words among a few are taken in any case, and others are refused with the nearest")
    func choices() throws {
        let plan = try plan {
            $0.window.placement = "SEND"
            $0.selection.deduplication = "exact"
            $0.output.format = "json"
        }
        #expect(plan.request.placement == .send)
        #expect(plan.request.deduplication == .exact)
        #expect(plan.format == .json)
        #expect(try failure { $0.window.placement = "sent" }.advice == "did you mean send? valid are event, send")
        #expect(try failure { $0.selection.deduplication = "of" }.advice?.hasPrefix("did you mean off?") == true)
        #expect(try failure { $0.output.format = "jsn" }.advice == "did you mean json? valid are csv, wide, json")
    }

    @Test("times and periods that are not valid say which option is wrong")
    func times() throws {
        #expect(try failure { $0.window.period = "7m" + "x" }.message.hasPrefix("--period: "))
        #expect(try failure { $0.window.startTime = "soon" }.message.hasPrefix("--start-time: "))
        #expect(try failure { $0.window.endTime = "soon" }.message.hasPrefix("--end-time: "))
        #expect(try failure { $0.window.now = "soon" }.message.hasPrefix("--now: "))
        #expect(try failure { $0.input.sinceKey = "soon" }.message.hasPrefix("--since-key: "))
        #expect(try failure { $0.window.timeZone = "Mars" }.message.hasPrefix("--time-zone: "))
        let plan = try plan {
            $0.window.startTime = "1700000000"
            $0.window.endTime = "now"
            $0.window.now = "1700000001"
            $0.input.sinceKey = "now"
            $0.input.keySlack = "2h"
            $0.window.period = "10m"
        }
        #expect(plan.request.startTime == 1_700_000_000_000)
        #expect(plan.request.endTime == 1_700_000_001_000)
        #expect(plan.request.inputs.sinceKey == 1_700_000_001_000)
        #expect(plan.request.inputs.keySlack == 7_200_000)
        #expect(plan.request.period == .seconds(600))
    }

    @Test("ranges of nothing, slack without a key, and standard input for two things are refused")
    func combinations() throws {
        _ = try failure {
            $0.window.startTime = "1700000000"
            $0.window.endTime = "1700000000"
        }
        _ = try failure { $0.input.keySlack = "2h" }
        _ = try failure {
            $0.input.sinceKey = "now"
            $0.input.keySlack = "2"
        }
        _ = try failure {
            $0.input.inputs = ["-"]
            $0.input.filesFrom = "-"
        }
        _ = try failure { $0.input.inputs = [""] }
    }

    @Test("the format is that of --format, else of the file's ending, else csv")
    func formats() throws {
        #expect(try plan { $0.output.output = "/none/x.json" }.format == .json)
        #expect(try plan { $0.output.output = "/none/x.wide" }.format == .wide)
        #expect(try plan { $0.output.output = "/none/x.txt" }.format == .csv)
        let plan = try plan {
            $0.output.output = "/none/x.json"
            $0.output.format = "wide"
        }
        #expect(plan.format == .wide)
        _ = try failure {
            $0.output.format = "json"
            $0.output.byteOrderMark = true
        }
    }

    @Test("how sheets are written")
    func sheets() throws {
        let plan = try plan {
            $0.output.carriageReturns = true
            $0.output.byteOrderMark = true
            $0.output.rawText = true
            $0.output.decimalComma = true
            $0.output.namespace = "Mine"
        }
        #expect(plan.options.carriageReturns && plan.options.byteOrderMark && plan.options.rawText)
        #expect(plan.options.delimiter == UInt8(ascii: ";"))
        #expect(plan.options.namespace == "Mine")
        #expect(try self.plan { $0.output.delimiter = "Tab" }.options.delimiter == UInt8(ascii: "\t"))
        #expect(try self.plan { $0.output.delimiter = "|" }.options.delimiter == UInt8(ascii: "|"))
        for delimiter in ["", "ab", "\"", "é", "\n"] { _ = try failure { $0.output.delimiter = delimiter } }
        _ = try failure { $0.output.namespace = "" }
    }

    @Test("numbers are whole, within their range, and sizes may have units")
    func numbers() throws {
        let plan = try plan {
            $0.run.threads = "8"
            $0.limits.recordBytes = "2MiB"
            $0.limits.envelopeBytes = "1k"
            $0.limits.depth = "3"
            $0.limits.inflatedBytes = "1TiB"
            $0.limits.inflationRatio = "5"
            $0.limits.valueBytes = "7"
            $0.limits.datapoints = "9"
        }
        #expect(plan.request.threads == 8)
        #expect(plan.request.limits.recordBytes == 2 << 20)
        #expect(plan.request.limits.envelopeBytes == 1024)
        #expect(plan.request.limits.depth == 3)
        #expect(plan.request.limits.inflatedBytes == 1 << 40)
        #expect(plan.request.limits.inflationRatio == 5)
        #expect(plan.request.limits.valueBytes == 7)
        #expect(plan.request.limits.datapoints == 9)
        for threads in ["0", "-1", "", "1.5", "1025", "two", "99999999999999999999"] {
            _ = try failure { $0.run.threads = threads }
        }
        #expect(try failure { $0.limits.recordBytes = "1x" }.advice?.contains("64KiB") == true)
    }

    @Test("what is tolerated is a number of records or a share")
    func tolerance() throws {
        #expect(try plan { $0.run.tolerate = "7" }.tolerance.rejected == .records(7))
        #expect(try plan { $0.run.tolerate = "0.1%" }.tolerance.rejected == .percent(0.1))
        #expect(try plan { $0.run.tolerateDamage = true }.tolerance.forgivesDamage)
        #expect(try plan { $0.run.tolerate = "100%" }.tolerance.rejected == .percent(100))
        for text in [
            "-1", "101%", "%", ".%", "x", "nan%", "0x10%", "1e1%", "+1%", "-0%", "1.2.3%", " 1%", "١%", "+1",
            "99999999999999999999", "",
        ] {
            _ = try failure { $0.run.tolerate = text }
        }
    }

    @Test("two outputs in one file are refused, also through a link; devices may be shared")
    func sameFile() throws {
        let folder = try TemporaryFolder()
        try folder.link("link", to: "out")
        let failure = try failure {
            $0.run.summary = folder.path("link").text
            $0.output.output = folder.path("out").text
        }
        #expect(failure.message == "--summary and --output name the same file")
        _ = try plan {
            $0.run.summary = "/dev/null"
            $0.run.quarantine = "/dev/null"
        }
        _ = try self.failure { $0.run.summary = "-" }
        _ = try self.failure { $0.run.quarantine = "" }
    }
}
