/// The first opens and clicks of an encoded state, checked but not merged yet.
struct StateFirsts {
    private struct Entry {
        var key: Fingerprint
        var time: Int64
        /// The position of its list, nil where the range excludes it.
        var list: Int?
        var window: Int
        var digest: UInt64
        /// The day of the message.
        var day: UInt16
    }

    /// By the positions of their series.
    private var lists: [FirstsList] = []
    private var opens: [Entry] = []
    private var clicks: [Entry] = []

    /// None.
    init() {}

    /// Reads a section whose windows and series are so many.
    init(_ reader: inout StateReader, windows: Int, series: Int) throws(MetricStateError) {
        for _ in 0..<(try reader.count(ofAtLeast: 1)) {
            var list = FirstsList(series: [])
            for _ in 0..<(try reader.count(ofAtLeast: 1)) { list.series.append(try reader.number(below: series)) }
            lists.append(list)
        }
        opens = try entries(&reader, windows: windows)
        clicks = try entries(&reader, windows: windows)
        guard reader.remaining == 0 else { throw .inconsistent }
    }

    private func entries(_ reader: inout StateReader, windows: Int) throws(MetricStateError) -> [Entry] {
        var entries: [Entry] = []
        for _ in 0..<(try reader.count(ofAtLeast: 16)) {
            let high = try reader.fixed(UInt64.self)
            let key = Fingerprint(high: high, low: UInt64(try reader.fixed(UInt32.self)))
            let time = try reader.signed()
            let day = try reader.fixed(UInt16.self)
            let list = try reader.number(below: lists.count + 1)
            let window = list == 0 ? 0 : try reader.number(below: windows)
            let digest = list == 0 ? 0 : try reader.fixed(UInt64.self)
            entries.append(
                Entry(key: key, time: time, list: list == 0 ? nil : list - 1, window: window, digest: digest, day: day))
        }
        guard StateFirsts.isSound(entries) else { throw .inconsistent }
        return entries
    }

    /// Whether messages are sorted, each once, and spread as keyed hashes are: a table looks for each near its place, and
    /// keys that someone made up could stand so close that it looks at all of them.
    private static func isSound(_ entries: [Entry]) -> Bool {
        let capacity = UInt64(entries.count * 7 / 6 + 64)
        var next: UInt64 = 0
        for (index, entry) in entries.enumerated() {
            if index > 0 {
                let last = entries[index - 1].key
                guard (last.high, last.low) < (entry.key.high, entry.key.low) else { return false }
            }
            let place = entry.key.high.multipliedFullWidth(by: capacity).high
            next = max(next, place) + 1
            guard next - place < 200 else { return false }
        }
        return true
    }

    /// Adds all to a counter, given its numbers of the windows and series.
    func merge(into counter: inout Counter, windows: [Int], series: [Int]) {
        let numbers = lists.map { list in
            counter.seriesLists.intern(list.series.map { UInt32(series[$0]) }[...])
        }
        let event = { (entry: Entry) in
            entry.list.map {
                FirstEvent(
                    time: entry.time, window: windows[entry.window], series: numbers[$0], digest: entry.digest,
                    day: entry.day)
            } ?? FirstEvent(outsideAt: entry.time, day: entry.day)
        }
        for entry in opens { counter.mergeFirstOpen(event(entry), of: entry.key) }
        for entry in clicks { counter.mergeFirstClick(event(entry), of: entry.key) }
    }
}
