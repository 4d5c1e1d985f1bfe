import Foundation
import Testing

@testable import SESMetrics

@Suite("Model") struct ModelTests {
    @Test(
        "the csv and the totals are those of a slow model of the contract",
        arguments: PropertySeeds.from(1, standard: 120))
    func model(seed: UInt64) throws {
        var events = RandomEvents(seed: seed &* 7919)
        let options = RandomOptions(using: &events.generator, deduplicates: false)
        let folder = try TemporaryFolder()
        var records: [String] = []
        for file in 0..<events.generator.number(1...3) {
            let part = lines(events.generator.number(0...50), records, &events)
            records += part
            let ending = events.generator.pick(["\n", "\r\n"])
            try folder.write("in/\(file)", part.map { $0 + ending }.joined())
        }
        let model = ModelRun(records, options: options)
        let run = try ProductRun(folder) { arguments in
            options.apply(to: &arguments)
            arguments.run.threads = "\(events.generator.number(1...4))"
        }
        let place = "seed \(seed): \(options)"
        if !model.isAmbiguous { #expect(run.output == model.csv, "\(place)") }
        #expect(run.conserves, "\(place)")
        #expect(run.number("records") == records.count, "\(place)")
        #expect(run.number("counted") == model.counted, "\(place)")
        #expect(run.number("duplicate") == model.duplicate, "\(place)")
        #expect(run.number("filtered") == model.filtered, "\(place)")
        #expect(run.counts("ignored") == model.ignored, "\(place)")
        #expect(run.counts("rejected") == model.rejected, "\(place)")
        #expect((run.summary["firstEvent"] as? String).flatMap(ModelTime.milliseconds) == model.firstEvent, "\(place)")
        #expect((run.summary["lastEvent"] as? String).flatMap(ModelTime.milliseconds) == model.lastEvent, "\(place)")
        #expect(run.status == (model.rejected.isEmpty ? .success : .imperfect), "\(place)")
    }

    /// Lines of records, among them copies of earlier ones, oddities, and broken text.
    private func lines(_ count: Int, _ earlier: [String], _ events: inout RandomEvents) -> [String] {
        var lines: [String] = []
        for _ in 0..<count {
            switch events.generator.number(0...11) {
            case 0, 1: lines.append(events.oddity().compact)
            case 2: lines.append(events.event().text(.varied, using: &events.generator))
            case 3:
                lines.append(events.generator.pick(["{\"eventType\":", "{\"a\" 1}", "{\"a\":tru}", "{\"eventType\""]))
            case 4, 5: lines.append(events.generator.pick(earlier + lines + [events.event().compact]))
            default: lines.append(events.event().compact)
            }
        }
        // Broken text goes on to the next line that begins with a brace; the last one has none after it.
        return lines + [events.event().compact]
    }
}
