import Events
import Testing

@testable import Metrics

@Suite("Options of encoded state") struct StateOptionsTests {
    private static let changes: [@Sendable (inout CountingOptions) -> Void] = [
        { $0.seed.0 += 1 }, { $0.seed.1 += 1 }, { $0.metrics.removeLast() }, { $0.keepsHistograms = false },
        { $0.grid = WindowGrid(period: .seconds(600), zone: .utc) }, { $0.range = 0 ..< .max },
        { $0.range = $0.range.lowerBound..<(.max - 1) }, { $0.placement = .send }, { $0.deduplication = .exact },
        { $0.unit = .events }, { $0.simulator = .exclude }, { $0.dimensionDefault = "-" }, { $0.maximumSeries += 1 },
        { $0.maximumValueBytes -= 1 }, { $0.countsSimulatorApart = true }, { $0.dimensionSets.removeLast() },
        { $0.dimensionSets[1] = [Dimension("d1")!] }, { $0.dimensionSets.swapAt(1, 2) },
        { $0.conditions.append(DimensionCondition(Dimension("d0")!, "v1")) },
    ]

    @Test("state of options under which other things are counted, or of another seed, is refused", arguments: changes)
    func otherOptions(change: @Sendable (inout CountingOptions) -> Void) throws {
        var options = MetricStateTests.options
        change(&options)
        let worker = CountingWorker(CountingPlan(options), judge: nil)
        let decoder = try MetricStateDecoder(try MetricStateTests.sample())
        #expect(throws: MetricStateError.otherOptions) { try decoder.read(into: &worker.counter) }
    }

    @Test("conditions and providers are told apart by what they say")
    func conditions() throws {
        let dimension = try #require(Dimension("field/recipientProvider"))
        let providers = try ["a.example A", "a.example B", "b.example A", "a.example A\nb.example A"].map {
            try ProviderTable(parsing: Array($0.utf8))
        }
        var all: [[UInt8]] = []
        for table in providers {
            for (value, isNegated) in [("A", false), ("A", true), ("B", false)] {
                var options = MetricStateTests.options
                options.providers = table
                options.conditions = [DimensionCondition(dimension, value, isNegated: isNegated)]
                all.append(CountingPlan(options).stateOptions)
            }
        }
        #expect(Set(all).count == all.count)
    }

    @Test("what is done to the result alone may be another")
    func otherResult() throws {
        var options = MetricStateTests.options
        options.top = 3
        options.fillsWithZeros = true
        let worker = CountingWorker(CountingPlan(options), judge: nil)
        try MetricStateDecoder(try MetricStateTests.sample()).read(into: &worker.counter)
    }
}
