internal import Events

/// What an archive holds, as one worker saw it, or all of them.
///
/// Everything here is the same whichever worker read what, and in whatever order: copies of an event are counted with it, as
/// it depends on the order which of them is the first.
struct SurveyFindings {
    /// Accounts, regions and configuration sets that are kept apart.
    static let longestNameList = 1000
    /// Message tags that are kept apart.
    static let longestTagList = 200

    /// By the raw value of the event type.
    var types = [TypeFindings](repeating: TypeFindings(), count: EventType.allCases.count)
    /// Events in the range by what they name.
    var accounts = SmallestNames<Int64>(limit: longestNameList)
    var regions = SmallestNames<Int64>(limit: longestNameList)
    var configurationSets = SmallestNames<Int64>(limit: longestNameList)
    var tags = SmallestNames<TagFindings>(limit: longestTagList)
    /// Hours of the events in the range.
    var hours = HourMap()
    /// Of the events in the range.
    var lateness = Lateness()
    /// Of the inputs.
    var forms = FormFindings()
    /// The first record rejected for each reason.
    var firstByReason: [RejectReason: RecordPosition] = [:]
    /// The first record rejected in each input.
    var firstByInput: [Int: RecordPosition] = [:]

    /// Events in the range, copies among them.
    var eventsInRange: Int64 { types.reduce(0) { $0 + $1.inRange } }

    /// Whether no rejected record is known of this reason, or of this input.
    ///
    /// A worker reads inputs in their order and records as they come, so that later ones are no earlier examples.
    func lacks(_ reason: RejectReason, input: Int) -> Bool {
        firstByReason[reason] == nil || firstByInput[input] == nil
    }

    /// Takes note of where a rejected record stands.
    mutating func note(_ position: RecordPosition) {
        keep(position, in: &firstByReason[position.reason])
        keep(position, in: &firstByInput[position.input])
    }

    /// Adds what another worker saw.
    mutating func merge(_ other: SurveyFindings) {
        for index in types.indices { types[index].merge(other.types[index]) }
        accounts.merge(other.accounts)
        regions.merge(other.regions)
        configurationSets.merge(other.configurationSets)
        tags.merge(other.tags)
        hours.merge(other.hours)
        lateness.merge(other.lateness)
        forms.merge(other.forms)
        for position in other.firstByReason.values { keep(position, in: &firstByReason[position.reason]) }
        for position in other.firstByInput.values { keep(position, in: &firstByInput[position.input]) }
    }

    private func keep(_ position: RecordPosition, in place: inout RecordPosition?) {
        guard let kept = place else {
            place = position
            return
        }
        if position.precedes(kept) { place = position }
    }
}
