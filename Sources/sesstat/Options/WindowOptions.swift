internal import ArgumentParser
internal import SESMetrics

/// Times and windows.
struct WindowOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Length of a window: 1s to 30s, whole minutes to 1h, 2h to 12h, 1d, 1w, 1mo. (default: 5m)",
            valueName: "PERIOD"))
    var period: String?

    @Option(
        help: ArgumentHelp("IANA time zone of days, weeks, months and local times. (default: UTC)", valueName: "ZONE"))
    var timeZone: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Count from TIME on: 2026-03-01, 2026-03-01T12:00:00Z, today, yesterday, -7d, -36h. (default: from the first)",
            valueName: "TIME"))
    var startTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("Count up to, not including, TIME. (default: to the last)", valueName: "TIME"))
    var endTime: String?

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp("What today, yesterday and -7d count from. (default: the clock)", valueName: "TIME"))
    var now: String?

    @Option(
        help: ArgumentHelp(
            "Which time places an event: its own (event), or that of its message (send). (default: event)",
            valueName: "WHICH"))
    var by: String?

    /// Hands over what was typed.
    func put(into arguments: inout WindowArguments) {
        arguments.period = period
        arguments.timeZone = timeZone
        arguments.startTime = startTime
        arguments.endTime = endTime
        arguments.now = now
        arguments.placement = by
    }
}
