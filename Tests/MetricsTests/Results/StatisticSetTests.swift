import Testing

@testable import Metrics

@Suite("Statistic sets") struct StatisticSetTests {
    @Test("a set is what one by one comes to, however it is put together", arguments: 0..<20)
    func merging(seed: UInt64) {
        var random = SplitMix(seed)
        let values = (0..<Int.random(in: 1...40, using: &random)).map { _ in
            Int64.random(in: -1000...1000, using: &random)
        }
        var sets = values.map { StatisticSet($0) }
        while sets.count > 1 {
            sets.shuffle(using: &random)
            let last = sets.removeLast()
            sets[0].merge(last)
        }
        #expect(sets[0].sampleCount == Int64(values.count))
        #expect(sets[0].sum == values.reduce(0, +))
        #expect(sets[0].minimum == values.min())
        #expect(sets[0].maximum == values.max())
        #expect(sets[0] == values.dropFirst().reduce(into: StatisticSet(values[0])) { $0.add($1) })
    }

    @Test("one event is its own minimum and maximum, also when it adds nothing", arguments: [0, 1, 50, Int64.max])
    func one(value: Int64) {
        let set = StatisticSet(value)
        #expect([set.sampleCount, set.sum, set.minimum, set.maximum] == [1, value, value, value])
    }

    @Test("an average is whole where it comes out even, else a fraction")
    func average() {
        #expect(StatisticSet.of(1, 2, 3).value(of: .average) == .whole(2))
        #expect(StatisticSet.of(1, 2).value(of: .average) == .fraction(1.5))
        #expect(StatisticSet.of(0, 0, 1).value(of: .average) == .fraction(1.0 / 3.0))
        #expect(StatisticSet.of(0, 0).value(of: .average) == .whole(0))
        #expect(StatisticSet.of(1 << 53 + 1, 1 << 53 + 1).value(of: .average) == .whole(1 << 53 + 1))
        #expect(StatisticSet.of(-1, -2).value(of: .average) == .fraction(-1.5))
    }

    @Test("the other statistics are whole")
    func whole() {
        let set = StatisticSet.of(4, -2, 5)
        #expect(set.value(of: .sampleCount) == .whole(3))
        #expect(set.value(of: .sum) == .whole(7))
        #expect(set.value(of: .minimum) == .whole(-2))
        #expect(set.value(of: .maximum) == .whole(5))
    }

    @Test("a zero that was filled in is 0 in every statistic, its average too", arguments: Statistic.basic)
    func zero(statistic: Statistic) {
        #expect(StatisticSet.zero.value(of: statistic) == .whole(0))
    }

    @Test("statistics are named as CloudWatch names them, in the order of the documentation")
    func names() {
        #expect(Statistic.basic.map(\.name) == ["SampleCount", "Sum", "Average", "Minimum", "Maximum"])
    }

    @Test("a table keeps what it is given")
    func table() {
        let table = ResultTable(
            windows: [Window(start: 0, end: 60_000)], dimensionSets: [[], ["campaign"]],
            series: [.init(dimensionSet: 1, values: [[0x61]])],
            rows: [.init(window: 0, series: 0, metric: .click, statistics: .of(2))])
        #expect(table.windows.map(\.seconds) == [60])
        #expect(table.dimensionSets == [[], ["campaign"]])
        #expect(table.series.map(\.values) == [[[0x61]]])
        #expect(table.rows.map(\.metric) == [.click])
    }
}
