/// How many samples lie where, in bins whose width grows with the value: enough for percentiles within 1 % (contract §5).
///
/// Values below 128 have a bin each. Above, every doubling is cut into 64 bins of equal width, so that the middle of a bin
/// is less than 0.8 % from any value in it. Only bins with samples are kept, and merging adds counts, so that the order of
/// samples and of merging cannot matter.
///
///     value    0 … 127   128, 129   130, 131  …   254, 255   256 … 259  …
///     bin      0 … 127   128        129       …   191        192        …
public struct LatencyHistogram: Equatable, Sendable {
    private struct Bin: Equatable {
        var number: UInt16
        var count: Int64
    }

    /// By number.
    private var bins: [Bin] = []

    /// No samples.
    public init() {}

    /// Adds one sample, 0 or more.
    public mutating func add(_ value: Int64) { add(1, to: LatencyHistogram.bin(of: value)) }

    /// Adds what another histogram holds.
    public mutating func merge(_ other: LatencyHistogram) {
        for bin in other.bins { add(bin.count, to: bin.number) }
    }

    private mutating func add(_ count: Int64, to number: UInt16) {
        var low = 0
        var high = bins.count
        while low < high {
            let middle = (low + high) / 2
            if bins[middle].number < number { low = middle + 1 } else { high = middle }
        }
        if low < bins.count, bins[low].number == number {
            bins[low].count += count
        } else {
            bins.insert(Bin(number: number, count: count), at: low)
        }
    }

    /// The value of the nearest rank, within 1 %, and never outside what `statistics`, of the same samples, says.
    func value(of percentile: Percentile, statistics: StatisticSet) -> Int64 {
        let rank = percentile.rank(among: statistics.sampleCount)
        // The ends are known exactly.
        if rank == 1 { return statistics.minimum }
        if rank == statistics.sampleCount { return statistics.maximum }
        var seen: Int64 = 0
        for bin in bins {
            seen += bin.count
            if seen >= rank {
                return min(max(LatencyHistogram.middle(of: bin.number), statistics.minimum), statistics.maximum)
            }
        }
        return statistics.maximum
    }

    // MARK: Bins

    private static func bin(of value: Int64) -> UInt16 {
        guard value >= 128 else { return UInt16(max(value, 0)) }
        let shift = 57 - value.leadingZeroBitCount
        return UInt16(shift * 64 + Int(value >> Int64(shift)))
    }

    private static func middle(of bin: UInt16) -> Int64 {
        guard bin >= 128 else { return Int64(bin) }
        let shift = Int64(bin) / 64 - 1
        let lower = (Int64(bin) % 64 + 64) << shift
        return lower + ((1 << shift) - 1) / 2
    }

    /// The bin of the largest value, and one more.
    private static let binCount = Int(bin(of: .max)) + 1

    // MARK: State

    /// Writes the bins that hold samples: how many, then of each the distance from the last and its samples.
    func write(to writer: inout StateWriter) {
        writer.number(bins.count)
        var next = 0
        for bin in bins {
            writer.number(Int(bin.number) - next)
            writer.number(Int(bin.count))
            next = Int(bin.number) + 1
        }
    }

    /// Reads what ``write(to:)`` wrote of so many samples.
    init(_ reader: inout StateReader, samples: Int64) throws(MetricStateError) {
        var next = 0
        var rest = samples
        for _ in 0..<(try reader.count(ofAtLeast: 2)) {
            guard next < LatencyHistogram.binCount else { throw .inconsistent }
            let number = next + (try reader.number(below: LatencyHistogram.binCount - next))
            let count = Int64(try reader.number())
            guard count > 0, count <= rest else { throw .inconsistent }
            bins.append(Bin(number: UInt16(number), count: count))
            rest -= count
            next = number + 1
        }
        guard rest == 0 else { throw .inconsistent }
    }
}
