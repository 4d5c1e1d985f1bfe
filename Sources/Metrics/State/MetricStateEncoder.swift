/// Writes the state of a run: one versioned, checksummed encoding, the same bytes for the same state whatever came first.
///
/// Add the merged counter, then the groups of fingerprints in order, then what became of the inputs.
public struct MetricStateEncoder {
    /// The version that is written.
    public static let version = StateLayout.version

    private let write: (Span<UInt8>) throws -> Void
    private var checksum: UInt64 = 0

    /// Begins; bytes go to `write`, section by section.
    public init(plan: CountingPlan, write: @escaping (Span<UInt8>) throws -> Void) throws {
        self.write = write
        var header = StateWriter()
        header.raw(StateLayout.magic)
        header.fixed(StateLayout.version)
        try write(header.bytes.span)
        var options = StateWriter()
        options.fixed(plan.options.seed.0)
        options.fixed(plan.options.seed.1)
        options.text(plan.stateOptions)
        try put(.options, options)
    }

    /// Adds windows, series and datapoints, notifications that wait, and the first opens and clicks of messages.
    ///
    /// - Parameters:
    ///   - counter: All workers' counters merged; late events must have been settled.
    ///   - memory: Bytes that sorting the keys of published events may take.
    /// - Throws: What `write` throws, or what the counter's store says.
    public mutating func add(_ counter: inout Counter, memory: Int = .max) throws {
        var waiting: [PendingEvent] = []
        try counter.notifications.waiting.log.forEach { chunk in
            var reader = PendingReader(chunk)
            while let event = try reader.next(&counter.series, where: { _ in true }) { waiting.append(event) }
        }
        let ranks = StateRanks(counter)
        try put(.datapoints, ranks.datapoints(counter))
        try put(.waiting, ranks.waiting(waiting))
        try put(.firsts, ranks.firsts(counter))
        try addPublished(counter, memory: memory)
    }

    /// Adds the events whose fingerprints are still to be judged.
    ///
    /// - Throws: What `write` throws, or what the counter's store says.
    public mutating func addLate(_ counter: borrowing Counter) throws {
        for log in counter.late {
            try log.log.forEach { chunk in
                var section = StateWriter()
                section.raw(chunk)
                try put(.late, section)
            }
        }
    }

    /// Adds the fingerprints of a group that are in memory.
    public mutating func add(_ group: borrowing FingerprintGroup, number: Int) throws {
        for table in 0..<16 {
            let entries = group.entries(ofTable: table)
            if entries.isEmpty { continue }
            var section = StateWriter()
            section.byte(UInt8(number * 16 + table))
            for entry in entries {
                section.fixed(entry.word)
                section.fixed(entry.tail)
            }
            try put(.fingerprints, section)
        }
    }

    /// Adds what became of the events of each input, by its position.
    public mutating func add(_ tallies: [Int: CountTally]) throws {
        var section = StateWriter()
        section.number(tallies.count)
        for (input, tally) in tallies.sorted(by: { $0.key < $1.key }) {
            for value in [Int64(input), tally.counted, tally.duplicate, tally.filtered, tally.valuesTooLong] {
                section.number(Int(value))
            }
        }
        try put(.tallies, section)
    }

    /// Ends; nothing can be added any more.
    public mutating func finish() throws { try put(.end, StateWriter()) }

    private mutating func addPublished(_ counter: borrowing Counter, memory: Int) throws {
        let published = counter.notifications.published
        var counts = [Int](repeating: 0, count: 256)
        try published.forEachFingerprint { counts[$0.table] += 1 }
        var table = 0
        while table < 256 {
            let first = table
            var sum = 0
            repeat {
                sum += counts[table]
                table += 1
            } while table < 256 && (sum + counts[table]) * 16 <= memory
            let tables = first..<table
            if sum == 0 { continue }
            var keys: [Fingerprint] = []
            keys.reserveCapacity(sum)
            try published.forEachFingerprint { if tables.contains($0.table) { keys.append($0) } }
            keys.sort { ($0.high, $0.low) < ($1.high, $1.low) }
            try put(keys)
        }
    }

    /// Writes sorted keys, each once, a section for each table.
    private mutating func put(_ keys: [Fingerprint]) throws {
        var section = StateWriter()
        for (index, key) in keys.enumerated() {
            if index == 0 || key != keys[index - 1] { section.fingerprint(key) }
            if index + 1 < keys.count, keys[index + 1].table == key.table { continue }
            try put(.published, section)
            section.removeAll()
        }
    }

    private mutating func put(_ kind: StateSection, _ section: StateWriter) throws {
        checksum = StateLayout.checksum(kind.rawValue, section.bytes[...], after: checksum)
        var header = StateWriter()
        header.byte(kind.rawValue)
        header.fixed(UInt64(section.bytes.count))
        header.fixed(checksum)
        try write(header.bytes.span)
        try write(section.bytes.span)
    }
}

extension ChunkLog {
    /// Hands over each fingerprint of a log of nothing else.
    func forEachFingerprint(_ body: (Fingerprint) -> Void) throws {
        try forEach { chunk in
            var reader = StateReader(chunk)
            while reader.remaining > 0 { body(try reader.fingerprint()) }
        }
    }
}
