internal import Events
@testable internal import Metrics

/// State of a few records, by several plans.
enum StateSample {
    /// The group of fingerprints that is read and written.
    static let group = 3

    static let plans: [CountingPlan] = [([], 100), (["campaign"], 4), (["campaign", "field/recipientDomain"], 0)].map {
        names, limit in
        var options = CountingOptions(seed: (1, 2))
        if !names.isEmpty { options.dimensionSets.append(names.compactMap { Dimension($0) }) }
        options.maximumSeries = limit
        options.metrics = Metric.allCases
        options.keepsHistograms = limit != 4
        if limit == 4 { options.grid = WindowGrid(period: .month, zone: Zones.all[1]) }
        return CountingPlan(options)
    }

    /// The sections of sound state, by plan.
    static let bytes: [[(kind: UInt8, bytes: [UInt8])]] = plans.map { plan in
        var counter = Counter(plan: plan, judge: nil)
        let block = TextBlock(capacity: 64)
        var text = ""
        for index in 0..<24 {
            let name = ["Send", "Delivery", "Bounce", "Open", "Complaint", "Click", "Delivery", "Open"][index % 8]
            let isPublished = index % 3 != 1 || name == "Open" || name == "Click"
            let key = isPublished ? "eventType" : "notificationType"
            // Some opens and clicks are of one message.
            let day = 10 + index % 20
            text += """
                {"\(key)":"\(name)","mail":{"timestamp":"2026-03-\(day)T09:26:53.589Z","messageId":"m\(index % 10)",\
                "destination":["a@x.example","b@y.example"],"tags":{"campaign":["c\(index % 7)"]}},\
                "\(name.lowercased())":{"timestamp":"2026-03-\(day)T10:26:53Z",\
                "recipients":["a@x.example"],"processingTimeMillis":\(index * index * 40)}}

                """
        }
        Array(text.utf8).withUnsafeBytes { block.append($0) }
        block.prepare()
        var reader = EventReader(plan: plan.fields)
        var batch = EventBatch(plan: plan.fields)
        reader.beginInput()
        reader.read(block, isFinal: true, into: &batch)
        withExtendedLifetime(block) { counter.count(batch) }
        var fingerprints = FingerprintGroup(number: group)
        for index in 1...20 {
            _ = fingerprints.insert(
                Fingerprint(table: group * 16 + index % 2, word: .max / 21 * UInt64(index), tail: UInt16(index)))
        }
        let tallies = [0: counter.tally, 7: CountTally()]
        return sections(write(&counter, fingerprints, tallies))
    }

    /// Encodes all of a run.
    static func write(
        _ counter: inout Counter, _ group: borrowing FingerprintGroup, _ tallies: [Int: CountTally]
    ) -> [UInt8] {
        let output = Output()
        do {
            var encoder = try MetricStateEncoder(plan: counter.plan) { piece in
                for index in piece.indices { output.bytes.append(piece[index]) }
            }
            try encoder.add(&counter)
            try encoder.add(group, number: StateSample.group)
            try encoder.add(tallies)
            try encoder.finish()
        } catch {
            fatalError("nothing here can fail: \(error)")
        }
        return output.bytes
    }

    private final class Output {
        var bytes: [UInt8] = []
    }

    /// Takes state apart.
    private static func sections(_ bytes: [UInt8]) -> [(kind: UInt8, bytes: [UInt8])] {
        var sections: [(kind: UInt8, bytes: [UInt8])] = []
        var reader = StateReader(bytes[10...])
        while let kind = try? reader.byte(), kind != StateSection.end.rawValue {
            guard let count = try? reader.fixed(UInt64.self), (try? reader.fixed(UInt64.self)) != nil,
                let section = try? reader.raw(Int(count))
            else { break }
            sections.append((kind, Array(section)))
        }
        return sections
    }
}
