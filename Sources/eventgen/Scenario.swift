/// What is to be generated: the checked options as plain values, from which all bytes follow.
struct Scenario: Sendable {
    var seed: UInt64 = 1
    /// Distinct, intact event records.
    var events = 10_000
    /// Objects to spread them over.
    var files = 16
    /// First instant covered, in ms since 1970; always the start of a day, UTC.
    var start: Int64 = 0
    var days = 7
    /// Copies written beside the events, as a fraction of them.
    var duplicates = 0.0
    /// Broken lines written beside the events, as a fraction of them.
    var broken = 0.0
    /// Message tags beside the automatic ones and `campaign`.
    var tags = 0
    /// Recipients of a message at most, 1 to 50.
    var recipients = 3
    /// Share of opens and clicks that come weeks later.
    var late = 0.02
    var configurationSets = 4
    var campaigns = 12
    /// The kinds that are written; the others happen, but leave no record.
    var kinds = EventKinds.all
    /// Whether the first messages go through all ten kinds.
    var everyType = false
    /// gzip's level; 0 writes plain text.
    ///
    /// Level 3 packs this text about ninefold, as Firehose's objects are, at twice the speed of 6.
    var compressionLevel: Int32 = 3
    /// gzip members an object.
    var members = 1
    /// Whether a space follows each colon and comma.
    var pretty = false

    /// The end of the days covered: only late opens and clicks (and copies of them) arrive after it.
    var end: Int64 { start + Int64(days) * CalendarTime.millisecondsPerDay }

    /// How many people the senders know: enough that most hear from them more than once.
    var readers: Int { max(500, events / 10) }
}
