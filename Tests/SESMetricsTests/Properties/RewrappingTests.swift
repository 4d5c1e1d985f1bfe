import Foundation
import Testing

@testable import SESMetrics

@Suite("Rewrapping") struct RewrappingTests {
    @Test(
        "the same records, split, shuffled, copied, wrapped and packed in any way, give the same bytes",
        arguments: PropertySeeds.from(1, standard: 40))
    func rewrapped(seed: UInt64) throws {
        var events = RandomEvents(seed: seed)
        var records = (0..<events.generator.number(0...60)).map { _ in events.event() }
        let oddities = (0..<events.generator.number(0...15)).map { _ in events.oddity() }
        let options = RandomOptions(using: &events.generator, deduplicates: true)
        let first = try run(records + oddities, seed: nil, options, threads: 1)
        #expect(first.status == (first.counts("rejected").isEmpty ? .success : .imperfect), "seed \(seed)")

        for round in 0..<3 {
            let copies = records.filter { _ in events.generator.isOne(in: 3) }
            let all = (records + copies + oddities).shuffled(using: &events.generator)
            let other = try run(all, seed: seed * 8 + UInt64(round), options, threads: events.generator.number(1...8))
            #expect(other.output == first.output, "seed \(seed), round \(round): \(options)")
            #expect(other.number("counted") == first.number("counted"), "seed \(seed), round \(round)")
            records.shuffle(using: &events.generator)
        }
    }

    @Test(
        "records that pass the bounds of blocks give the same bytes as short ones",
        arguments: PropertySeeds.from(100, standard: 4))
    func acrossBlocks(seed: UInt64) throws {
        var events = RandomEvents(seed: seed)
        events.padding = 60_000
        let records = (0..<60).map { _ in events.event() }
        let options = RandomOptions(using: &events.generator, deduplicates: true)
        let first = try run(records, seed: nil, options, threads: 1)
        let other = try run(records + records, seed: seed, options, threads: 3)
        #expect(other.output == first.output, "seed \(seed): \(options)")
        #expect(other.number("counted") == first.number("counted"), "seed \(seed)")
        #expect(first.number("bytes") > 1_000_000)
    }

    /// Runs over an archive of the records; without a seed, they are lines of one plain file.
    private func run(_ records: [JSONTree], seed: UInt64?, _ options: RandomOptions, threads: Int) throws -> ProductRun
    {
        let folder = try TemporaryFolder()
        if let seed {
            var archive = Archive(seed: seed)
            try archive.write(records, to: folder)
        } else {
            try folder.write("in/lines", records.map { $0.compact + "\n" }.joined())
        }
        let run = try ProductRun(folder) { arguments in
            options.apply(to: &arguments)
            arguments.run.threads = "\(threads)"
        }
        #expect(run.conserves, "seed \(seed ?? 0)")
        #expect(run.messages == "")
        #expect((run.summary["damaged"] as? [Any])?.isEmpty == true, "seed \(seed ?? 0)")
        return run
    }
}
