#if Store
    import Foundation
    import Testing

    @testable import SESMetrics

    @Suite("A store's horizon") struct StoreHorizonTests {
        private static let day: Int64 = 86_400_000
        /// 2026-03-01.
        private static let march: Int64 = 1_772_323_200_000

        private static func event(_ type: String, _ id: String, _ day: Int, at time: String = "10:00:00.000Z") -> String
        {
            let two = day < 10 ? "0\(day)" : "\(day)"
            let payload = type.lowercased()
            let timestamp = "2026-03-\(two)T\(time)"
            return """
                {"eventType":"\(type)","mail":{"timestamp":"2026-03-01T09:00:00.000Z","messageId":"\(id)",\
                "destination":["a@example.com"],"tags":{"campaign":["c"]}},"\(payload)":{"timestamp":"\(timestamp)",\
                "recipients":["a@example.com"]}}

                """
        }

        private func bench() throws -> StoreBench {
            let bench = try StoreBench()
            bench.now = StoreHorizonTests.march + 2 * StoreHorizonTests.day
            bench.making = { $0.horizon = "10d" }
            return bench
        }

        @Test("events of days that were let go of are left out and told, unless they are accepted")
        func late() throws {
            let bench = try bench()
            try bench.folder.write("1", StoreHorizonTests.event("Delivery", "a", 1))
            #expect(bench.update(["1"]) == .success)
            bench.now += 20 * StoreHorizonTests.day
            try bench.folder.write("2", StoreHorizonTests.event("Delivery", "b", 20))
            #expect(bench.update(["1", "2"]) == .success)
            // The day of the first event is closed now: whether this is a copy cannot be known.
            let again = StoreHorizonTests.event("Delivery", "a", 1)
            try bench.folder.write("3", again + "\n" + StoreHorizonTests.event("Delivery", "c", 20))
            #expect(bench.update(["3"]) == .imperfect)
            #expect(bench.messages.contains("1 later than the horizon, not counted"))
            #expect(bench.number("counted") == 1)
            #expect(bench.number("filtered") == 1)
            #expect(bench.metrics { $0.window.period = "1mo" }.contains("Delivery,3,Count"))
            #expect(bench.number("counted") == 3)
            #expect(bench.task(.verify) == .success, "\(bench.printed)")
            // Told once; a known content is not looked at again.
            #expect(bench.update(["3"]) == .success)
            try bench.folder.write("4", again + "\n\n")
            #expect(bench.update(["4"]) { $0.acceptLate = true } == .success)
            #expect(bench.metrics { $0.window.period = "1mo" }.contains("Delivery,4,Count"))
            #expect(bench.task(.verify) == .success, "\(bench.printed)")
            #expect(bench.task(.info) == .success)
            #expect(bench.printed.contains("of them too late       1"), "\(bench.printed)")
        }

        @Test("a day is open for as long as the horizon after something was added to it, however old it is")
        func oldArchive() throws {
            let bench = try bench()
            bench.now = StoreHorizonTests.march + 300 * StoreHorizonTests.day
            try bench.folder.write("1", StoreHorizonTests.event("Delivery", "a", 1))
            #expect(bench.update(["1"]) == .success)
            bench.now += 9 * StoreHorizonTests.day
            try bench.folder.write("2", StoreHorizonTests.event("Delivery", "a", 1) + "\n")
            #expect(bench.update(["2"]) == .success)
            #expect(bench.number("duplicate") == 1)
            #expect(bench.number("counted") == 0)
        }

        @Test("an open after the first one was let go of counts as its message's first again")
        func firsts() throws {
            let bench = try bench()
            try bench.folder.write("1", StoreHorizonTests.event("Open", "a", 1))
            bench.update(["1"])
            // Enough runs for the store to join them, long after.
            for number in 2...10 {
                bench.now += 5 * StoreHorizonTests.day
                try bench.folder.write("\(number)", StoreHorizonTests.event("Open", "m\(number)", number))
                bench.update(["\(number)"])
            }
            try bench.folder.write("late", StoreHorizonTests.event("Open", "a", 30))
            bench.update(["late"])
            let ask = { (arguments: inout MetricsArguments) in
                arguments.window.period = "1mo"
                arguments.selection.metrics = ["Open", "UniqueOpen"]
            }
            #expect(bench.metrics([], ask).contains("UniqueOpen,11,Count"))
            #expect(bench.metrics([], ask).contains("Open,11,Count"))
            // Within the horizon it is none.
            try bench.folder.write("soon", StoreHorizonTests.event("Open", "m10", 31))
            bench.update(["soon"])
            #expect(bench.metrics([], ask).contains("UniqueOpen,11,Count"))
            #expect(bench.metrics([], ask).contains("Open,12,Count"))
            #expect(bench.task(.verify) == .success, "\(bench.printed)")
        }

        @Test("what damaged inputs and waiting notifications come to is decided for good when the horizon has passed")
        func absorbed() throws {
            let bench = try bench()
            let text = StoreHorizonTests.event("Delivery", "a", 1) + StoreHorizonTests.event("Open", "b", 1)
            let packed = try Archive.gzip(Array(text.utf8)[...])
            try Data(packed.dropLast(6)).write(to: bench.folder.url("cut.gz"))
            let notification = StoreHorizonTests.event("Delivery", "n", 1)
                .replacingOccurrences(of: "eventType", with: "notificationType")
            try bench.folder.write("waits", notification)
            try bench.folder.write("copy", StoreHorizonTests.event("Delivery", "a", 1))
            #expect(bench.update(["cut.gz", "waits", "copy"]) == .imperfect)
            // The damaged input's delivery is a copy, as things stand.
            #expect(bench.number("counted") == 3)
            #expect(bench.number("duplicate") == 1)
            let ask = { (arguments: inout MetricsArguments) in
                arguments.window.period = "1mo"
                arguments.selection.metrics = ["Delivery", "Open", "UniqueOpen"]
            }
            let before = bench.metrics([], ask)
            #expect(before.contains("Delivery,2,Count"))
            #expect(before.contains("UniqueOpen,1,Count"))
            #expect(bench.task(.info) == .success)
            #expect(bench.printed.contains("of them undecided      1"))
            #expect(bench.printed.contains("notifications waiting  1"))
            bench.now += 12 * StoreHorizonTests.day
            #expect(bench.update(["copy"]) == .success)
            #expect(bench.task(.info) == .success)
            #expect(bench.printed.contains("of them undecided      0"), "\(bench.printed)")
            #expect(bench.printed.contains("notifications waiting  0"), "\(bench.printed)")
            #expect(bench.metrics([], ask) == before)
            #expect(bench.task(.verify) == .success, "\(bench.printed)")
        }
    }
#endif
