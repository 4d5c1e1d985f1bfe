internal import ArgumentParser
internal import SESMetrics

/// Which events a check describes.
struct CheckRangeOptions: ParsableArguments {
    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Describe events from TIME on: 2026-03-01, 2026-03-01T12:00:00Z, today, yesterday, -7d, -36h. (default: from the first)",
            valueName: "TIME"))
    var startTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Describe events up to, not including, TIME. (default: to the last)", valueName: "TIME"))
    var endTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What today, yesterday and -7d count from. (default: the clock)", valueName: "TIME"))
    var now: String?

    @Option(
        help: ArgumentHelp("IANA time zone in which times are read and shown. (default: UTC)", valueName: "ZONE"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "How copies of an event are known: logical, exact (byte by byte), or off. (default: logical)",
            valueName: "HOW"))
    var deduplicate: String?

    /// Hands over what was typed.
    func put(into arguments: inout CheckArguments) {
        arguments.window.startTime = startTime
        arguments.window.endTime = endTime
        arguments.window.now = now
        arguments.window.timeZone = timeZone
        arguments.deduplication = deduplicate
    }
}
