#if Store
    import Foundation
    import Testing

    @testable import SESMetrics
    @testable import Store

    @Suite("A store whose run ends between transactions") struct StoreBoundaryTests {
        private struct Killed: Error {}

        /// Counts down to the end of a run; used by one thread.
        private final class Countdown: @unchecked Sendable {
            var left: Int

            init(_ left: Int) {
                self.left = left
            }
        }

        @Test(
            "after whatever transaction a run ends, the next one comes to the same bytes",
            arguments: PropertySeeds.from(1, standard: 4))
        func boundaries(seed: UInt64) throws {
            let bench = try StoreBench()
            bench.cutsSmall = seed % 2 == 0
            bench.making = { arguments in
                arguments.dimensions = ["campaign"]
                arguments.horizon = "20d"
            }
            var records = StoreRecords(seed: seed)
            var kills = 0
            var names: [String] = []
            for night in 0..<12 {
                let text = records.list(12).map { $0.compact + "\n" }.joined()
                let packed = Data(try Archive.gzip(Array(text.utf8)[...]))
                let name = "in/\(10 + night).gz"
                try bench.folder.write(name)
                try (night % 4 == 1 ? packed.dropLast(9) : packed).write(to: bench.folder.url(name))
                names.append(name)
                // One that was damaged comes whole, after or before it has been decided on.
                if night % 4 == 3 {
                    let whole = try Data(contentsOf: bench.folder.url("in/\(8 + night).gz")) + packed.suffix(9)
                    try whole.write(to: bench.folder.url("in/\(8 + night).gz"))
                }
                bench.now += 8 * 86_400_000
                let before = try? Data(contentsOf: bench.folder.url("store"))
                bench.update(["in"])
                let after = bench.metrics { $0.selection.metrics = ["all"] }
                let final = try Data(contentsOf: bench.folder.url("store"))
                for boundary in 1... {
                    if let before {
                        try before.write(to: bench.folder.url("store"))
                    } else {
                        try FileManager.default.removeItem(at: bench.folder.url("store"))
                    }
                    let countdown = Countdown(boundary)
                    StoreFile.$afterCommit.withValue({
                        countdown.left -= 1
                        if countdown.left == 0 { throw Killed() }
                    }) { _ = bench.update(["in"]) }
                    if countdown.left > 0 { break }
                    kills += 1
                    bench.update(["in"])
                    #expect(
                        bench.metrics { $0.selection.metrics = ["all"] } == after,
                        "seed \(seed), night \(night), boundary \(boundary)")
                    #expect(bench.task(.verify) == .success, "\(bench.printed)")
                }
                try final.write(to: bench.folder.url("store"))
            }
            #expect(kills > 40)
        }
    }
#endif
