internal import Events
internal import Metrics

/// All that `sesstat check` has to say, before it is text or JSON.
struct CheckReport {
    /// What became of the records; the same as in a run of `sesstat metrics`.
    var run: RunReport
    /// Number of inputs.
    var inputs: Int
    /// What the archive holds.
    var findings: SurveyFindings
    /// What is wrong with it.
    var problems: ProblemList
    /// Distinct events in the range, by the raw value of their type.
    var counted: [Int64]
    /// Distinct events in the range, by hour, in order; hours without an event are left out.
    var hours: [(start: Int64, events: Int64)]
    /// Stretches without any event.
    var gaps: GapList
    /// The zone in which times are shown.
    var zone: TimeZoneRules
    /// The range, in milliseconds since 1970; nil where it has no such edge.
    var startTime: Int64?
    var endTime: Int64?

    /// Puts together what a run came to; `now` is where a range that reaches into the future ends for gaps.
    init(
        request: RunRequest, inputs: Int, table: ResultTable, run: RunReport, findings: SurveyFindings, now: Int64
    ) {
        self.run = run
        self.inputs = inputs
        self.findings = findings
        problems = ProblemList(run, findings)
        counted = [Int64](repeating: 0, count: EventType.allCases.count)
        hours = []
        for row in table.rows {
            let events = row.statistics.sampleCount
            if let type = EventType(counting: row.metric) { counted[Int(type.rawValue)] += events }
            let start = table.windows[Int(row.window)].start
            if hours.last?.start == start {
                hours[hours.count - 1].events += events
            } else {
                hours.append((start, events))
            }
        }
        gaps = GapList(
            hours: findings.hours.occupied, start: request.startTime, end: request.endTime.map { min($0, now) })
        zone = request.zone
        startTime = request.startTime
        endTime = request.endTime
    }

    /// Whether only a part of time is looked at.
    var hasRange: Bool { startTime != nil || endTime != nil }

    /// Warnings of records and of the run, with what each means.
    var warnings: [(code: String, count: Int64, advice: String)] {
        run.totals.warnings.nonzero.map { ($0.code.code, $0.count, $0.code.advice) }
            + run.warnings.nonzero.map { ($0.code.code, $0.count, $0.code.advice) }
    }
}

extension CheckReport {
    /// The counts from which the report takes its events by type and hour: one a type, in their order.
    static let metrics: [Metric] = [
        .send, .delivery, .open, .click, .bounce, .complaint, .reject, .renderingFailure, .deliveryDelay, .subscription,
    ]
}

extension EventType {
    /// The type that a count counts; nil for any other metric.
    fileprivate init?(counting metric: Metric) {
        guard let index = CheckReport.metrics.firstIndex(of: metric) else { return nil }
        self.init(rawValue: UInt8(index))
    }
}
