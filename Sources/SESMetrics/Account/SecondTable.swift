/// How many recipients were sent to in each second, in pages of a minute.
///
/// A page takes 240 bytes and is made for minutes in which something was sent: 140 MB for a year without a pause.
struct SecondTable {
    private static let pageSize = 60
    /// The page of a minute since 1970; pages lie one after the other in ``counts``.
    private var pages: [UInt32: Int] = [:]
    private var counts: [UInt32] = []
    /// The minute of the last addition and where its page begins, as the next one is often in it too.
    private var lastMinute: UInt32?
    private var lastPage = 0

    /// Adds recipients to a second since 1970, before 2100.
    mutating func add(_ recipients: UInt32, to second: Int64) {
        let page = page(of: UInt32(second / 60))
        counts[page + Int(second % 60)] &+= recipients
    }

    /// Adds what another table holds; the order of merging does not matter.
    mutating func merge(_ other: SecondTable) {
        for (minute, theirs) in other.pages {
            let ours = page(of: minute)
            for offset in 0..<SecondTable.pageSize { counts[ours + offset] &+= other.counts[theirs + offset] }
        }
    }

    /// Recipients of a second.
    subscript(second: Int64) -> Int64 {
        pages[UInt32(second / 60)].map { Int64(counts[$0 + Int(second % 60)]) } ?? 0
    }

    /// Every second with recipients, and how many, in order of time.
    var occupied: some Sequence<(second: Int64, recipients: Int64)> {
        pages.keys.sorted().lazy.flatMap { minute in
            (0..<Int64(SecondTable.pageSize)).lazy.map { Int64(minute) * 60 + $0 }
                .map { (second: $0, recipients: self[$0]) }.filter { $0.recipients > 0 }
        }
    }

    private mutating func page(of minute: UInt32) -> Int {
        if minute == lastMinute { return lastPage }
        let page: Int
        if let known = pages[minute] {
            page = known
        } else {
            page = counts.count
            counts.append(contentsOf: repeatElement(0, count: SecondTable.pageSize))
            pages[minute] = page
        }
        lastMinute = minute
        lastPage = page
        return page
    }
}
