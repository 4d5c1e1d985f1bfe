/// First events of messages that were added together, sorted by message: a few in one piece, many in 256.
public enum FirstsRun {
    /// Sorts entries and writes them.
    public static func encode(_ firsts: [StoredFirst]) -> [(part: Int, blob: [UInt8])] {
        if firsts.count < SortedRun.partedCount {
            return firsts.isEmpty ? [] : [(SortedRun.whole, piece(firsts))]
        }
        var parts = [[StoredFirst]](repeating: [], count: 256)
        for first in firsts { parts[part(of: first)].append(first) }
        return parts.indices.filter { !parts[$0].isEmpty }.map { ($0, piece(parts[$0])) }
    }

    /// The part of an entry in a run that is cut.
    public static func part(of first: StoredFirst) -> Int { Int(first.high >> 56) }

    /// Some entries in one piece, sorted.
    public static func piece(_ firsts: [StoredFirst]) -> [UInt8] {
        var writer = StateWriter()
        for first in firsts.sorted(by: { $0.isBelow($1) }) { first.write(to: &writer) }
        return StoredBlob.firsts.seal(writer.bytes)
    }

    /// The entries of a part, in the order of their messages.
    public static func entries(_ blob: [UInt8]) throws(MetricStateError) -> [StoredFirst] {
        let bytes = try StoredBlob.firsts.open(blob)
        guard bytes.count % StoredFirst.storedBytes == 0 else { throw .inconsistent }
        var entries: [StoredFirst] = []
        entries.reserveCapacity(bytes.count / StoredFirst.storedBytes)
        var reader = StateReader(bytes)
        while reader.remaining > 0 {
            let entry = try StoredFirst(&reader)
            if let last = entries.last, !last.isBelow(entry) { throw .inconsistent }
            entries.append(entry)
        }
        return entries
    }

    /// One sorted list of several: of each message the event that precedes the others.
    public static func merged(_ runs: [[StoredFirst]]) -> [StoredFirst] {
        let all = runs.joined().sorted { $0.isBelow($1) || $0.isOfSameMessage(as: $1) && $0.precedes($1) }
        var merged: [StoredFirst] = []
        merged.reserveCapacity(all.count)
        for first in all {
            if let last = merged.last, last.isOfSameMessage(as: first) { continue }
            merged.append(first)
        }
        return merged
    }

    /// For each of some entries, sorted, what a sorted list says of the same message.
    public static func find(
        _ entries: ArraySlice<StoredFirst>, in list: [StoredFirst], _ body: (Int, StoredFirst) -> Void
    ) {
        var at = 0
        for index in entries.indices {
            while at < list.count, list[at].isBelow(entries[index]) { at += 1 }
            if at < list.count, list[at].isOfSameMessage(as: entries[index]) { body(index, list[at]) }
        }
    }
}
