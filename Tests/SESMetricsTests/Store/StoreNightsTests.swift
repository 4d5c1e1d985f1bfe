#if Store
    import Foundation
    import Testing

    @testable import SESMetrics

    @Suite("A store over nights") struct StoreNightsTests {
        /// How the nights of an archive are fed to a store.
        enum Feeding: CaseIterable {
            case inOrder, shuffled, atOnce, twice, growing
        }

        static let sets = [
            "campaign", "ses:configuration-set", "campaign,ses:configuration-set", "missing,campaign",
            "field/recipientDomain", "field/recipientDomain,campaign",
        ]

        /// A night's records, in files of several kinds.
        private static func write(
            _ nights: [[JSONTree]], _ bench: StoreBench, seed: UInt64
        ) throws {
            for (night, records) in nights.enumerated() {
                let inner = try TemporaryFolder()
                var archive = Archive(seed: seed &+ UInt64(night))
                try archive.write(records, to: inner)
                try FileManager.default.createDirectory(
                    at: bench.folder.url("archive"), withIntermediateDirectories: true)
                try FileManager.default.moveItem(
                    at: inner.url("in"), to: bench.folder.url("archive/night-\(100 + night)"))
            }
        }

        private static func feed(
            _ feeding: Feeding, _ nights: Int, _ bench: StoreBench, _ random: inout SeededGenerator
        ) {
            let names = (0..<nights).map { "archive/night-\(100 + $0)" }
            switch feeding {
            case .inOrder: for name in names { bench.update([name]) }
            case .shuffled: for name in names.shuffled(using: &random) { bench.update([name]) }
            case .atOnce: bench.update(["archive"])
            case .twice: for name in names + names { bench.update([name]) }
            case .growing: for last in names.indices { bench.update(Array(names[...last])) }
            }
        }

        @Test(
            "fed in any way, a store answers as the inputs do, whatever is asked",
            arguments: PropertySeeds.from(1, standard: 20), Feeding.allCases)
        func sameBytes(seed: UInt64, feeding: Feeding) throws {
            let bench = try StoreBench()
            bench.cutsSmall = seed % 3 == 0
            var records = StoreRecords(seed: seed &+ 5_000)
            var random = SeededGenerator(seed: seed)
            let count = random.number(1...6)
            let all = records.list(random.number(0...80))
            var nights = [[JSONTree]](repeating: [], count: count)
            for record in all {
                nights[random.number(0...count - 1)].append(record)
                if random.isOne(in: 6) { nights[random.number(0...count - 1)].append(record) }
            }
            for _ in 0..<random.number(0...4) { nights[random.number(0...count - 1)].append(records.events.oddity()) }
            try StoreNightsTests.write(nights, bench, seed: seed)
            var asked = (0..<3).map { _ in RandomOptions(using: &random, deduplicates: true) }
            let first = asked[0]
            bench.making = { arguments in
                arguments.period = "1s"
                // Sets that are there, or that others can be added up to.
                arguments.dimensions =
                    seed % 2 == 0 ? StoreNightsTests.sets : Array(StoreNightsTests.sets[3...].reversed())
                if seed % 2 == 1 { arguments.dimensions.append("campaign,ses:configuration-set") }
                arguments.placement = first.placement
                arguments.simulator = first.simulator
                arguments.limits.series = "100"
            }
            StoreNightsTests.feed(feeding, count, bench, &random)
            #expect(bench.task(.verify) == .success, "seed \(seed)")
            for index in asked.indices {
                asked[index].placement = first.placement
                asked[index].simulator = first.simulator
                asked[index].conditions = []
                asked[index].deduplication = "logical"
                if asked[index].start?.hasSuffix(".500") == true { asked[index].start = nil }
                if asked[index].end?.hasSuffix(".500") == true { asked[index].end = nil }
                let options = asked[index]
                let expected = bench.metrics(["archive"]) { options.apply(to: &$0) }
                let records = bench.number("records")
                let duplicates = bench.number("duplicate")
                #expect(bench.metrics { options.apply(to: &$0) } == expected, "seed \(seed): \(options)")
                #expect(bench.status == .success, "\(bench.messages)")
                if feeding != .inOrder || index > 0 { continue }
                #expect(bench.number("records") == records, "seed \(seed)")
                if options.start == nil, options.end == nil, options.metrics.isEmpty, options.placement == "event" {
                    #expect(bench.number("duplicate") == duplicates, "seed \(seed)")
                }
            }
            #expect(bench.task(.compact, keepChanges: "0") == .success, "\(bench.messages)")
            let options = asked[0]
            let expected = bench.metrics(["archive"]) { options.apply(to: &$0) }
            #expect(bench.metrics { options.apply(to: &$0) } == expected, "seed \(seed), compact: \(options)")
            #expect(bench.task(.verify) == .success, "seed \(seed), compact")
        }

        @Test(
            "damaged inputs count as far as they go until they come whole, and leave nothing behind then",
            arguments: PropertySeeds.from(1, standard: 30))
        func damaged(seed: UInt64) throws {
            let bench = try StoreBench()
            bench.cutsSmall = seed % 3 == 0
            var records = StoreRecords(seed: seed &+ 9_000)
            var random = SeededGenerator(seed: seed)
            bench.making = { arguments in
                arguments.period = "30s"
                arguments.dimensions = StoreNightsTests.sets
                if seed % 5 == 0 { arguments.deduplication = "off" }
            }
            let count = random.number(2...4)
            var whole: [Data] = []
            for file in 0..<count {
                // The same events in several files: what one lacks another has.
                let part = records.list(random.number(3...40)).flatMap { record in
                    random.isOne(in: 3) ? [record, record] : [record]
                }
                let text = part.map { $0.compact + "\n" }.joined()
                whole.append(Data(try Archive.gzip(Array(text.utf8)[...])))
                _ = try bench.folder.write("in/\(file).gz")
                // A cut at the seam would be no damage, and without a look at events its content another one.
                if file > 0, seed % 5 > 0, random.isOne(in: 2) { whole[file] += whole[file - 1] }
            }
            let options = (0..<3).map { _ in
                var options = RandomOptions(using: &random, deduplicates: true)
                options.placement = "event"
                options.simulator = "include"
                options.conditions = []
                options.period = random.pick(["30s", "1m", "1h", "1d", "1mo"])
                (options.start, options.end) = (nil, nil)
                options.deduplication = seed % 5 == 0 ? "off" : "logical"
                return options
            }
            var order = Array(0..<count)
            // What was there whole stays counted, also when a damaged file takes its place.
            var sound: Set<Int> = []
            for round in 0..<4 {
                order.shuffle(using: &random)
                for file in order.prefix(round == 3 ? count : random.number(1...count)) {
                    var bytes = whole[file]
                    if round < 3, !sound.contains(file) {
                        switch random.number(0...2) {
                        case 0: bytes = bytes.prefix(random.number(20...bytes.count - 1))
                        case 1: bytes[random.number(30...bytes.count - 1)] ^= 1 << random.number(0...7)
                        default: break
                        }
                    }
                    try bytes.write(to: bench.folder.url("in/\(file).gz"))
                }
                bench.update(["in"])
                #expect(bench.task(.verify) == .success, "seed \(seed), round \(round)")
                _ = bench.metrics(["in"]) { _ in }
                let damaged = bench.damaged
                sound.formUnion((0..<count).filter { file in !damaged.contains { $0.hasSuffix("/\(file).gz") } })
                for options in options {
                    let expected = bench.metrics(["in"]) { options.apply(to: &$0) }
                    #expect(
                        bench.metrics { options.apply(to: &$0) } == expected,
                        "seed \(seed), round \(round): \(options)")
                }
            }
        }
    }
#endif
