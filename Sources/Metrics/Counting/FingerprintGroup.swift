/// A sixteenth of the fingerprints of a run: sixteen tables, which grow, and go to disk, one by one.
///
/// The table of an event that is on disk cannot be asked; such an event is late: what it counts is written down, and
/// settled when the run has read everything. A group may pass from thread to thread, its store with it.
public struct FingerprintGroup: ~Copyable, @unchecked Sendable {
    /// Groups of a run.
    public static let groups = 16
    private static let tablesInEach = 16

    private var tables: InlineArray<16, FingerprintTable>
    /// A bit for each table that is on disk, and how many fingerprints each has there or to come.
    private var spilled: UInt16 = 0
    private var spilledCounts = InlineArray<16, Int>(repeating: 0)
    private var log: ChunkLog
    /// Bytes that the tables take.
    public private(set) var bytes = 0
    /// Words that were fetched ahead; kept so that they are.
    private var fetched: UInt64 = 0

    /// Makes the tables of group `number`; without a store they stay in memory.
    public init(number: Int, store: (any OverflowStore)? = nil) {
        // Their sizes differ from the start, so that they do not all grow at the same time.
        tables = InlineArray { index in FingerprintTable(capacity: 64 + number + index * 16 / 32) }
        log = ChunkLog(room: 0, store: store)
        measure()
    }

    /// Whether any of its tables is on disk.
    public var isSpilled: Bool { spilled != 0 }

    /// Why the store could not take a table.
    public var failure: (any Error)? { log.failure }

    /// Gives a verdict on the fingerprints of a batch that belong to the group.
    public mutating func judge(_ batch: inout FingerprintBatch, _ range: Range<Int>) {
        // First all are asked for, so that memory is waited for once.
        for index in range {
            let fingerprint = batch.fingerprints[batch.position(index)]
            fetched ^= tables[fingerprint.table & 15].firstWord(for: fingerprint)
        }
        for index in range {
            let position = batch.position(index)
            let fingerprint = batch.fingerprints[position]
            let table = fingerprint.table & 15
            if spilled &>> UInt16(table) & 1 != 0 {
                spilledCounts[table] += 1
                batch.verdicts[position] = .late
            } else if !tables[table].insert(fingerprint) {
                batch.verdicts[position] = .duplicate
            }
        }
        measure()
    }

    /// Adds a fingerprint of the group; gives whether it was new.
    mutating func insert(_ fingerprint: Fingerprint) -> Bool { tables[fingerprint.table & 15].insert(fingerprint) }

    /// The entries of a table in memory, sorted.
    func entries(ofTable table: Int) -> [(word: UInt64, tail: UInt16)] {
        var entries: [(word: UInt64, tail: UInt16)] = []
        entries.reserveCapacity(tables[table & 15].count)
        tables[table & 15].forEach { entries.append(($0, $1)) }
        entries.sort { ($0.word, $0.tail) < ($1.word, $1.tail) }
        return entries
    }

    /// Adds entries of a table, which someone may have made up; false, and nothing added, where they are not sorted, or
    /// with those that are there not spread as hashes are (``FingerprintTable/isSound(_:)``).
    mutating func insert(_ entries: [(word: UInt64, tail: UInt16)], table: Int) -> Bool {
        guard FingerprintTable.isSound(entries) else { return false }
        if tables[table & 15].count > 0 {
            guard FingerprintTable.isSound(merged(entries, table: table)) else { return false }
        }
        for entry in entries {
            _ = tables[table & 15].insert(Fingerprint(table: table, word: entry.word, tail: entry.tail))
        }
        measure()
        return true
    }

    /// Sorted entries and those of a table in memory, each once.
    private func merged(_ entries: [(word: UInt64, tail: UInt16)], table: Int) -> [(word: UInt64, tail: UInt16)] {
        let there = self.entries(ofTable: table)
        var merged: [(word: UInt64, tail: UInt16)] = []
        merged.reserveCapacity(there.count + entries.count)
        var (left, right) = (0, 0)
        while left < there.count || right < entries.count {
            if right == entries.count || left < there.count && there[left] <= entries[right] {
                if right < entries.count, there[left] == entries[right] { right += 1 }
                merged.append(there[left])
                left += 1
            } else {
                merged.append(entries[right])
                right += 1
            }
        }
        return merged
    }

    private mutating func measure() {
        var sum = 0
        for table in tables.indices { sum &+= tables[table].bytes }
        bytes = sum
    }

    // MARK: Spilling

    /// Writes the largest table to disk; gives whether there was one.
    public mutating func spill() -> Bool {
        var largest: Int?
        for table in tables.indices where spilled &>> UInt16(table) & 1 == 0 {
            if largest.map({ tables[table].count > tables[$0].count }) ?? true { largest = table }
        }
        guard let largest else { return false }
        var log = log
        var rest = tables[largest].count
        var inChunk = 0
        tables[largest].forEach { word, tail in
            if inChunk == 0 {
                inChunk = min(rest, ChunkLog.chunkSize / 10)
                rest -= inChunk
                log.writer.byte(UInt8(largest))
            }
            log.writer.fixed(word)
            log.writer.fixed(tail)
            inChunk -= 1
            if inChunk == 0 { log.seal() }
        }
        self.log = log
        spilled |= 1 &<< UInt16(largest)
        spilledCounts[largest] = tables[largest].count
        tables[largest] = FingerprintTable(capacity: 16)
        measure()
        return true
    }

    /// Frees the tables that are in memory, which have nothing more to say.
    public mutating func releaseTables() {
        for table in tables.indices { tables[table] = FingerprintTable(capacity: 16) }
        measure()
    }

    /// The tables on disk, in parts of which each takes about `memory` bytes at most where that can be.
    func partsOnDisk(memory: Int) -> [UInt16] {
        var parts: [UInt16] = []
        var sum = 0
        for table in 0..<FingerprintGroup.tablesInEach where spilled &>> UInt16(table) & 1 != 0 {
            // A full eighth is added where a table has just grown.
            let bytes = spilledCounts[table] * 14
            if parts.isEmpty || sum + bytes > memory {
                parts.append(0)
                sum = 0
            }
            parts[parts.count - 1] |= 1 &<< UInt16(table)
            sum += bytes
        }
        return parts
    }

    /// Reads the fingerprints of some tables back, into another group.
    func read(_ part: UInt16, number: Int, into group: inout FingerprintGroup) throws {
        try log.forEach { chunk in
            var reader = StateReader(chunk)
            let table = Int(try reader.byte()) & 15
            guard part &>> UInt16(table) & 1 != 0 else { return }
            while reader.remaining > 0 {
                let word = try reader.fixed(UInt64.self)
                let tail = try reader.fixed(UInt16.self)
                _ = group.insert(Fingerprint(table: number * 16 + table, word: word, tail: tail))
            }
        }
    }
}
