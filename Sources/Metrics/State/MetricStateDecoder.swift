/// Reads what ``MetricStateEncoder`` wrote; nothing is given out before every checksum has been found right.
public struct MetricStateDecoder {
    private let bytes: [UInt8]
    private var sections: [(kind: StateSection, range: Range<Int>)] = []
    /// The key of the hashes of the run that wrote it: who reads fingerprints must count with the same.
    public private(set) var seed: (UInt64, UInt64) = (0, 0)
    private var options: ArraySlice<UInt8> = []

    /// Checks all of it.
    public init(_ bytes: [UInt8]) throws(MetricStateError) {
        self.bytes = bytes
        var reader = StateReader(bytes[...])
        guard bytes.starts(with: StateLayout.magic) else {
            throw StateLayout.magic.starts(with: bytes) ? .truncated : .notState
        }
        _ = try reader.raw(StateLayout.magic.count)
        let version = try reader.fixed(UInt16.self)
        guard version == StateLayout.version else { throw .unknownVersion(version) }
        var checksum: UInt64 = 0
        while sections.last?.kind != .end {
            let kind = try reader.byte()
            let count = try reader.fixed(UInt64.self)
            let expected = try reader.fixed(UInt64.self)
            guard count <= UInt64(reader.remaining) else { throw .truncated }
            let section = try reader.raw(Int(count))
            checksum = StateLayout.checksum(kind, section, after: checksum)
            guard checksum == expected else { throw .damaged }
            guard let known = StateSection(rawValue: kind) else { throw .unknownSection(kind) }
            sections.append((known, section.startIndex..<section.endIndex))
        }
        guard reader.remaining == 0 else { throw .damaged }
        guard let first = sections.first, first.kind == .options else { throw .inconsistent }
        var header = StateReader(bytes[first.range])
        seed = (try header.fixed(UInt64.self), try header.fixed(UInt64.self))
        options = try header.text()
        guard header.remaining == 0 else { throw .inconsistent }
    }

    /// Merges datapoints, waiting notifications, late and first events into a counter with the same options and seed; where
    /// the bytes do not fit together, the counter stays as it was.
    public func read(into counter: inout Counter) throws(MetricStateError) {
        guard counter.plan.options.seed == seed, counter.plan.stateOptions == Array(options) else {
            throw .otherOptions
        }
        var parts: [StateTables] = []
        for section in sections where section.kind == .datapoints {
            var reader = StateReader(bytes[section.range])
            parts.append(try StateTables(&reader, counter))
        }
        var (waiting, firsts) = (0, 0)
        for section in sections where section.kind == .waiting || section.kind == .firsts {
            var reader = StateReader(bytes[section.range])
            if section.kind == .waiting {
                guard waiting < parts.count else { throw .inconsistent }
                try parts[waiting].readWaiting(&reader)
                waiting += 1
            } else {
                guard firsts < parts.count else { throw .inconsistent }
                try parts[firsts].readFirsts(&reader)
                firsts += 1
            }
        }
        var published: [Fingerprint] = []
        for section in sections where section.kind == .published {
            var reader = StateReader(bytes[section.range])
            while reader.remaining > 0 { published.append(try reader.fingerprint()) }
        }
        var late: [[UInt8]] = []
        for section in sections where section.kind == .late {
            let chunk = bytes[section.range]
            // Read once, so that nothing is taken over that does not fit.
            var reader = PendingReader(chunk)
            var series = counter.series
            while try reader.next(&series, where: { _ in false }) != nil {}
            late.append(Array(chunk))
        }
        for part in parts { part.merge(into: &counter) }
        if !late.isEmpty, counter.late.isEmpty { counter.late = counter.makeLateLogs() }
        for chunk in late { counter.late[0].append(chunk: chunk) }
        for key in published { counter.notifications.publish(key) }
    }

    /// Adds the fingerprints of a group to it; where some are refused, those of the sections before are there.
    public func read(into group: inout FingerprintGroup, number: Int) throws(MetricStateError) {
        for section in sections where section.kind == .fingerprints {
            var reader = StateReader(bytes[section.range])
            let table = Int(try reader.byte())
            guard table >> 4 == number else { continue }
            var entries: [(word: UInt64, tail: UInt16)] = []
            entries.reserveCapacity(reader.remaining / 10)
            while reader.remaining > 0 {
                entries.append((try reader.fixed(UInt64.self), try reader.fixed(UInt16.self)))
            }
            guard group.insert(entries, table: table) else { throw .inconsistent }
        }
    }

    /// What became of the events of each input.
    public func tallies() throws(MetricStateError) -> [Int: CountTally] {
        var tallies: [Int: CountTally] = [:]
        for section in sections where section.kind == .tallies {
            var reader = StateReader(bytes[section.range])
            for _ in 0..<(try reader.count(ofAtLeast: 5)) {
                // A number of records has bounds, so that sums of numbers do not pass theirs.
                let input = try reader.number(below: 1 << 48)
                var tally = CountTally()
                tally.counted = Int64(try reader.number(below: 1 << 48))
                tally.duplicate = Int64(try reader.number(below: 1 << 48))
                tally.filtered = Int64(try reader.number(below: 1 << 48))
                tally.valuesTooLong = Int64(try reader.number(below: 1 << 48))
                guard tallies.updateValue(tally, forKey: input) == nil else { throw .inconsistent }
            }
            guard reader.remaining == 0 else { throw .inconsistent }
        }
        return tallies
    }
}
