/// An event that is settled later: what it would count, and what decides on it.
struct PendingEvent: Equatable {
    /// One value to be added to a datapoint.
    struct Addition: Equatable {
        /// The series, by its number in the table at hand.
        var series: Int
        var metric: Metric
        var value: Int64
    }

    /// What tells it from all other events; meaningless where it is known not to be a copy of a like record.
    var fingerprint = Fingerprint(high: 0, low: 0)
    /// The UTC day of the event, where its fingerprint has a meaning.
    var day: Int32 = 0
    /// Of a feedback notification: type, message and recipients.
    var messageKey: Fingerprint?
    /// The position of its input.
    var input: Int
    /// The start of its window, in milliseconds since 1970-01-01T00:00:00Z.
    var window: Int64
    /// Whether one of its values was too long, and that is still to be reported.
    var hasLongValue = false
    var additions: [Addition]
}
