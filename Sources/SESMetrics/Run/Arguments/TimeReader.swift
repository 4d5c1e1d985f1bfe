internal import Metrics

/// Reads times as typed, against one clock and one zone.
struct TimeReader {
    /// Milliseconds since 1970-01-01T00:00:00Z from which `today` and `-7d` count.
    var now: Int64
    /// The zone of times without a designator.
    var zone: TimeZoneRules

    /// The instant that an option's value names.
    func instant(_ text: String, of option: String) throws(RunFailure) -> Int64 {
        do {
            return try TimeExpression.parse(text, now: now, zone: zone)
        } catch {
            throw RunFailure(
                .usage, "\(option): \(error.description)",
                advice: "times without Z or an offset are those of --time-zone")
        }
    }
}
