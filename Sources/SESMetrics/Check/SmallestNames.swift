internal import Glibc

/// What is known of each of a set of names, of which the bytewise smallest are kept: a flood of names costs no memory, and
/// which ones are kept, with all that is known of them, depends on no order.
///
/// A name that is among the smallest in the end was so at any time before, and was never let go of.
struct SmallestNames<Value: SurveyValue> {
    /// A name and what is known of it.
    struct Entry {
        let name: [UInt8]
        var value: Value
    }

    /// The names kept, in bytewise order.
    private(set) var entries: [Entry] = []
    /// Whether there were more.
    private(set) var hasMore = false
    private let limit: Int

    /// Keeps at most `limit` names.
    init(limit: Int) {
        self.limit = limit
    }

    /// What is known of the name at a place.
    subscript(place: Int) -> Value {
        get { entries[place].value }
        _modify { yield &entries[place].value }
    }

    /// Looks a name up, and adds it where it is new; `hint` is a place at which to look first, any number.
    ///
    /// The place is valid until the next call; nil where the name is not among the smallest.
    mutating func place(of name: UnsafeRawBufferPointer, hint: Int = -1) -> Int? {
        if unsafe isKept(name, at: hint) { return hint }
        var low = 0
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            let order = unsafe order(middle, name)
            if order == 0 { return middle }
            if order < 0 { low = middle + 1 } else { high = middle }
        }
        if entries.count == limit {
            hasMore = true
            if low == limit { return nil }
            entries.removeLast()
        }
        entries.insert(Entry(name: unsafe Array(name), value: Value()), at: low)
        return low
    }

    /// Whether a place, any number, is that of the name.
    func isKept(_ name: UnsafeRawBufferPointer, at place: Int) -> Bool {
        unsafe entries.indices.contains(place) && order(place, name) == 0
    }

    /// Adds what another worker knows.
    mutating func merge(_ other: SmallestNames) {
        for entry in other.entries {
            guard let place = unsafe entry.name.withUnsafeBytes({ unsafe place(of: $0) }) else { continue }
            self[place].merge(entry.value)
        }
        if other.hasMore { hasMore = true }
    }

    /// Below 0 where the entry comes before the name, 0 where it is the name.
    private func order(_ place: Int, _ name: UnsafeRawBufferPointer) -> Int {
        unsafe entries[place].name.withUnsafeBytes { entry in
            let count = min(entry.count, name.count)
            if count > 0, let left = entry.baseAddress, let right = name.baseAddress {
                let order = unsafe memcmp(left, right, count)
                if order != 0 { return Int(order) }
            }
            return entry.count - name.count
        }
    }
}

/// Something that is counted in parts, which are then added up in any order.
protocol SurveyValue: Sendable {
    /// Nothing yet.
    init()

    /// Adds what another worker counted.
    mutating func merge(_ other: Self)
}

extension Int64: SurveyValue {
    mutating func merge(_ other: Int64) { self += other }
}
