/// The first opens, or first clicks, of messages: 40 bytes an entry, in 16 tables that grow by themselves.
///
/// A message is known by 96 bits of its keyed hash, of which four choose the table and the first word the place in it. A
/// table grows by a sixth when it is seven eighths full, so that it is never less than three quarters full: an entry takes
/// 45 to 54 bytes, and only a sixteenth of the entries is there twice while a table grows.
///
///     word   0 … 2           3, 4        5        6        7, 8     9
///     is     message's key   event time  window   series   digest   message's day
struct FirstEventTable {
    private var tables = [[UInt32]](repeating: [UInt32](repeating: 0, count: firstPlaces * width), count: 16)
    private var counts = [Int](repeating: 0, count: 16)

    private static let width = 10
    private static let firstPlaces = 16

    /// Number of messages.
    var count: Int { counts.reduce(0, +) }

    /// Bytes that the entries and the free places between them take.
    var byteCount: Int { tables.reduce(0) { $0 + $1.count * 4 } }

    /// The first event of a message; nil where there is none yet.
    subscript(key: Fingerprint) -> FirstEvent? {
        let words = FirstEventTable.words(key)
        let table = Int(words.0 >> 28)
        let place = FirstEventTable.find(words, in: tables[table])
        return tables[table][place] | tables[table][place + 1] | tables[table][place + 2] == 0
            ? nil : FirstEventTable.event(tables[table], place)
    }

    /// Sets the first event of a message.
    mutating func set(_ event: FirstEvent, of key: Fingerprint) { set(event, FirstEventTable.words(key)) }

    /// Calls `body` with each message and its first event, in no particular order.
    func forEach(_ body: (Fingerprint, FirstEvent) -> Void) {
        for table in tables {
            for place in stride(from: 0, to: table.count, by: FirstEventTable.width) {
                let words = (table[place], table[place + 1], table[place + 2])
                if words.0 | words.1 | words.2 == 0 { continue }
                let key = Fingerprint(high: UInt64(words.0) << 32 | UInt64(words.1), low: UInt64(words.2))
                body(key, FirstEventTable.event(table, place))
            }
        }
    }

    // MARK: Entries

    /// The bits of a key that are kept: never all zero, which is a free place.
    private static func words(_ key: Fingerprint) -> (UInt32, UInt32, UInt32) {
        let words = (
            UInt32(truncatingIfNeeded: key.high >> 32), UInt32(truncatingIfNeeded: key.high),
            UInt32(truncatingIfNeeded: key.low)
        )
        return words.0 | words.1 | words.2 == 0 ? (0, 0, 1) : words
    }

    private static func event(_ table: [UInt32], _ place: Int) -> FirstEvent {
        let time = Int64(bitPattern: UInt64(table[place + 3]) << 32 | UInt64(table[place + 4]))
        let digest = UInt64(table[place + 7]) << 32 | UInt64(table[place + 8])
        return FirstEvent(
            time: time, window: Int(table[place + 5]), series: table[place + 6], digest: digest,
            day: UInt16(truncatingIfNeeded: table[place + 9]))
    }

    /// The place of a key, or the free one where it belongs.
    private static func find(_ key: (UInt32, UInt32, UInt32), in table: [UInt32]) -> Int {
        let places = table.count / width
        // The four bits that chose the table are the same for all its keys.
        var place = Int((UInt64(key.0 << 4) * UInt64(places)) >> 32) * width
        while table[place] | table[place + 1] | table[place + 2] != 0 {
            if table[place] == key.0, table[place + 1] == key.1, table[place + 2] == key.2 { return place }
            place += width
            if place == table.count { place = 0 }
        }
        return place
    }

    private mutating func set(_ event: FirstEvent, _ key: (UInt32, UInt32, UInt32)) {
        let table = Int(key.0 >> 28)
        var place = FirstEventTable.find(key, in: tables[table])
        if tables[table][place] | tables[table][place + 1] | tables[table][place + 2] == 0 {
            counts[table] += 1
            if counts[table] * FirstEventTable.width * 8 > tables[table].count * 7 {
                grow(table)
                place = FirstEventTable.find(key, in: tables[table])
            }
        }
        let time = UInt64(bitPattern: event.time)
        tables[table][place] = key.0
        tables[table][place + 1] = key.1
        tables[table][place + 2] = key.2
        tables[table][place + 3] = UInt32(truncatingIfNeeded: time >> 32)
        tables[table][place + 4] = UInt32(truncatingIfNeeded: time)
        tables[table][place + 5] = event.window
        tables[table][place + 6] = event.series
        tables[table][place + 7] = UInt32(truncatingIfNeeded: event.digest >> 32)
        tables[table][place + 8] = UInt32(truncatingIfNeeded: event.digest)
        tables[table][place + 9] = UInt32(event.day)
    }

    private mutating func grow(_ table: Int) {
        let width = FirstEventTable.width
        let old = tables[table]
        let places = old.count / width
        var new = [UInt32](repeating: 0, count: (places + places / 6 + 1) * width)
        for place in stride(from: 0, to: old.count, by: width) {
            let key = (old[place], old[place + 1], old[place + 2])
            if key.0 | key.1 | key.2 == 0 { continue }
            let target = FirstEventTable.find(key, in: new)
            for word in 0..<width { new[target + word] = old[place + word] }
        }
        tables[table] = new
    }
}
