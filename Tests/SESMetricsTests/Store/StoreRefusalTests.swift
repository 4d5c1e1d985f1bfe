#if Store
    import Foundation
    import GRDB
    import Testing

    @testable import SESMetrics
    @testable import Store

    @Suite("What a store refuses") struct StoreRefusalTests {
        private func bench() throws -> StoreBench {
            let bench = try StoreBench()
            bench.making = { $0.dimensions = ["campaign,field/recipientDomain"] }
            var records = StoreRecords(seed: 4)
            try bench.folder.write("in/1", records.list(30).map { $0.compact + "\n" }.joined())
            bench.update(["in"])
            return bench
        }

        @Test(
            "a query that it cannot answer is refused, and the message names the command that can",
            arguments: [
                "period", "range", "dimensions", "by", "simulator", "where", "deduplicate", "input",
                "quarantine",
            ])
        func queries(_ what: String) throws {
            let bench = try bench()
            let output = bench.metrics { arguments in
                switch what {
                case "period": arguments.window.period = "30s"
                case "range": arguments.window.startTime = "2026-03-01T00:00:01"
                case "dimensions": arguments.selection.dimensions = ["source"]
                case "by": arguments.window.placement = "send"
                case "simulator": arguments.selection.simulator = "only"
                case "where": arguments.filter.conditions = ["campaign=a"]
                case "deduplicate": arguments.selection.deduplication = "exact"
                case "input": arguments.input.inputs = [bench.folder.path("in").text]
                default: arguments.run.quarantine = bench.folder.path("q").text
                }
            }
            #expect(output == "")
            #expect(bench.status == .usage)
            #expect(
                bench.messages.contains("sesstat metrics INPUT…") || bench.messages.contains("leave it out"),
                "\(bench.messages)")
        }

        @Test("a zone whose days begin within a stored window is refused, another is not")
        func zones() throws {
            let bench = try StoreBench()
            bench.making = { $0.period = "1h" }
            var records = StoreRecords(seed: 4)
            try bench.folder.write("in/1", records.list(30).map { $0.compact + "\n" }.joined())
            bench.update(["in"])
            let ask = { (zone: String) in
                { (arguments: inout MetricsArguments) in
                    arguments.window.timeZone = zone
                    arguments.window.period = "1d"
                }
            }
            #expect(bench.metrics([], ask("America/New_York")) == bench.metrics(["in"], ask("America/New_York")))
            #expect(bench.metrics([], ask("Asia/Kathmandu")) == "")
            #expect(bench.status == .usage)
            #expect(bench.messages.contains("at which days of --time-zone do not begin"))
        }

        @Test("the order of a set's dimensions is the query's")
        func order() throws {
            let bench = try bench()
            let ask = { (arguments: inout MetricsArguments) in
                arguments.selection.dimensions = ["field/recipientDomain,campaign"]
            }
            #expect(bench.metrics([], ask) == bench.metrics(["in"], ask))
        }

        @Test("other settings than those that it was made with are refused, the same ones are not")
        func settings() throws {
            let bench = try bench()
            #expect(bench.update(["in"]) { $0.period = "60" } == .success)
            #expect(bench.update(["in"]) { $0.period = "5m" } == .usage)
            #expect(bench.messages.contains("was made with --period 1m"))
            #expect(bench.update(["in"]) { $0.dimensions = ["campaign"] } == .usage)
            #expect(bench.messages.contains("--dimensions campaign,field/recipientDomain"))
            #expect(bench.update(["in"]) { $0.placement = "send" } == .usage)
            #expect(bench.update(["in"]) { $0.deduplication = "off" } == .usage)
            #expect(bench.update(["in"]) { $0.horizon = "100d" } == .success)
            #expect(bench.update(["in"]) { $0.period = "1d" } == .usage)
            #expect(bench.update(["in"]) { $0.horizon = "5h" } == .usage)
        }

        @Test("while one update runs, another ends at once with status 75, and queries are answered")
        func locked() throws {
            let bench = try bench()
            let store = bench.folder.path("store")
            let lock = try StoreLock(of: store, in: .local)
            #expect(bench.update(["in"]) == .locked)
            #expect(bench.messages.contains("is being updated by another run"))
            #expect(bench.task(.compact) == .locked)
            #expect(bench.metrics { _ in } != "")
            withExtendedLifetime(lock) {}
        }

        @Test("the lock of a run that is gone blocks nobody")
        func staleLock() throws {
            let bench = try bench()
            #expect(bench.folder.names.contains("store-lock"))
            #expect(bench.update(["in"]) == .success)
        }

        @Test("what is no store, is damaged, or was written by a later version has status 65, and stays as it is")
        func unusable() throws {
            let bench = try bench()
            let path = bench.folder.path("store").text
            let sound = try Data(contentsOf: bench.folder.url("store"))

            let queue = try DatabaseQueue(path: path)
            try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 99") }
            try queue.close()
            for status in [bench.update(["in"]), bench.task(.verify)] {
                #expect(status == .badData)
                #expect(bench.messages.contains("later version of sesstat (store version 99)"))
            }

            for bytes in [Data("no store at all, but a text that is long enough".utf8), sound.prefix(3000)] {
                try bytes.write(to: bench.folder.url("store"))
                #expect(bench.update(["in"]) == .badData, "\(bench.messages)")
                #expect(try Data(contentsOf: bench.folder.url("store")) == bytes)
                _ = bench.metrics { _ in }
                #expect(bench.status == .badData, "\(bench.messages)")
            }
            let other = try DatabaseQueue(path: bench.folder.path("other").text)
            try other.write { try $0.execute(sql: "CREATE TABLE t (a)") }
            try other.close()
            #expect(bench.update(["in"]) { $0.store = bench.folder.path("other").text } == .badData)
            #expect(bench.messages.contains("is not a store of sesstat"))
        }

        @Test("flipped bytes in a store crash nothing, and verify finds those that matter", arguments: 0..<40)
        func flipped(seed: Int) throws {
            let bench = try bench()
            var bytes = try Data(contentsOf: bench.folder.url("store"))
            var random = SeededGenerator(seed: UInt64(seed))
            let expected = bench.metrics { $0.selection.metrics = ["all"] }
            for _ in 0..<8 { bytes[random.number(100...bytes.count - 1)] ^= UInt8(1 << random.number(0...7)) }
            try bytes.write(to: bench.folder.url("store"))
            let verdict = bench.task(.verify)
            #expect([.success, .badData].contains(verdict), "\(bench.messages)")
            let output = bench.metrics { $0.selection.metrics = ["all"] }
            #expect([.success, .badData].contains(bench.status), "\(bench.messages)")
            if verdict == .success, bench.status == .success { #expect(output == expected) }
            #expect([.success, .badData, .imperfect].contains(bench.update(["in"])), "\(bench.messages)")
        }

        @Test("a name that is not there, and streams, are refused")
        func missing() throws {
            let bench = try bench()
            _ = bench.metrics { $0.store = bench.folder.path("nowhere").text }
            #expect(bench.status == .noInput)
            #expect(bench.messages.contains("there is no such store"))
            #expect(bench.task(.compact) == .success)
            #expect(bench.update([]) { $0.input.inputs = ["-"] } == .usage)
            #expect(bench.update([]) { $0.store = nil } == .usage)
            #expect(bench.update(["in"]) { $0.store = bench.folder.path("no/folder").text } == .cannotCreate)
        }

        @Test("a store that may only be read answers, and an update says so and changes nothing")
        func readOnly() throws {
            guard geteuid() != 0 else { return }
            let bench = try bench()
            let expected = bench.metrics { _ in }
            chmod(bench.folder.path("store").text, 0o400)
            #expect(bench.metrics { _ in } == expected)
            try bench.folder.write("in/2", "")
            #expect(bench.update(["in"]) == .cannotCreate)
        }

        @Test("a later version's step changes the tables, all or nothing")
        func migration() throws {
            let bench = try bench()
            let queue = try DatabaseQueue(path: bench.folder.path("store").text)
            let steps = StoreSchema.steps + ["CREATE TABLE more (a)", "ALTER TABLE more ADD COLUMN b"]
            #expect(throws: (any Error).self) {
                try StoreFile.migrate(queue, from: StoreSchema.version, steps: steps + ["NO SQL"])
            }
            #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == StoreSchema.version)
            try StoreFile.migrate(queue, from: StoreSchema.version, steps: steps)
            #expect(try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == StoreSchema.version + 2)
            #expect(try queue.read { try $0.columns(in: "more").count } == 2)
            try queue.close()
            #expect(bench.update(["in"]) == .badData)
        }
    }
#endif
