import Testing

@testable import Metrics

@Suite("Tables of datapoints") struct CellTableTests {
    @Test("a key gives back its window, series and metric", arguments: [0, 1, 255, 256, 65_535, 1 << 26 - 1])
    func keys(window: Int) {
        for series in [0, 1, 255, 256, 1 << 30 - 1] {
            for metric in Metric.allCases {
                let key = CellKey(window: window, series: series, metric: metric)
                #expect([key.window, key.series] == [window, series])
                #expect(key.metric == metric)
            }
        }
    }

    private static let key = KeyedHash.Key(seed: (1, 2))

    @Test("keys that differ in window or series alone are spread like random ones", arguments: [1000, 30_000])
    func spread(count: Int) {
        let places = 1 << (Int.bitWidth - (count * 2).leadingZeroBitCount)
        let kinds: [(Int) -> CellKey] = [
            { CellKey(window: $0, series: 0, metric: .send) }, { CellKey(window: 0, series: $0, metric: .send) },
            { CellKey(window: $0 / 30, series: $0 % 30, metric: .open) },
        ]
        for key in kinds {
            let table = CellTable(CellTableTests.key)
            let homes = Set((0..<count).map { table.hash(key($0).bits) & (places - 1) })
            // Random keys, at most one for two places, would have four homes for five of them.
            #expect(homes.count > count * 3 / 5)
        }
    }

    @Test("keys that crowd one place under one secret do not under another", arguments: 2..<10 as Range<UInt64>)
    func crowding(seed: UInt64) {
        let known = CellTable(CellTableTests.key)
        let other = CellTable(KeyedHash.Key(seed: (seed, seed)))
        let crowd = (0..<400_000).lazy.map { CellKey(window: $0 / 600, series: $0 % 600, metric: .send).bits }
            .filter { known.hash($0) & 1023 == 5 }
        let homes = Set(crowd.map { other.hash($0) & 1023 })
        #expect(crowd.count > 200)
        #expect(homes.count > min(crowd.count, 1024) / 4)
    }

    @Test("cells add up under their keys while the table grows, and zeros go only where nothing is")
    func adding() {
        var table = CellTable(CellTableTests.key)
        for round in 0..<3 {
            for key in UInt64(0)..<5000 { table.add(Int64(round), to: key &* 0x0100_0001) }
        }
        for key in UInt64(4000)..<6000 { table.fill(key &* 0x0100_0001) }
        for key in UInt64(5999)..<6001 { table.merge(.of(7), into: key &* 0x0100_0001) }
        #expect(table.count == 6001)
        #expect(table.keys == (UInt64(0)..<6001).map { $0 &* 0x0100_0001 })
        #expect(table.cells[..<5000].allSatisfy { $0 == .of(0, 1, 2) })
        #expect(table.cells[5000..<5999].allSatisfy { $0 == .zero })
        #expect(table.cells[5999].sum == 7)
        #expect(table.cells[6000] == .of(7))
    }
}
