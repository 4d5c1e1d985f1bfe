internal import Events

/// The stretches of one offset that a ``TimeZoneRules`` searches, while they are being put together.
struct OffsetTable {
    /// Seconds in 400 years of the Gregorian calendar, which are also whole weeks: rules repeat after them.
    static let cycle: Int64 = 146_097 * 86_400

    private(set) var starts: [Int64] = [.min]
    private(set) var offsets: [Int32]
    /// From this second on, offsets are those of one cycle before; `Int64.max` where the last offset stays for ever.
    private(set) var repetition = Int64.max

    init(initialOffset: Int32) {
        offsets = [initialOffset]
    }

    /// Adds the next transition; one that changes no offset (a new abbreviation, say) is left out.
    mutating func append(_ time: Int64, _ offset: Int32) {
        guard offset != offsets[offsets.count - 1] else { return }
        starts.append(time)
        offsets.append(offset)
    }

    /// Adds what a rule says from the last explicit transition on, or for all of time where there is none.
    ///
    /// The rule also decides the offset at that transition, as RFC 8536 §3.3 demands that the two agree there.
    mutating func append(_ rule: RecurringRule, after last: Int64?) {
        // Rules without any explicit transition are unrolled from 1900 on, long before the first event.
        let date = last.map { CivilDate(daysSinceEpoch: Int($0.flooringQuotient(by: 86_400))) }
        let year = max(date?.year ?? 1900, 1900)
        // Two years more at either end, as a rule may reach over New Year by a week.
        let transitions = rule.transitions(in: (year - 2)...(year + 403))
        let before = transitions.last { $0.time <= last ?? .min }
        let first = Int32(before?.offset ?? rule.standardOffset)
        if let last { append(last, first) } else { offsets[0] = first }
        for transition in transitions where transition.time > last ?? .min {
            append(transition.time, Int32(transition.offset))
        }
        guard !transitions.isEmpty else { return }
        let firstWholeYear = CivilDate(year: year + 1, month: 1, day: 1)
        repetition = Int64(firstWholeYear.daysSinceEpoch) * 86_400 + OffsetTable.cycle
    }
}
