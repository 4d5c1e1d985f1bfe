import Foundation
import Testing

@testable import Metrics

/// The system's compiled time zones, and what the system itself makes of them.
enum ZoneFiles {
    static let folder = URL(filePath: "/usr/share/zoneinfo")

    static func bytes(_ identifier: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: identifier)))
    }

    static func zone(_ identifier: String) throws -> TimeZoneRules {
        try TimeZoneRules(identifier: identifier, tzif: bytes(identifier))
    }

    /// Every zone that differs from the others since 1970.
    static func allIdentifiers() throws -> [String] {
        let table = try String(contentsOf: folder.appending(path: "zone1970.tab"), encoding: .utf8)
        return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { String($0.split(separator: "\t")[2]) }
    }

    /// The instants from 1970 on at which a zone's offset changes, found by halving months; of the years in which its last
    /// rule repeats, only the first and the last few.
    static func changes(of zone: TimeZoneRules) -> [Int64] {
        let month = 30 * 86_400
        let years = [Int64(0)..<1_861_920_000, 4_038_000_000..<4_133_980_800]
        let starts = years.flatMap { stride(from: $0.lowerBound, to: $0.upperBound, by: month).map { $0 } }
        return starts.compactMap { start in
            var (low, high) = (start, start + Int64(month))
            let before = zone.offset(at: low)
            guard zone.offset(at: high) != before else { return nil }
            while high - low > 1 {
                let middle = (low + high) / 2
                if zone.offset(at: middle) == before { low = middle } else { high = middle }
            }
            return high
        }
    }

    /// Seconds east at each instant as `date` prints them: another reader of the same files.
    static func systemOffsets(_ identifier: String, at instants: [Int64]) throws -> [Int] {
        let input = FileManager.default.temporaryDirectory.appending(path: "instants-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: input) }
        try Data(instants.map { "@\($0)\n" }.joined().utf8).write(to: input)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["TZ=\(identifier)", "LC_ALL=C", "date", "-f", input.path, "+%::z"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map { line in
            let parts = line.dropFirst().split(separator: ":").map { Int($0)! }
            return (line.hasPrefix("-") ? -1 : 1) * (parts[0] * 3600 + parts[1] * 60 + parts[2])
        }
    }
}

extension TimeZoneRules {
    /// Seconds east at each instant.
    func offsets(at instants: [Int64]) -> [Int] {
        instants.map { offset(at: $0) }
    }
}

/// Seconds since 1970 of a UTC time such as `2026-03-01T00:00:00`, by Foundation.
func utcSeconds(_ text: String) -> Int64 {
    Int64(try! Date(text + "Z", strategy: .iso8601).timeIntervalSince1970)
}

/// A repeatable generator of random numbers (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}
