#if Store
    import Foundation
    import Testing

    @testable import SESMetrics

    @Suite("Changes of a store") struct StoreChangesTests {
        private static func open(_ id: String, _ time: String, _ campaign: String = "c") -> String {
            """
            {"eventType":"Open","mail":{"timestamp":"2026-03-01T09:00:00.000Z","messageId":"\(id)",\
            "tags":{"campaign":["\(campaign)"]}},"open":{"timestamp":"2026-03-\(time)Z"}}

            """
        }

        /// Two nights, the second of which has an earlier open, a later one, and nothing of a third day.
        private func bench() throws -> StoreBench {
            let bench = try StoreBench()
            bench.making = { $0.dimensions = ["campaign"] }
            let first = StoreChangesTests.open("a", "02T10:00:00") + StoreChangesTests.open("b", "03T10:00:00")
            try bench.folder.write("1", first)
            bench.update(["1"])
            bench.now += 86_400_000
            let second = StoreChangesTests.open("a", "01T12:00:00") + StoreChangesTests.open("c", "04T10:00:00", "=d")
            try bench.folder.write("2", second)
            bench.update(["2"])
            return bench
        }

        @Test("late events move the windows that they belong to, and nothing else is listed")
        func moved() throws {
            let bench = try bench()
            let changes = bench.changes(since: "2026-04-01T12:00:00Z") {
                $0.window.period = "1d"
                $0.selection.metrics = ["Open", "UniqueOpen"]
                $0.selection.dimensions = ["campaign"]
            }
            #expect(
                changes == """
                    Timestamp,Period,MetricName,campaign,Old,New,Unit
                    2026-03-01T00:00:00Z,86400,Open,,,1,Count
                    2026-03-01T00:00:00Z,86400,UniqueOpen,,,1,Count
                    2026-03-01T00:00:00Z,86400,Open,c,,1,Count
                    2026-03-01T00:00:00Z,86400,UniqueOpen,c,,1,Count
                    2026-03-02T00:00:00Z,86400,UniqueOpen,,1,,Count
                    2026-03-02T00:00:00Z,86400,UniqueOpen,c,1,,Count
                    2026-03-04T00:00:00Z,86400,Open,,,1,Count
                    2026-03-04T00:00:00Z,86400,UniqueOpen,,,1,Count
                    2026-03-04T00:00:00Z,86400,Open,'=d,,1,Count
                    2026-03-04T00:00:00Z,86400,UniqueOpen,'=d,,1,Count

                    """, "\(bench.messages)")
            #expect(bench.messages == "sesstat: 10 datapoints moved\n")
        }

        @Test("since the last run nothing has moved, and since before the first everything")
        func ends() throws {
            let bench = try bench()
            #expect(bench.changes(since: "2026-12-01").split(separator: "\n").count == 1)
            let all = bench.changes(since: "2026-01-01") { $0.window.period = "1d" }
            #expect(all.split(separator: "\n").count == 1 + 4)
        }

        @Test("what compact has joined cannot be told any more, and the message says from when on it can")
        func joined() throws {
            let bench = try bench()
            #expect(bench.task(.compact, keepChanges: "0") == .success)
            _ = bench.changes(since: "2026-04-01T12:00:00Z")
            #expect(bench.status == .usage)
            #expect(bench.messages.contains("cannot tell what moved"))
            _ = bench.changes(since: "2026-12-01")
            #expect(bench.status == .success)
        }

        @Test("a damaged input that came whole is among what moved")
        func repaired() throws {
            let bench = try StoreBench()
            let text = (1...9).map { StoreChangesTests.open("m\($0)", "0\($0)T10:00:00") }.joined()
            let packed = try Archive.gzip(Array(text.utf8)[...])
            try Data(packed.prefix(packed.count - 30)).write(to: bench.folder.url("in.gz"))
            bench.update(["in.gz"])
            let before = bench.metrics { $0.window.period = "1mo" }
            bench.now += 86_400_000
            try Data(packed).write(to: bench.folder.url("in.gz"))
            bench.update(["in.gz"])
            #expect(bench.messages.contains("1 replaced"))
            let after = bench.metrics { $0.window.period = "1mo" }
            #expect(after.contains("Open,9,Count"))
            #expect(before != after)
            let changes = bench.changes(since: "2026-04-01T12:00:00Z") { $0.window.period = "1mo" }
            #expect(changes.contains(",Open,"))
            #expect(changes.contains(",9,Count"))
        }
    }
#endif
