/// The series that one event belongs to in one dimension set, and how many of its recipients belong to each.
///
/// Every recipient is one step, however many series there are: a record of a megabyte can name 60,000 domains.
struct SeriesShares {
    /// One series.
    struct Share {
        let number: Int
        var recipients: Int64
    }

    /// The series, in the order of their first recipients.
    private(set) var list: [Share] = []
    /// For each number of a series a position in the list, which holds only if that number stands there.
    private var positions: [UInt32] = []
    /// Tuples that went to `(other)`: there they are told apart like any others.
    private var folded: [[UInt8]: Int] = [:]

    /// Forgets the event.
    mutating func removeAll() {
        list.removeAll(keepingCapacity: true)
        if !folded.isEmpty { folded = [:] }
    }

    /// Adds the one series of an event.
    mutating func add(_ share: Share) { list.append(share) }

    /// Adds a recipient to a series; `tuple` holds the values where the series is not their own but `(other)`.
    mutating func add(_ number: Int, foldedFrom tuple: [UInt8]?) {
        if let tuple {
            if let known = folded[tuple] {
                list[known].recipients += 1
                return
            }
            folded[tuple] = list.count
        } else {
            if number >= positions.count {
                positions.append(
                    contentsOf: repeatElement(0, count: max(number + 1, positions.count) * 2 - positions.count))
            }
            let known = Int(positions[number])
            if known < list.count, list[known].number == number {
                list[known].recipients += 1
                return
            }
            positions[number] = UInt32(list.count)
        }
        list.append(Share(number: number, recipients: 1))
    }
}
