#if Store
    import Foundation
    import Glibc
    import Testing

    @Suite("A store from night to night", .serialized) struct StoreNightsTests {
        /// An archive of thirty nights, with copies, broken lines, and opens that come weeks later.
        private final class Nights {
            let scratch: ScratchFolder
            /// Folders, named below the scratch folder.
            let nights: [[String]]

            static let question = [
                "--period", "1h", "--time-zone", "America/New_York", "--dimensions", "campaign", "--metrics", "all",
                "--statistics", "SampleCount,Sum,Maximum,p90", "--quiet",
            ]

            init() throws {
                scratch = try ScratchFolder()
                try Data().write(to: scratch.url.appendingPathComponent("manifest"))
                let generator = Products.folder.appendingPathComponent("eventgen").path
                try scratch.run(
                    [
                        generator, "--events", "1500", "--files", "100", "--days", "30", "--duplicates", "0.05",
                        "--broken", "0.01", "--late", "0.2", "--every-type", "-o", "archive",
                    ], output: scratch.url.appendingPathComponent("manifest"))
                let root = scratch.url.appendingPathComponent("archive/2026")
                var days: [String] = []
                for month in try FileManager.default.contentsOfDirectory(atPath: root.path).sorted() {
                    let folder = root.appendingPathComponent(month)
                    for day in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
                        days.append("archive/2026/\(month)/\(day)")
                    }
                }
                // The late ones are in many more folders than thirty.
                let count = days.count
                nights = (0..<30).map { night in Array(days[night * count / 30..<(night + 1) * count / 30]) }
            }

            private static let sesstat = Products.folder.appendingPathComponent("sesstat").path

            static func command(_ night: [String], _ store: String) -> [String] {
                [sesstat, "update", "--store", store, "--quiet", "--dimensions", "campaign"] + night
            }

            /// Adds a night; broken lines make it status 1.
            func update(_ night: [String], _ store: String) throws {
                #expect([0, 1].contains(try scratch.run(Nights.command(night, store))))
            }

            func text(_ options: [String]) throws -> Data {
                let output = scratch.url.appendingPathComponent("out")
                try Data().write(to: output)
                let status = try scratch.run([Nights.sesstat, "metrics"] + options + Nights.question, output: output)
                #expect([0, 1].contains(status))
                return try Data(contentsOf: output)
            }

            func isSound(_ store: String) throws -> Bool {
                try scratch.run([Nights.sesstat, "store", "verify", "--store", store, "-o", "verdict"]) == 0
            }
        }

        /// Fractions from 0 to 1, the same in each run of the tests.
        private struct Moments: RandomNumberGenerator {
            var state: UInt64 = 2026

            mutating func next() -> UInt64 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return state ^ state >> 29
            }
        }

        @Test("thirty nights in order, shuffled, at once, twice each, and killed 210 times: the same bytes")
        func sameBytes() throws {
            let nights = try Nights()
            let expected = try nights.text(["archive"])
            #expect(expected.count > 100_000)
            var random = Moments()

            for night in nights.nights { try nights.update(night, "in-order") }
            for night in nights.nights.shuffled(using: &random) { try nights.update(night, "shuffled") }
            try nights.update(["archive"], "at-once")
            for night in nights.nights {
                try nights.update(night, "twice")
                try nights.update(night, "twice")
            }

            var (finished, longest) = (0, 0.0)
            for night in nights.nights {
                for _ in 0..<7 {
                    let process = Process()
                    let command = Nights.command(night, "killed")
                    process.executableURL = URL(fileURLWithPath: command[0])
                    process.arguments = Array(command.dropFirst())
                    process.currentDirectoryURL = nights.scratch.url
                    process.standardInput = FileHandle.nullDevice
                    let seconds = max(longest, 0.1) * Double.random(in: 0...1.1, using: &random)
                    try process.run()
                    usleep(UInt32(seconds * 1e6))
                    kill(process.processIdentifier, SIGKILL)
                    process.waitUntilExit()
                    if process.terminationReason == .exit { finished += 1 }
                }
                let start = ContinuousClock.now
                try nights.update(night, "killed")
                longest = max(longest, (ContinuousClock.now - start) / .seconds(1))
            }
            print("kills: 210 updates killed, of which \(finished) had come to their end")
            #expect(finished < 210, "the moments have to lie within the runs")

            for store in ["in-order", "shuffled", "at-once", "twice", "killed"] {
                #expect(try nights.text(["--store", store]) == expected, "\(store)")
                #expect(try nights.isSound(store), "\(store)")
            }
        }
    }
#endif
