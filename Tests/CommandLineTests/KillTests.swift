import Foundation
import Glibc
import Testing

@Suite("Killed runs", .serialized) struct KillTests {
    /// A folder with an archive and the files that a run is to replace.
    private final class Place {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sesstat-kill-\(UUID().uuidString)")
        static let outputs = ["bad.gz", "out.csv"]
        static let old = Data("the old file\n".utf8)

        init() throws {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let lines = (0..<400).map { number in
                let time = "2026-03-01T00:\(String(format: "%02d:%02d", number / 60, number % 60)).000Z"
                let broken = number % 8 == 0 ? "{ broken \(number)\n" : ""
                return #"{"eventType":"Send","mail":{"timestamp":"\#(time)","messageId":"m\#(number)"}}"# + "\n"
                    + broken
            }
            try Data(lines.joined().utf8).write(to: folder.appendingPathComponent("events"))
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        /// Puts the old files in place.
        func reset() throws {
            for output in Place.outputs { try Place.old.write(to: folder.appendingPathComponent(output)) }
        }

        /// What stands in the outputs.
        var contents: [Data] {
            get throws { try Place.outputs.map { try Data(contentsOf: folder.appendingPathComponent($0)) } }
        }

        /// The hidden files of an output that a run left.
        func leftovers(_ output: String) throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix(".\(output).") }
        }

        /// How many names there are.
        var names: Int { get throws { try FileManager.default.contentsOfDirectory(atPath: folder.path).count } }

        /// Starts a run.
        func start() throws -> Process {
            let process = Process()
            process.executableURL = Products.folder.appendingPathComponent("sesstat")
            process.arguments = [
                "metrics", "events", "--period", "1s", "--quarantine", "bad.gz", "-o", "out.csv", "-q", "--tolerate",
                "100%",
            ]
            process.currentDirectoryURL = folder
            process.standardInput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            return process
        }

        /// Runs to the end; the seconds that it took.
        func finish() throws -> Double {
            let start = ContinuousClock.now
            let process = try self.start()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
            return (ContinuousClock.now - start) / .seconds(1)
        }
    }

    /// Fractions from 0 to 1, the same in each run of the tests.
    private static func moments(_ count: Int) -> [Double] {
        var state: UInt64 = 2026
        return (0..<count).map { _ in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / Double(1 << 53 as UInt64)
        }
    }

    @Test("a run killed at any moment leaves the old files or the new ones, and the next removes what else is left")
    func killed() throws {
        let place = try Place()
        try place.reset()
        let seconds = try (0..<3).map { _ in try place.finish() }.max() ?? 0
        let new = try place.contents
        var left = 0
        var replaced = 0
        let moments = KillTests.moments(100)
        for moment in moments {
            try place.reset()
            let process = try place.start()
            usleep(UInt32(moment * seconds * 1.05e6))
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            let contents = try place.contents
            for (found, expected) in zip(contents, new) { #expect(found == expected || found == Place.old) }
            // The output comes last.
            #expect(contents[1] == Place.old || contents[0] == new[0])
            if contents[1] == new[1] { replaced += 1 }
            let leftovers = try Place.outputs.map { try place.leftovers($0).count }
            #expect(leftovers.allSatisfy { $0 <= 1 })
            #expect(try place.names == 3 + leftovers.reduce(0, +))
            if leftovers != [0, 0] {
                left += 1
                _ = try place.finish()
                #expect(try place.names == 3)
                #expect(try place.contents == new)
            }
        }
        print(
            "kills: \(moments.count) runs killed, \(left) left a temporary file, \(replaced) had replaced the old one")
    }

    @Test(
        "a run that is told to stop does so, and leaves no temporary file",
        arguments: [SIGTERM, SIGINT])
    func stopped(signal: Int32) throws {
        let place = try Place()
        try place.reset()
        let seconds = try (0..<3).map { _ in try place.finish() }.max() ?? 0
        let new = try place.contents
        var stopped = 0
        for moment in KillTests.moments(20) {
            try place.reset()
            let process = try place.start()
            usleep(UInt32(moment * seconds * 1e6))
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            // Before the run has come to listen, the signal itself ends it; a shell makes the same of that.
            let status = process.terminationStatus + (process.terminationReason == .uncaughtSignal ? 128 : 0)
            #expect([0, 128 + signal].contains(status))
            if status != 0 { stopped += 1 }
            let contents = try place.contents
            for (found, expected) in zip(contents, new) { #expect(found == expected || found == Place.old) }
            if status == 0 { #expect(contents == new) }
            #expect(try place.names == 3)
        }
        #expect(stopped > 0, "the moments have to lie within the runs")
    }
}
