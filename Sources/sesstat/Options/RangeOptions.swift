internal import ArgumentParser
internal import SESMetrics

/// Which events a view is about.
struct RangeOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Events from TIME on: 2026-03-01, 2026-03-01T12:00:00Z, today, yesterday, -7d, -36h.", valueName: "TIME"))
    var startTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Events up to, not including, TIME.", valueName: "TIME"))
    var endTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What today, yesterday and -7d count from. (default: the clock)", valueName: "TIME"))
    var now: String?

    @Option(
        help: ArgumentHelp("IANA time zone of days and of local times. (default: UTC)", valueName: "ZONE"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "How copies of an event are known: logical, exact (byte by byte), or off. (default: logical)",
            valueName: "HOW"))
    var deduplicate: String?

    /// Hands over what was typed.
    func put(into window: inout WindowArguments, deduplication: inout String?) {
        window.startTime = startTime
        window.endTime = endTime
        window.now = now
        window.timeZone = timeZone
        deduplication = deduplicate
    }
}
