/// How a query sees what a store has counted: which of its sets and metrics, in which windows.
///
/// A store counts by the finest windows, by all its sets, every metric, recipients as well as events, and leaves a missing
/// value empty. What a query asks is a part of that, put together.
public struct StoreProjection: Sendable {
    /// Where the values of a stored set stand in one of the query's.
    struct SetMap: Sendable {
        /// The query's set.
        var set: Int
        /// For each of its dimensions the stored one; those that it has not are added up.
        var order: [Int]
        /// Whether it has the stored set's dimensions, in their order.
        var isWhole: Bool
    }

    let grid: WindowGrid
    let range: Range<Int64>
    /// Milliseconds of a stored window.
    let period: Int64
    /// By stored set, the query's sets that it answers.
    let sets: [[SetMap]]
    /// By metric: whether its datapoints are wanted.
    let isWanted: [Bool]
    /// By metric: whether a series counts as seen where it has a datapoint, as events that are read make series.
    let isSeen: [Bool]
    /// Whether events are asked for, and recipients stored.
    let countsEvents: Bool
    let keepsHistograms: Bool
    let missing: [UInt8]

    /// Why a store cannot answer.
    public enum Refusal: Error, Equatable, Sendable {
        /// The query's windows are not made of the store's.
        case period
        /// The zone's windows do not begin where the store's do.
        case zone
        /// A time of the range lies within a stored window.
        case range
        /// There is no such set in the store.
        case dimensions([String])
        /// Another option than the store was made with.
        case option(String)
    }

    /// Finds out how a store made with `stored` answers a query.
    ///
    /// - Throws: ``Refusal`` where it cannot.
    public init(of stored: CountingOptions, for plan: CountingPlan) throws(Refusal) {
        let query = plan.options
        grid = query.grid
        range = query.range
        period = Int64(stored.grid.period.seconds ?? 0) * 1000
        guard period > 0 else { throw .period }
        if let seconds = query.grid.period.seconds, Int64(seconds) * 1000 % period != 0 { throw .period }
        for bound in [range.lowerBound, range.upperBound] where bound != .min && bound != .max {
            guard bound % period == 0 else { throw .range }
        }
        guard query.placement == stored.placement else { throw .option("--by") }
        guard query.simulator == stored.simulator else { throw .option("--simulator") }
        guard query.conditions.isEmpty else { throw .option("--where") }
        guard query.deduplication == stored.deduplication else { throw .option("--deduplicate") }
        var sets = [[SetMap]](repeating: [], count: stored.dimensionSets.count)
        for (number, set) in query.dimensionSets.enumerated() {
            let found = StoreProjection.answer(to: set, among: stored.dimensionSets)
            guard let found else { throw .dimensions(set.map(\.name)) }
            let order = set.map { dimension in
                stored.dimensionSets[found].firstIndex { $0.source == dimension.source } ?? 0
            }
            let isWhole = order == Array(stored.dimensionSets[found].indices)
            sets[found].append(SetMap(set: number, order: order, isWhole: isWhole))
        }
        let asksForProviders = query.dimensionSets.joined().contains { $0.source == .recipientProvider }
        // Who names no table means the store's.
        if asksForProviders, let asked = query.providers, !asked.isSame(as: stored.providers ?? .standard) {
            throw .option("--providers")
        }
        self.sets = sets
        var wanted: Set<Metric> = []
        var seen: Set<Metric> = []
        for (type, counts) in plan.countsByType.enumerated() where counts.isRead {
            seen.insert(Metric.counts[type])
            wanted.formUnion([counts.count, counts.unique, counts.machine].compactMap { $0 })
            wanted.formUnion(counts.refinements.map(\.metric))
            if counts.latency { wanted.insert(.deliveryLatency) }
        }
        isWanted = Metric.allCases.map(wanted.contains)
        isSeen = Metric.allCases.map { wanted.contains($0) || seen.contains($0) }
        countsEvents = query.unit == .events && stored.unit == .recipients
        keepsHistograms = query.keepsHistograms
        missing = Array(query.dimensionDefault.utf8)
    }

    /// The stored set that answers for one: of those that have all its dimensions, that with the fewest.
    ///
    /// What it has besides is added up, which is right where an event has one value of it: over the recipients of an event, it
    /// would count them.
    private static func answer(to set: [Dimension], among stored: [[Dimension]]) -> Int? {
        let sources = Set(set.map(\.source))
        let answers = stored.indices.filter { index in
            let others = stored[index].filter { !sources.contains($0.source) }
            return stored[index].count == set.count + others.count && others.allSatisfy { !$0.source.isOfRecipients }
        }
        return answers.min { (stored[$0].count, $0) < (stored[$1].count, $1) }
    }

    /// The UTC days in which windows of the range can begin.
    public var days: ClosedRange<Int32> {
        let first = range.lowerBound == .min ? Int32.min : EventDay.of(range.lowerBound)
        let last = range.upperBound == .max ? Int32.max : EventDay.of(range.upperBound - 1)
        return first...max(first, last)
    }

    /// The query's window of a stored one; nil outside the range.
    func window(of start: Int64) throws(Refusal) -> Window? {
        guard start >= range.lowerBound, start < range.upperBound else { return nil }
        let window = grid.window(containing: start)
        guard window.start <= start, window.end >= start + period else { throw .zone }
        return window
    }

    /// A stored set of statistics as the query counts.
    func statistics(_ set: StatisticSet, of metric: Metric) -> StatisticSet {
        guard countsEvents, metric.isCount else { return set }
        return StatisticSet(sampleCount: set.sampleCount, sum: set.sampleCount, minimum: 1, maximum: 1)
    }

    /// A stored tuple as the query has it: its dimensions in its order, and what it writes for a missing value.
    func tuple(_ stored: ArraySlice<UInt8>, _ map: SetMap) -> [UInt8] {
        let values = TupleBuffer.values(stored)
        var tuple = TupleBuffer()
        for place in map.order { tuple.append(values[place].isEmpty ? missing : values[place]) }
        return tuple.bytes
    }
}
