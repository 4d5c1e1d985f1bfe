/// A sixteenth of the fingerprints that an update meets: its own, and of the store's those that it asks for.
///
/// What a store knows of a day is read when the first event of that day comes, and of each of sixteen tables when the
/// first event of that table comes: a straggler costs a 256th of its day.
public struct KnownFingerprints: ~Copyable, Sendable {
    private struct Day {
        /// A bit for each table that has been read.
        var tables: UInt16 = 0
        /// Whether the store has let go of what it knew.
        var isClosed: Bool
        /// Whether the store knows any.
        var isStored: Bool
        /// What this update adds.
        var fresh: [Fingerprint] = []
    }

    private let number: Int
    private let closedDays: Set<Int32>
    private let storedDays: Set<Int32>
    private var group: FingerprintGroup
    private var days: [Day] = []
    private var numbers: [Int32: Int] = [:]
    private var last: (day: Int32, number: Int)?
    /// Fingerprints in memory.
    public private(set) var count = 0

    /// Makes group `number`; of the store's days some are known, and some closed.
    public init(number: Int, storedDays: Set<Int32>, closedDays: Set<Int32>) {
        self.number = number
        self.storedDays = storedDays
        self.closedDays = closedDays
        group = FingerprintGroup(number: number)
    }

    /// Gives a verdict on the fingerprints of a batch that belong to the group.
    ///
    /// - Throws: What the shelf says, or that what it gives is no run.
    public mutating func judge(_ batch: inout FingerprintBatch, _ range: Range<Int>, _ shelf: any RunShelf) throws {
        for index in range {
            let position = batch.position(index)
            let fingerprint = batch.fingerprints[position]
            let day = try find(batch.days[position], shelf)
            if days[day].isClosed {
                batch.verdicts[position] = .tooLate
                continue
            }
            if days[day].isStored { try load(day, batch.days[position], fingerprint.table, shelf) }
            if group.insert(fingerprint) {
                days[day].fresh.append(fingerprint)
                count += 1
            } else {
                batch.verdicts[position] = .duplicate
            }
        }
    }

    /// Hands over what was new, day by day.
    public func forEachFresh(_ body: (Int32, [Fingerprint]) -> Void) {
        for (day, number) in numbers where !days[number].fresh.isEmpty { body(day, days[number].fresh) }
    }

    private mutating func find(_ day: Int32, _ shelf: any RunShelf) throws -> Int {
        if let last, last.day == day { return last.number }
        let number: Int
        if let known = numbers[day] {
            number = known
        } else {
            number = days.count
            numbers[day] = number
            let isStored = storedDays.contains(day)
            days.append(Day(isClosed: closedDays.contains(day), isStored: isStored))
            if isStored {
                for run in try shelf.runs(.fingerprints, day: day, part: SortedRun.whole) { try insert(run) }
            }
        }
        last = (day, number)
        return number
    }

    private mutating func load(_ number: Int, _ day: Int32, _ table: Int, _ shelf: any RunShelf) throws {
        let bit = 1 as UInt16 &<< UInt16(table & 15)
        if days[number].tables & bit != 0 { return }
        days[number].tables |= bit
        for run in try shelf.runs(.fingerprints, day: day, part: table) { try insert(run) }
    }

    private mutating func insert(_ run: [UInt8]) throws(MetricStateError) {
        for fingerprint in try SortedRun.fingerprints(run)
        where fingerprint.group == number && group.insert(fingerprint) { count += 1 }
    }
}
