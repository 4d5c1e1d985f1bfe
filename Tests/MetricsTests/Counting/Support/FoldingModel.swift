import Events

@testable import Metrics

/// What folding must come to, worked out from the events themselves: per tuple of values the total of one metric.
struct FoldingModel {
    private var totals: [[String]: Int64] = [:]
    private let other: [String]

    /// A model of one dimension set.
    init(dimensions: Int) { other = Array(repeating: "(other)", count: dimensions) }

    mutating func add(_ values: [String], _ total: Int64 = 1) { totals[values, default: 0] += total }

    /// The sum of all.
    var total: Int64 { totals.values.reduce(0, +) }

    /// Whether more than `limit` tuples were met.
    func isFolded(at limit: Int) -> Bool { totals.keys.count { $0 != other } > limit }

    /// After all but the bytewise smallest tuples are folded.
    func keepingSmallest(_ limit: Int) -> FoldingModel {
        keeping(totals.keys.filter { $0 != other }.sorted(by: FoldingModel.precedes).prefix(limit))
    }

    /// After all but the tuples of the largest totals are folded, ties going to the bytewise smaller.
    func keepingLargest(_ limit: Int) -> FoldingModel {
        let ranked = totals.filter { $0.key != other }.sorted { left, right in
            left.value != right.value ? left.value > right.value : FoldingModel.precedes(left.key, right.key)
        }
        return keeping(ranked.prefix(limit).map(\.key))
    }

    private func keeping(_ kept: some Sequence<[String]>) -> FoldingModel {
        let kept = Set(kept)
        var folded = self
        folded.totals = totals.reduce(into: [:]) { folded, tuple in
            folded[kept.contains(tuple.key) ? tuple.key : other, default: 0] += tuple.value
        }
        return folded
    }

    /// As ``CountingOutcome/sums(_:set:)`` has them.
    var sums: [String: Int64] {
        Dictionary(uniqueKeysWithValues: totals.map { ($0.key.joined(separator: "|"), $0.value) })
    }

    /// Bytewise by the first value, then the next.
    static func precedes(_ left: [String], _ right: [String]) -> Bool {
        for (one, another) in zip(left, right) where one != another {
            return Array(one.utf8).lexicographicallyPrecedes(Array(another.utf8))
        }
        return false
    }
}

extension EventRecord {
    /// A Send with a tag for each value, named `d0`, `d1` …; `(other)` and all others as they are.
    static func send(tagged values: [String], at milliseconds: Int = 36_000_000) -> EventRecord {
        EventRecord(.send).with {
            for (index, value) in values.enumerated() { $0.tags["d\(index)"] = [value] }
            $0.time = EventRecord.clock(milliseconds)
        }
    }
}
