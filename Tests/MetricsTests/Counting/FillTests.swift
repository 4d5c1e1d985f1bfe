import Events
import Testing

@testable import Metrics

@Suite("Filling with zeros") struct FillTests {
    private static let ten: Int64 = 36_000_000

    private func options(
        _ range: Range<Int64> = .min ..< .max, dimensions: [[String]] = [], metrics: [Metric] = [.send, .open],
        _ change: (inout CountingOptions) -> Void = { _ in }
    ) -> CountingOptions {
        countingOptions(dimensions: dimensions) {
            $0.fillsWithZeros = true
            $0.metrics = metrics
            $0.range = range
            change(&$0)
        }
    }

    private static func instant(_ minutes: Int64) -> Int64 { EventRecord.midnight + ten + minutes * 60_000 }

    private static func sends(at minutes: [Int], tagged value: String = "a") -> [EventRecord] {
        minutes.map { minute in
            EventRecord.send(tagged: [value], at: Int(ten) + minute * 60_000).with {
                $0.messageID = "\(value)-\(minute)"
            }
        }
    }

    /// Minutes since ten o'clock at which the windows of a metric start, with its sums.
    private func minutes(_ outcome: CountingOutcome, _ metric: Metric = .send, set: Int = 0) -> [[Int64]] {
        outcome.points(metric, set: set).map { point in
            [(point.window.start - FillTests.instant(0)) / 60_000, point.statistics.sum]
        }
    }

    @Test("without a range, from the window of the first event to that of the last, for every metric chosen")
    func noRange() throws {
        let outcome = try count(FillTests.sends(at: [16, 1, 2]), options())
        #expect(minutes(outcome) == [[0, 2], [5, 0], [10, 0], [15, 1]])
        #expect(minutes(outcome, .open) == [[0, 0], [5, 0], [10, 0], [15, 0]])
        let zeros = outcome.points(.open).map(\.statistics)
        #expect(zeros == Array(repeating: .zero, count: 4))
        #expect(zeros.allSatisfy { $0.sampleCount == 0 && $0.sum == 0 && $0.minimum == 0 && $0.maximum == 0 })
        #expect(outcome.tally == .of(counted: 3))
    }

    @Test("a zero is 0 in every statistic", arguments: Statistic.basic)
    func statistics(statistic: Statistic) throws {
        let outcome = try count(FillTests.sends(at: [0]), options(metrics: [.open, .send]))
        #expect(outcome.table.rows.map { $0.statistics.value(of: statistic) } == [.whole(1), .whole(0)])
    }

    @Test("a range is filled whole, half of one on its side")
    func ranges() throws {
        let sends = FillTests.sends(at: [6, 11])
        let (start, end) = (FillTests.instant(-7), FillTests.instant(21))
        let whole = try count(sends, options(start..<end))
        #expect(minutes(whole) == [[-10, 0], [-5, 0], [0, 0], [5, 1], [10, 1], [15, 0], [20, 0]])
        #expect(
            minutes(try count(sends, options(start ..< .max))) == [[-10, 0], [-5, 0], [0, 0], [5, 1], [10, 1]])
        #expect(minutes(try count(sends, options(.min..<end))) == [[5, 1], [10, 1], [15, 0], [20, 0]])
    }

    @Test("a range that ends at an edge does not fill the window behind it")
    func edge() throws {
        let range = FillTests.instant(0)..<FillTests.instant(10)
        #expect(minutes(try count(FillTests.sends(at: [1, 12]), options(range))) == [[0, 1], [5, 0]])
        let oneMore = FillTests.instant(0)..<FillTests.instant(10) + 1
        #expect(minutes(try count(FillTests.sends(at: [1, 12]), options(oneMore))) == [[0, 1], [5, 0], [10, 0]])
    }

    @Test("filtered events cover nothing, and make no series")
    func filtered() throws {
        let records = FillTests.sends(at: [1]) + FillTests.sends(at: [31], tagged: "b")
        let outcome = try count(records, options(FillTests.instant(0)..<FillTests.instant(5), dimensions: [["d0"]]))
        #expect(outcome.series.map(\.values) == [[], ["a"]])
        #expect(minutes(outcome) == [[0, 1]])
    }

    @Test("every series that was seen is filled, in its own set")
    func series() throws {
        let records = FillTests.sends(at: [0]) + FillTests.sends(at: [10], tagged: "b")
        let outcome = try count(records, options(dimensions: [["d0"]], metrics: [.send]))
        #expect(outcome.points(.send, set: 1).map(\.series.values) == [["a"], ["b"], ["a"], ["b"], ["a"], ["b"]])
        #expect(outcome.points(.send, set: 1).map(\.statistics.sum) == [1, 0, 0, 0, 0, 1])
        #expect(minutes(outcome) == [[0, 1], [5, 0], [10, 1]])
    }

    @Test("series are filled as they are shown: folded ones as (other)")
    func folded() throws {
        let records = ["a", "b", "c"].flatMap { FillTests.sends(at: [0, 6], tagged: $0) }
        let outcome = try count(records, options(dimensions: [["d0"]], metrics: [.open, .send]) { $0.top = 1 })
        #expect(outcome.series.map(\.values) == [[], ["(other)"], ["a"]])
        #expect(outcome.points(.open, set: 1).count == 4)
    }

    @Test("without an event, the account has its zeros in a given range, and there is nothing without one")
    func noEvents() throws {
        let range = FillTests.instant(0)..<FillTests.instant(10)
        let none: [EventRecord] = []
        #expect(minutes(try count(none, options(range, dimensions: [["d0"]]))) == [[0, 0], [5, 0]])
        #expect(try count(none, options(range, dimensions: [["d0"]])).series.map(\.values) == [[]])
        let halves: [Range<Int64>] = [
            .min ..< .max, FillTests.instant(0) ..< .max, .min..<FillTests.instant(10),
        ]
        for range in halves {
            let outcome = try count(none, options(range))
            #expect(outcome.points.isEmpty)
            #expect(outcome.table.windows.isEmpty)
            #expect(outcome.series.isEmpty)
        }
        let noAccount = countingOptions(dimensions: [["d0"]], accountLevel: false) {
            $0.fillsWithZeros = true
            $0.range = range
        }
        #expect(try count(none, noAccount).points.isEmpty)
        #expect(try count(none, options(range.lowerBound..<range.lowerBound)).points.isEmpty)
    }

    @Test("calendar windows are filled as the zone has them")
    func calendar() throws {
        let berlin = try ZoneFiles.zone("Europe/Berlin")
        let sends = ["2026-03-27T23:30:00.000Z", "2026-03-30T21:59:59.999Z"].map { time in
            EventRecord(.send).with {
                $0.time = time
                $0.messageID = time
            }
        }
        let daily = try count(
            sends, options(metrics: [.send]) { $0.grid = WindowGrid(period: .seconds(86_400), zone: berlin) })
        #expect(daily.table.windows.map(\.seconds) == [86_400, 82_800, 86_400])
        #expect(daily.points(.send).map(\.statistics.sum) == [1, 0, 1])
        let range = utcSeconds("2026-01-31T23:00:00") * 1000..<utcSeconds("2026-05-01T00:00:00") * 1000
        let monthly = try count(
            sends, options(range, metrics: [.send]) { $0.grid = WindowGrid(period: .month, zone: berlin) })
        #expect(monthly.table.windows.map { $0.seconds / 86_400 } == [28, 30, 30, 31])
        #expect(monthly.points(.send).map(\.statistics.sum) == [0, 2, 0, 0])
    }

    @Test("by send, what is covered is the times of sending")
    func bySend() throws {
        let opens = ["09:00:00.000", "09:11:00.000"].map { time in
            EventRecord(.open).with {
                $0.sendTime = EventRecord.clock(time)
                $0.messageID = time
            }
        }
        #expect(
            minutes(try count(opens, options { $0.placement = .send }), .open) == [[-60, 1], [-55, 0], [-50, 1]])
    }

    @Test("ten million zeros are the most, and more are refused before any is made")
    func limit() throws {
        #expect(ResultLimitError.maximumFilledCells == 10_000_000)
        func counter(seconds: Int64) -> CountingWorker {
            let range = EventRecord.midnight..<EventRecord.midnight + seconds * 1000
            let options = options(range) { $0.grid = WindowGrid(period: .seconds(1), zone: .utc) }
            return CountingWorker(CountingPlan(options), judge: nil)
        }
        let most = counter(seconds: 10_000)
        #expect(try most.counter.windowsToFill(cellsInEach: 1000).count == 10_000)
        #expect(throws: ResultLimitError.self) { try most.counter.windowsToFill(cellsInEach: 1001) }
        let more = counter(seconds: 10_001)
        #expect(throws: ResultLimitError.self) { try more.counter.windowsToFill(cellsInEach: 1000) }
        #expect(try counter(seconds: 1000).finish().table.rows.count == 2000)
    }

    @Test("a notification that was a copy leaves no window and no series behind", arguments: [true, false])
    func copies(fills: Bool) throws {
        let bounce = EventRecord(.bounce).with { $0.tags = ["d0": ["a"]] }
        let notification = EventRecord(.bounce).with {
            $0.typeKey = "notificationType"
            $0.time = EventRecord.clock("11:00:00.000")
        }
        let options = countingOptions(dimensions: [["d0"]]) {
            $0.fillsWithZeros = fills
            $0.metrics = [.bounce]
        }
        let outcome = try count([notification, bounce], options)
        #expect(outcome.tally == .of(counted: 1, duplicate: 1))
        #expect(outcome.image == (try count([bounce], options)).image)
        #expect(outcome.table.windows.count == 1)
        #expect(outcome.series.map(\.values) == [[], ["a"]])
    }
}
