/// Divides the records, in order of arrival, over the objects that Firehose would have left in S3.
///
/// The days covered get objects of equal time; what arrives later gets objects of its own days. Every object has at
/// least one record.
struct FirehoseLayout {
    /// One object: which entries of the index it holds.
    struct Object {
        let number: Int
        let entries: Range<Int>
    }

    let objects: [Object]

    /// - Precondition: `1 <= scenario.files <= index.entries.count`.
    init(_ scenario: Scenario, _ index: EventIndex) {
        let entries = index.entries
        let end = scenario.end
        let covered = FirehoseLayout.firstIndex(in: entries, from: 0, arrivingAtOrAfter: end)
        let laterDays = FirehoseLayout.days(in: entries[covered...])
        // A quarter of the objects at most for what comes late, unless there is too little else.
        var laterFiles = min(laterDays.count, max(1, scenario.files / 4))
        laterFiles = max(laterFiles, scenario.files - covered)
        if covered > 0 { laterFiles = min(laterFiles, scenario.files - 1) }
        let coveredFiles = scenario.files - laterFiles

        var cuts: [Int] = []
        for number in 1..<max(coveredFiles, 1) {
            let time = scenario.start + (end - scenario.start) * Int64(number) / Int64(coveredFiles)
            cuts.append(FirehoseLayout.firstIndex(in: entries, from: cuts.last ?? 0, arrivingAtOrAfter: time))
        }
        if laterFiles > 0, coveredFiles > 0 { cuts.append(covered) }
        for number in 1..<max(laterFiles, 1) {
            cuts.append(laterDays[number * laterDays.count / laterFiles].first)
        }
        objects = FirehoseLayout.objects(cuts, count: entries.count)
    }

    /// Moves cuts apart where two would leave an object empty.
    private static func objects(_ wanted: [Int], count: Int) -> [Object] {
        var cuts = [0] + wanted + [count]
        for position in 1..<cuts.count { cuts[position] = max(cuts[position], cuts[position - 1] + 1) }
        cuts[cuts.count - 1] = count
        for position in cuts.indices.dropLast().reversed() where position > 0 {
            cuts[position] = min(cuts[position], cuts[position + 1] - 1)
        }
        return (0..<(cuts.count - 1)).map { Object(number: $0, entries: cuts[$0]..<cuts[$0 + 1]) }
    }

    private static func firstIndex(in entries: [EventIndex.Entry], from lower: Int, arrivingAtOrAfter time: Int64)
        -> Int
    {
        var low = lower
        var high = entries.count
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].arrival < time { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The days on which something arrives, each with the index of its first entry.
    private static func days(in entries: ArraySlice<EventIndex.Entry>) -> [(day: Int64, first: Int)] {
        var days: [(day: Int64, first: Int)] = []
        for position in entries.indices {
            let day = entries[position].arrival / CalendarTime.millisecondsPerDay
            if days.last?.day != day { days.append((day, position)) }
        }
        return days
    }
}

extension FirehoseLayout {
    /// The object's folder and name, `YYYY/MM/DD/HH/` and `ses-events-1-YYYY-MM-DD-HH-MM-SS-<uuid>` (R§3.2), by the
    /// arrival of its oldest record.
    static func path(number: Int, oldest: Int64, _ scenario: Scenario) -> (folder: String, name: String) {
        let time = CalendarTime(milliseconds: oldest)
        var text = ByteBuffer(capacity: 128)
        text.write(dateOf: time, separator: 0x2F)
        text.write(byte: 0x2F)
        text.write(padded: time.hour, width: 2)
        let folderEnd = text.count
        text.write("ses-events-1-")
        text.write(dateOf: time)
        text.write(byte: 0x2D)
        text.write(clockOf: time, separator: 0x2D)
        text.write(byte: 0x2D)
        var random = RandomStream(seed: scenario.seed, .object, UInt64(number))
        text.write(uuidFrom: &random)
        if scenario.compressionLevel > 0 { text.write(".gz") }
        var path = ""
        unsafe text.withBytes(upTo: text.count) { path = unsafe String(decoding: $0, as: UTF8.self) }
        return (String(path.prefix(folderEnd)), String(path.dropFirst(folderEnd)))
    }
}
