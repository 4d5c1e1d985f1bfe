/// Reads the events of one chunk of a ``PendingLog``.
struct PendingReader {
    private var reader: StateReader
    /// The series that the chunk has named so far, and their numbers as far as they were asked for.
    private var names: [(name: SeriesName, number: Int?)] = []
    private var window: Int64 = 0
    private var day: Int64 = 0

    init(_ chunk: ArraySlice<UInt8>) { reader = StateReader(chunk) }

    /// The next event that is wanted by its fingerprint, its series as numbers of `series`; nil at the end.
    mutating func next(
        _ series: inout SeriesTable, where isWanted: (PendingEvent) -> Bool
    ) throws(MetricStateError) -> PendingEvent? {
        while reader.remaining > 0 {
            var event = try next(series)
            guard isWanted(event) else { continue }
            for index in event.additions.indices {
                let reference = event.additions[index].series
                let number = names[reference].number ?? series.number(of: names[reference].name)
                names[reference].number = number
                event.additions[index].series = number
            }
            return event
        }
        return nil
    }

    /// The next event, its series as positions of `names`.
    private mutating func next(_ series: SeriesTable) throws(MetricStateError) -> PendingEvent {
        let bits = try reader.byte()
        let fingerprint = try reader.fingerprint()
        let key = bits & PendingLog.notificationBit != 0 ? try reader.fingerprint() : nil
        let input = try reader.number()
        guard input >= 0 else { throw .inconsistent }
        day &+= try reader.signed()
        window &+= try reader.signed()
        var additions: [PendingEvent.Addition] = []
        for _ in 0..<(try reader.count(ofAtLeast: 3)) {
            var reference = try reader.number(below: names.count + 1)
            if reference == 0 {
                names.append((try series.readName(&reader), nil))
                reference = names.count
            }
            guard let metric = Metric(rawValue: try reader.byte()) else { throw .inconsistent }
            additions.append(PendingEvent.Addition(series: reference - 1, metric: metric, value: try reader.signed()))
        }
        return PendingEvent(
            fingerprint: fingerprint, day: Int32(truncatingIfNeeded: day), messageKey: key, input: input,
            window: window, hasLongValue: bits & PendingLog.longValueBit != 0, additions: additions)
    }
}
