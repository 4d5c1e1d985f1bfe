internal import Metrics

/// The options that say which times are counted, and into which windows, as typed (contract §5).
public struct WindowArguments: Sendable {
    /// `--period`; five minutes when nil.
    public var period: String?
    /// `--time-zone`; UTC when nil.
    public var timeZone: String?
    /// `--start-time`.
    public var startTime: String?
    /// `--end-time`.
    public var endTime: String?
    /// `--now`; the clock when nil.
    public var now: String?
    /// `--by`; the event's own time when nil.
    public var placement: String?

    /// Every option at its default.
    public init() {}

    /// The zone, and the instant that stands for now.
    func times(environment: RunEnvironment) throws(RunFailure) -> TimeReader {
        let zone = try environment.zones.load(timeZone ?? "UTC")
        var times = TimeReader(now: environment.now, zone: zone)
        if let now { times.now = try times.instant(now, of: "--now") }
        return times
    }

    /// Puts what the options come to into a request.
    func apply(to request: inout RunRequest, times: TimeReader) throws(RunFailure) {
        request.zone = times.zone
        if let period {
            do {
                request.period = try Period(parsing: period)
            } catch {
                throw RunFailure(
                    .usage, "--period: \(error.description)",
                    advice:
                        "CloudWatch's periods are 1s, 5s, 10s, 20s, 30s and whole minutes; also 2h to 12h, 1d, 1w, 1mo")
            }
        }
        request.startTime = try startTime.map { text throws(RunFailure) in
            try times.instant(text, of: "--start-time")
        }
        request.endTime = try endTime.map { text throws(RunFailure) in try times.instant(text, of: "--end-time") }
        if let start = request.startTime, let end = request.endTime, end <= start {
            throw RunFailure(
                .usage, "--end-time is not after --start-time, so there is nothing between them",
                advice: "the range begins with --start-time and ends just before --end-time")
        }
        request.placement = try OptionValue.choice(placement, of: "--by", default: .event)
    }
}
